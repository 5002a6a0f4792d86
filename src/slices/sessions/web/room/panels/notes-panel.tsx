import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { SelectField, TextArea } from '../../../../../platform/web/ui/fields.tsx';
import { ProblemNotice } from '../../../../../platform/web/ui/problem-notice.tsx';
import { Said } from '../../../../../platform/web/ui/said.tsx';
import { filledOf, type CaptureOf } from '../../../model/places.ts';
import type { Entry } from '../../../model/state.ts';
import { words } from '../../words.ts';
import { useFields } from '../keeping.ts';
import { callName } from '../people-in-room.ts';
import { useRoom } from '../room-context.ts';
import styles from './panels.module.css';
import { useSending } from '../use-sending.ts';
import { PanelFrame } from './panel-frame.tsx';
import { Unsent } from './unsent.tsx';

const text = words.room.notes;
type Notes = CaptureOf<'notes'>;

/** A shared list of short notes, in columns where the protocol names some. Each note belongs to who wrote it. */
export function NotesPanel({ capture, mayWrite }: { readonly capture: Notes; readonly mayWrite: boolean }) {
  const { state } = useRoom();
  const entries = filledOf(state, capture.id, 'notes')?.entries ?? [];
  const columns: readonly (string | null)[] = capture.columns.length > 0 ? capture.columns : [null];
  return (
    <PanelFrame capture={capture}>
      {mayWrite ? <NoteForm capture={capture} /> : null}
      {entries.length === 0 ? <p className={styles.quiet}>{text.none}</p> : null}
      {entries.length > 0 ? (
        <div className={styles.columns}>
          {columns.map((column) => (
            <div key={column ?? ''}>
              {column === null ? null : <h4 className={styles.columnName}>{column}</h4>}
              <ul className={styles.sheets}>
                {entries.filter((entry) => entry.column === column).map((entry) => <OneNote key={entry.entryId} capture={capture} entry={entry} mayWrite={mayWrite} />)}
              </ul>
            </div>
          ))}
        </div>
      ) : null}
    </PanelFrame>
  );
}

function NoteForm({ capture, entry, onDone }: { readonly capture: Notes; readonly entry?: Entry; readonly onDone?: () => void }) {
  const { newId } = useRoom();
  const fresh = { text: entry?.text ?? '', column: entry?.column ?? capture.columns[0] ?? '' };
  const kept = useFields(entry ? `note:${entry.entryId}` : `note:new:${capture.id}`, fresh);
  const sending = useSending();
  const submit = async () => {
    const said = { captureId: capture.id, text: kept.value.text, column: kept.value.column === '' ? null : kept.value.column };
    const sent = await sending.send(entry ? { type: 'ChangeEntry', entryId: entry.entryId, ...said } : { type: 'WriteEntry', entryId: newId(), ...said });
    if (!sent) return;
    kept.clear();
    onDone?.();
  };
  return (
    <form className={styles.writer} onSubmit={(event) => { event.preventDefault(); void submit(); }}>
      <TextArea label={entry ? text.change : text.note} minRows={2} value={kept.value.text} onChange={(next) => kept.change('text', next)} />
      <div className={styles.writerFoot}>
        {capture.columns.length > 0 ? (
          <SelectField label={text.column} value={kept.value.column} onChange={(column) => kept.change('column', column)} choices={capture.columns.map((name) => ({ value: name, label: name }))} />
        ) : null}
        <Button type="submit" disabled={kept.value.text.trim() === ''} loading={sending.busy}>{entry ? text.keep : text.add}</Button>
        {entry ? <Button variant="subtle" onClick={() => { kept.clear(); onDone?.(); }}>{text.leave}</Button> : null}
      </div>
      <ProblemNotice problem={sending.problem} />
    </form>
  );
}

function OneNote({ capture, entry, mayWrite }: { readonly capture: Notes; readonly entry: Entry; readonly mayWrite: boolean }) {
  const { state, viewerId } = useRoom();
  const sending = useSending();
  const [changing, setChanging] = useState(false);
  const isMine = entry.authorId === viewerId;
  if (changing) return <li className={styles.sheet}><NoteForm capture={capture} entry={entry} onDone={() => setChanging(false)} /></li>;
  return (
    <li className={styles.sheet}>
      <p className={styles.byline}>{isMine ? text.you : callName(state, entry.authorId)}{entry.editedAt === null ? '' : ` · ${text.edited}`}</p>
      <Said>{entry.text}</Said>
      <Unsent thing={entry.entryId} />
      {isMine && mayWrite ? (
        <Group gap={8} mt={8}>
          <Button size="sm" variant="subtle" onClick={() => setChanging(true)}>{text.change}</Button>
          <Button size="sm" variant="subtle" color="gray" onClick={() => void sending.send({ type: 'RemoveEntry', captureId: capture.id, entryId: entry.entryId })}>{text.remove}</Button>
        </Group>
      ) : null}
      <ProblemNotice problem={sending.problem} />
    </li>
  );
}
