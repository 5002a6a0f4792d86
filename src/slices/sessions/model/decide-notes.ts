import { err, ok, type Refusal } from '../../../kernel/result.ts';
import { stamp, stop, type Deciders } from './guards.ts';
import { openCapture } from './open-capture.ts';
import { filledOf, type CaptureOf } from './places.ts';
import { refusals } from './refusals.ts';
import type { SessionState } from './state.ts';

/** Shared lists of short entries; each entry belongs to who wrote it. And the notebook that only its writer reads. */
export const noteDeciders: Deciders<'WriteEntry' | 'ChangeEntry' | 'RemoveEntry' | 'WriteNotebook'> = {
  WriteEntry(state, { captureId, entryId, text, column }, ctx) {
    const open = openCapture(state, ctx, captureId, 'notes');
    if (!open.ok) return open;
    const { personId, capture, filled } = open.value;
    const stopped = stop(tooEarly(state, capture), wrongColumn(capture, column));
    if (stopped) return stopped;
    const there = filled.entries.find((entry) => entry.entryId === entryId);
    if (there) return there.authorId === personId && there.text === text ? ok([]) : err(refusals.idTaken());
    return ok([{ type: 'EntryWritten', ...stamp(ctx), captureId, entryId, authorId: personId, text, column }]);
  },

  ChangeEntry(state, { captureId, entryId, text, column }, ctx) {
    const open = openCapture(state, ctx, captureId, 'notes');
    if (!open.ok) return open;
    const { personId, capture, filled } = open.value;
    const entry = filled.entries.find((candidate) => candidate.entryId === entryId);
    if (!entry) return err(refusals.entryGone());
    const stopped = stop(wrongColumn(capture, column), entry.authorId === personId ? null : refusals.notYourEntry());
    if (stopped) return stopped;
    const same = entry.text === text && entry.column === column;
    return ok(same ? [] : [{ type: 'EntryChanged', ...stamp(ctx), captureId, entryId, text, column }]);
  },

  RemoveEntry(state, { captureId, entryId }, ctx) {
    const open = openCapture(state, ctx, captureId, 'notes');
    if (!open.ok) return open;
    const entry = open.value.filled.entries.find((candidate) => candidate.entryId === entryId);
    if (!entry) return ok([]);
    if (entry.authorId !== open.value.personId) return err(refusals.notYourEntry());
    return ok([{ type: 'EntryRemoved', ...stamp(ctx), captureId, entryId }]);
  },

  WriteNotebook(state, { captureId, text }, ctx) {
    const open = openCapture(state, ctx, captureId, 'notebook');
    if (!open.ok) return open;
    const { personId, filled } = open.value;
    const page = Object.hasOwn(filled.pages, personId) ? filled.pages[personId] : '';
    return ok(page === text ? [] : [{ type: 'NotebookWritten', ...stamp(ctx), captureId, personId, text }]);
  },
};

/** Nobody replies to cards before all are read and handed over. */
function tooEarly(state: SessionState, capture: CaptureOf<'notes'>): Refusal | null {
  if (capture.opensAfter === undefined) return null;
  const cards = filledOf(state, capture.opensAfter, 'private-cards');
  return cards && cards.phase !== 'handed-over' ? refusals.readingNotFinished() : null;
}

function wrongColumn(capture: CaptureOf<'notes'>, column: string | null): Refusal | null {
  const fits = capture.columns.length === 0 ? column === null : column !== null && capture.columns.includes(column);
  return fits ? null : refusals.noSuchColumn(capture.columns.join(', ') || 'none');
}
