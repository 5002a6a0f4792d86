import { Textarea } from '@mantine/core';
import { PrivateChip } from '../../../../../platform/web/ui/private-chip.tsx';
import { ProblemNotice } from '../../../../../platform/web/ui/problem-notice.tsx';
import { SavedState } from '../../../../../platform/web/ui/saved-state.tsx';
import { filledOf, type CaptureOf } from '../../../model/places.ts';
import { words } from '../../words.ts';
import { useSelfSaving } from '../keeping.ts';
import { useRoom } from '../room-context.ts';
import styles from './panels.module.css';
import { PanelFrame } from './panel-frame.tsx';

const text = words.room.notebook;

/** A notebook that only its writer ever reads, during the session and after it. */
export function NotebookPanel({ capture, mayWrite }: { readonly capture: CaptureOf<'notebook'>; readonly mayWrite: boolean }) {
  const { state, viewerId } = useRoom();
  const stored = filledOf(state, capture.id, 'notebook')?.pages[viewerId] ?? '';
  const page = useSelfSaving({ key: `notebook:${capture.id}`, stored, commandFor: (written) => ({ type: 'WriteNotebook', captureId: capture.id, text: written }) });
  return (
    <PanelFrame capture={{ prompt: capture.prompt, help: '' }} beside={<PrivateChip>{text.onlyYou}</PrivateChip>}>
      <div className={styles.page}>
        <Textarea
          aria-label={text.label}
          classNames={{ input: styles.pageText ?? '' }}
          autosize
          minRows={5}
          readOnly={!mayWrite}
          value={page.text}
          onChange={(event) => page.change(event.currentTarget.value)}
        />
        <div className={styles.pageFoot}><SavedState saved={page.saved} /></div>
        <ProblemNotice problem={page.problem} />
      </div>
    </PanelFrame>
  );
}
