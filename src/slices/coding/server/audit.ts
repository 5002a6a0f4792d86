import { sql, type Transaction } from 'kysely';
import { deriveId } from '../model/study/derive-id.ts';
import type { CodingBlock, Patch, StudyEvent } from '../model/study/events.ts';
import { isHidden } from '../model/study/hidden.ts';
import { projectEvent } from '../model/study/project.ts';
import type { StudyState } from '../model/study/state.ts';
import type { AuditAnswer } from '../model/server-wire.ts';
import type { MetStudy } from './access.ts';
import { STUDY_STREAM } from './study-stream.ts';

/** Who looks, and what they may see of the study now. */
export type Looking = Pick<MetStudy, 'viewer' | 'visible'>;

type Act = Omit<AuditAnswer['acts'][number], 'by'> & { readonly by: string | null };
interface Row {
  readonly seq: number;
  readonly command: string;
  readonly n: number;
  readonly event: StudyEvent;
}

const AT_ONCE = 200;

/** The newest acts before a command, as far as this person may see them, and where the next page begins. */
export async function actsBefore<T>(trx: Transaction<T>, studyId: string, looking: Looking, { before, take }: { readonly before?: string | undefined; readonly take: number }): Promise<{ acts: Act[]; next: string | null }> {
  const acts: Act[] = [];
  let shown = '';
  let place = before === undefined ? null : await placeOf(trx, studyId, before);
  for (;;) {
    const rows = await rowsBefore(trx, studyId, place);
    for (const row of rows) {
      const act = actOf(row, looking);
      if (!act) continue;
      // A page ends where a command ends, because the next one begins with a command; and only with something on the next one.
      if (acts.length >= take && row.command !== shown) return { acts, next: shown };
      acts.push(act);
      shown = row.command;
    }
    if (rows.length < AT_ONCE) return { acts, next: null };
    place = rows.at(-1)!.seq;
  }
}

async function placeOf<T>(trx: Transaction<T>, studyId: string, command: string): Promise<number> {
  const { rows } = await sql<{ seq: number | null }>`select min(seq) as seq from event_log where stream_id = ${studyId} and command_id = ${command}`.execute(trx);
  return rows[0]?.seq ?? 0;
}

async function rowsBefore<T>(trx: Transaction<T>, studyId: string, place: number | null): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select seq, command_id as command, n, payload as event from event_log
    where stream_id = ${studyId} and (${place}::bigint is null or seq < ${place}::bigint)
      and exists (select 1 from event_stream where stream_id = ${studyId} and kind = ${STUDY_STREAM})
    order by seq desc limit ${AT_ONCE}`.execute(trx);
  return rows;
}

function actOf({ command, n, event }: Row, { viewer, visible }: Looking): Act | null {
  const seen = projectEvent(unveiled(event, visible), viewer);
  if (!seen) return null;
  const id = deriveId(command, String(n));
  if (seen.type === 'StudyBegan') return { id, kind: 'study-began', how: 'do', by: seen.by, at: seen.at, put: 0, gone: 0, codes: [], sources: 0 };
  if (seen.type === 'TextRevised') return { id, kind: 'text-revised', how: 'do', by: seen.by, at: seen.at, put: rowsIn(seen.back), gone: 0, codes: [], sources: 1 };
  const blocks = [...seen.put, ...seen.gone];
  const codes = new Set([...blocks.flatMap((block) => block.codes.map(([codeId]) => codeId)), ...seen.patches.filter((patch) => patch.of === 'code').map((patch) => patch.id)]);
  const sources = new Set(blocks.map((block) => block.sourceId)).size;
  return { id, kind: seen.kind, how: seen.how, by: seen.by, at: seen.at, put: rowsIn(seen.put), gone: rowsIn(seen.gone), codes: [...codes], sources };
}

function rowsIn(blocks: readonly CodingBlock[]): number {
  return blocks.reduce((sum, block) => sum + block.rows.length, 0);
}

/**
 * An event says what was hidden when it happened; what came to light since is not hidden any more. Only what this person's own view
 * shows to be in the light is: a round may have begun between that view and this event.
 */
function unveiled(event: StudyEvent, visible: StudyState): StudyEvent {
  const lit = (blocks: readonly CodingBlock[]): CodingBlock[] => blocks.map((block) => ({ ...block, blind: block.blind && !isLit(visible, block.roundId) }));
  if (event.type === 'StudyBegan') return event;
  if (event.type === 'TextRevised') return { ...event, back: lit(event.back) };
  return { ...event, put: lit(event.put), gone: lit(event.gone), patches: event.patches.map((patch) => ({ ...patch, before: lifted(patch, patch.before, visible), after: lifted(patch, patch.after, visible) }) as Patch) };
}

function lifted({ of, id }: Patch, side: Patch['after'], visible: StudyState): Patch['after'] {
  if (!side || !('draftOf' in side) || side.draftOf === null || !isLit(visible, side.draftOf)) return side;
  // A memo or question may have moved on into another blind round of its writer.
  if ((of === 'memo' && !visible.memos.has(id)) || (of === 'query' && !visible.queries.has(id))) return side;
  return { ...side, draftOf: null };
}

function isLit({ rounds }: StudyState, roundId: string): boolean {
  return rounds.has(roundId) && !isHidden(rounds.get(roundId));
}
