import { useEffect, useState } from 'react';
import { newId } from '../../../../platform/web/sync/new-id.ts';
import { useApi, useSend } from '../../../../platform/web/api-client.ts';
import { useDraft, useDurable } from '../../../../platform/web/device-log.tsx';
import { mayPass } from '../../../../platform/web/problem.ts';
import { useAutosave } from '../../../../platform/web/sync/autosave.ts';
import { TextArea } from '../../../../platform/web/ui/fields.tsx';
import { PrivateChip } from '../../../../platform/web/ui/private-chip.tsx';
import { ProblemNotice } from '../../../../platform/web/ui/problem-notice.tsx';
import { SavedState } from '../../../../platform/web/ui/saved-state.tsx';
import { Card, Section } from '../../../../platform/web/ui/section.tsx';
import { Await } from '../../../../platform/web/ui/states.tsx';
import { words } from '../words.ts';
import styles from './sheet.module.css';

interface Note {
  readonly noteId: string;
  readonly text: string;
}

/** Notes on the conversation that only their writer ever reads. */
export function OwnNotes({ problemId }: { readonly problemId: string }) {
  const notes = useApi<{ notes: Note[] }>(`/api/problems/${problemId}/consultation-notes`);
  return (
    <Section title={words.notes.title} sentence={words.notes.sentence}>
      <Await of={notes}>{({ notes: kept }) => <Pages problemId={problemId} kept={kept} />}</Await>
    </Section>
  );
}

/** One page as a rule; a second one only where two devices each began one. */
function Pages({ problemId, kept }: { readonly problemId: string; readonly kept: readonly Note[] }) {
  const [freshId] = useState(() => newId());
  const notes = kept.length > 0 ? kept : [{ noteId: freshId, text: '' }];
  return <div className={styles.stack}>{notes.map((note) => <Page key={note.noteId} problemId={problemId} note={note} />)}</div>;
}

function Page({ problemId, note }: { readonly problemId: string; readonly note: Note }) {
  const { send, problem } = useSend();
  const durable = useDurable();
  const [sent, setSent] = useState(0);
  const draft = useDraft(`problem:${problemId}:note`, note.text);
  const waiting = draft.version > sent && draft.saved !== 'saved' && draft.saved !== 'empty';
  const { sending } = useAutosave(waiting ? String(draft.version) : null, async () => {
    const version = draft.version;
    const answer = await send('POST', `/api/problems/${problemId}/consultation-notes`, { noteId: note.noteId, text: draft.text }, []);
    if (!answer.ok) return mayPass(answer.error) ? 'later' : 'refused';
    draft.acknowledge(version);
    setSent(version);
    return 'kept';
  });
  useEffect(() => setSent(0), [note.noteId]);
  return (
    <Card tone="private">
      <PrivateChip>{words.notes.chip}</PrivateChip>
      <TextArea label={words.notes.label} optional minRows={4} value={draft.text} onChange={draft.setText} />
      <SavedState saved={sending ? 'sending' : draft.saved} durable={durable} />
      <ProblemNotice problem={problem && !mayPass(problem) ? problem : null} />
    </Card>
  );
}
