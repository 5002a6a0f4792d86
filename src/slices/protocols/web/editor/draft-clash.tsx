import { Button, Group } from '@mantine/core';
import { Card } from '../../../../platform/web/ui/section.tsx';
import { useToast } from '../../../../platform/web/ui/toast.tsx';
import { compareProtocols } from '../../model/compare-protocols.ts';
import { Changes } from '../reading/changes.tsx';
import { words } from '../words.ts';
import type { DraftEditor } from './use-draft-editor.ts';

const text = words.edit.clash;

/** Someone else saved the draft meanwhile: what mine would change in theirs, and the choice. */
export function DraftClash({ editor }: { readonly editor: DraftEditor }) {
  const tell = useToast();
  const theirs = editor.clash?.draft?.content ?? editor.clash?.published?.content;
  if (!editor.clash || !theirs) return null;
  const mine = editor.content;
  const takeTheirs = () => {
    editor.settle('theirs');
    tell(text.tookTheirs, () => editor.change(mine));
  };
  return (
    <Card tone="lamp">
      <div role="alert" id="clash"><h2>{text.title}</h2><p>{text.sentence(editor.clash.draft?.savedBy?.name ?? text.someone)}</p></div>
      <p>{text.differs}</p>
      <Changes changes={compareProtocols(theirs, mine)} />
      <Group mt="md">
        <Button onClick={() => editor.settle('mine')}>{text.mine}</Button>
        <Button variant="default" onClick={takeTheirs}>{text.theirs}</Button>
      </Group>
    </Card>
  );
}
