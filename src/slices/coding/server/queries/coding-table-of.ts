import { mapForward } from '../../model/study/forward.ts';
import { treeOf, type CodeNode } from '../../model/study/code-tree.ts';
import type { StudyState } from '../../model/study/state.ts';
import type { CodingTable } from '../../model/queries/coding-table.ts';
import { columnsOf, numbered } from '../columns.ts';

/** Which sources there are, in the order in which they are shown, and whether old rounds are read in today's codes. */
export interface TableAsked {
  readonly sources: readonly string[];
  readonly today: boolean;
}

interface Kept extends TableAsked {
  readonly visible: StudyState;
  readonly table: CodingTable;
}
const tables = new WeakMap<StudyState['codings'], Kept[]>();

/**
 * What one member may see as a table to ask questions of. It must be given a projection. Kept for as long as nobody codes anything
 * and the codebook stays, since one person asks many questions of the same codings.
 */
export function codingTableOf(visible: StudyState, asked: TableAsked): CodingTable {
  const kept = tables.get(visible.codings) ?? [];
  const known = kept.find((one) => isSame(one, visible, asked));
  if (known) return known.table;
  const table = makeTable(visible, asked);
  tables.set(visible.codings, [...kept.slice(-1), { ...asked, visible, table }]);
  return table;
}

function isSame(kept: Kept, visible: StudyState, { sources, today }: TableAsked): boolean {
  const isState = kept.visible.codes === visible.codes && kept.visible.lineage === visible.lineage && kept.visible.coders === visible.coders && kept.visible.rounds === visible.rounds;
  return isState && kept.today === today && kept.sources.length === sources.length && kept.sources.every((id, at) => id === sources[at]);
}

function makeTable(visible: StudyState, { sources, today }: TableAsked): CodingTable {
  const parts = sources.map((id) => visible.codings.get(id)).map((codings) => (codings ? columnsOf(codings) : null));
  const size = parts.reduce((sum, part) => sum + (part?.ids.length ?? 0), 0);
  const names = { codes: numbered(codesInOrder(visible)), coders: numbered(codersInOrder(visible)), rounds: numbered(roundsInOrder(visible)) };
  const column = (): Int32Array => new Int32Array(size);
  const columns = { source: column(), code: column(), coder: column(), round: column(), start: column(), end: column() };
  const reading = today ? forwardIn(visible) : asMade;
  const ids: string[] = [];
  parts.forEach((part, source) => {
    if (!part) return;
    const codes = part.codes.map((codeId) => numberToday(names.codes, reading(codeId)));
    const [coders, rounds] = [part.coders.map((id) => names.coders.of(id)), part.rounds.map((id) => names.rounds.of(id))];
    for (let at = 0; at < part.ids.length; at++) {
      const place = codes[part.code[at]!]!;
      const code = typeof place === 'number' ? place : place(part.ids[at]!);
      if (code < 0) continue;
      const row = ids.push(part.ids[at]!) - 1;
      columns.source[row] = source;
      columns.code[row] = code;
      columns.coder[row] = coders[part.coder[at]!]!;
      columns.round[row] = rounds[part.round[at]!]!;
      columns.start[row] = part.start[at]!;
      columns.end[row] = part.end[at]!;
    }
  });
  const used = ids.length;
  const cut = Object.fromEntries(Object.entries(columns).map(([name, all]) => [name, all.subarray(0, used)])) as typeof columns;
  return { columns: cut, ids, sources, codes: names.codes.ids, coders: names.coders.ids, rounds: names.rounds.ids };
}

/** What the codings of a code count under: one code for all of them, null for none, or each its own where the code was split. */
type Reading = (codeId: string) => string | null | ((codingId: string) => string | null);

const asMade: Reading = (codeId) => codeId;

function forwardIn(visible: StudyState): Reading {
  const forward = mapForward(visible);
  const today = (codingId: string, codeId: string): string | null => {
    const code = forward({ codingId, codeId });
    return code.kind === 'eliminated' ? null : code.codeId;
  };
  return (codeId) => (meetsSplit(visible, codeId) ? (codingId) => today(codingId, codeId) : today('', codeId));
}

/** The number of what {@link Reading} says, below 0 for none. */
function numberToday(codes: ReturnType<typeof numbered>, said: ReturnType<Reading>): number | ((codingId: string) => number) {
  const numberOf = (codeId: string | null): number => (codeId === null ? -1 : codes.of(codeId));
  return typeof said === 'function' ? (codingId) => numberOf(said(codingId)) : numberOf(said);
}

/** Whether the codings of this code may part ways. */
function meetsSplit(visible: StudyState, codeId: string): boolean {
  for (let code = visible.codes.get(codeId), steps = 0; code?.retired && steps < 100; steps++) {
    if (code.retired.how === 'split') return true;
    code = visible.codes.get(code.retired.into[0] ?? '');
  }
  return false;
}

function codesInOrder(visible: StudyState): string[] {
  const inTree = (nodes: readonly CodeNode[]): string[] => nodes.flatMap(({ code, children }) => [code.codeId, ...inTree(children)]);
  return inTree(treeOf(visible.codes.values()));
}

function codersInOrder({ coders }: StudyState): string[] {
  return [...coders.values()].sort((a, b) => Number(a.kind === 'consensus') - Number(b.kind === 'consensus') || a.name.localeCompare(b.name, 'en') || (a.coderId < b.coderId ? -1 : 1)).map((coder) => coder.coderId);
}

function roundsInOrder({ rounds }: StudyState): string[] {
  return [...rounds.values()].sort((a, b) => a.number - b.number).map((round) => round.roundId);
}
