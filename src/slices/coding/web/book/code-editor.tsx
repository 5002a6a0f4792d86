import { Button } from '@mantine/core';
import { useState } from 'react';
import { Form } from '../../../../platform/web/ui/form.tsx';
import { Card } from '../../../../platform/web/ui/section.tsx';
import { Said } from '../../../../platform/web/ui/said.tsx';
import { useToast } from '../../../../platform/web/ui/toast.tsx';
import type { StudyCommand } from '../../model/study/commands.ts';
import type { Code } from '../../model/study/entities.ts';
import { newId } from '../../../../platform/web/sync/new-id.ts';
import { useLive } from '../live/study-context.tsx';
import { useAct } from '../live/use-act.ts';
import { useKeptFields } from '../live/use-kept-fields.ts';
import { nextColour } from '../view/colours.ts';
import { words } from '../words.ts';
import { changesIn, draftFrom, fieldsOf, freshDraft, type CodeDraft } from './code-draft.ts';
import { CodeFields } from './code-fields.tsx';

const text = words.book;
type NewCode = Extract<StudyCommand, { do: 'add-code' }>['code'];

/** Changes a code. When someone else changed its words meanwhile, both stand side by side and nothing is overwritten unasked. */
export function CodeEditor({ code, onDone }: { readonly code: Code; readonly onDone: () => void }) {
  const live = useLive();
  // The code as it was when the typing began is kept with what was typed: a form opened again later must not take back what others changed meanwhile.
  const [opened] = useState(() => ({ base: code, draft: draftFrom(code) }));
  const { fields: { base, draft }, change, drop } = useKeptFields<{ readonly base: Code; readonly draft: CodeDraft }>(`study:${live.state.studyId}:code-and-base:${code.codeId}`, opened);
  const { act, busy, problem } = useAct();
  const tell = useToast();
  const save = async (over: boolean) => {
    const changes = changesIn(over ? code : base, draft);
    if (changes && !(await act({ do: 'change-code', codeId: code.codeId, version: over ? null : base.version, changes }, `${draft.name}\n${draft.definition}\n${draft.useWhen}\n${draft.notWhen}`))) return;
    drop();
    tell(text.saved, changes ? () => void live.send({ do: 'undo' }, words.acts.kinds['code-changed']) : undefined);
    onDone();
  };
  const isConflict = problem?.code === 'code-changed';
  return (
    <Card>
      <Form onSubmit={() => void save(false)} verb={text.save} sending={busy} problem={isConflict ? null : problem} disabled={draft.name.trim() === ''} beside={<Button variant="subtle" onClick={() => { drop(); onDone(); }}>{text.cancel}</Button>}>
        <p style={{ margin: 0 }}>{text.changing}</p>
        <CodeFields draft={draft} onChange={(next) => change({ base, draft: next })} mayFrame={live.mayLead} />
      </Form>
      {isConflict ? (
        <div role="alert">
          <h3>{text.conflict.title}</h3>
          <p>{text.conflict.theirs}:</p>
          <Said>{[code.name, code.definition, code.useWhen, code.notWhen].filter((part) => part !== '').join('\n\n')}</Said>
          <Button mt="sm" mr="sm" onClick={() => void save(true)}>{text.conflict.keepMine}</Button>
          <Button mt="sm" variant="default" onClick={() => { drop(); onDone(); }}>{text.conflict.takeTheirs}</Button>
        </div>
      ) : null}
    </Card>
  );
}

/** Makes a code at a place of the codebook. */
export function NewCodeForm({ parentId, onDone }: { readonly parentId: string | null; readonly onDone: (made: string | null) => void }) {
  const live = useLive();
  const { codes, studyId } = live.state;
  const parent = parentId === null ? undefined : codes.get(parentId);
  const { fields: draft, change, drop } = useKeptFields(`study:${studyId}:new-code:${parentId ?? ''}`, freshDraft(parent?.colour ?? nextColour(codes.values()), live.mayLead ? 'framework' : 'inductive'));
  const { act, busy, problem } = useAct();
  const tell = useToast();
  const make = async () => {
    const codeId = newId();
    const code: NewCode = { codeId, parentId, ...fieldsOf(draft) };
    if (!(await act({ do: 'add-code', code, on: null }, `${draft.name}\n${draft.definition}`))) return;
    drop();
    tell(text.made(code.name), () => void live.send({ do: 'undo' }, words.acts.kinds['code-added']));
    onDone(codeId);
  };
  return (
    <Card>
      <h2 style={{ marginTop: 0, fontSize: 'var(--jw-size-1)' }}>{parent ? `${text.add}: ${parent.name} ›` : text.add}</h2>
      <Form onSubmit={() => void make()} verb={text.make} sending={busy} problem={problem} disabled={draft.name.trim() === '' || (draft.from === 'inductive' && draft.fromWords.trim() === '')} beside={<Button variant="subtle" onClick={() => { drop(); onDone(null); }}>{text.cancel}</Button>}>
        <CodeFields draft={draft} onChange={change} mayFrame={live.mayLead} />
      </Form>
    </Card>
  );
}
