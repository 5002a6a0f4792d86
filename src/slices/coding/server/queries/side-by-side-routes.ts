import { ok } from '../../../../kernel/result.ts';
import type { Api } from '../../../../platform/server/http/api.ts';
import type { Actor } from '../../../people/model/actor.ts';
import type { CodingTable } from '../../model/queries/coding-table.ts';
import { codingsByRow } from '../../model/queries/co-occurrence.ts';
import { SideBySideAnswer, SideBySideAsked } from '../../model/query-wire.ts';
import { StudyParams } from '../../model/wire.ts';
import type { LiveStudies } from '../live-studies.ts';
import { askingOfTexts, type AskingOfTexts } from './asking.ts';
import { chosenCodings } from './choose.ts';
import { rowIn } from './quoting.ts';

/** Each coded turn or paragraph with its codes round by round, from lower to higher inference (COD-24). */
export function sideBySideRoutes(api: Api<Actor>, live: LiveStudies): void {
  api.route(
    { method: 'post', path: '/api/studies/{studyId}/side-by-side', tag: 'Queries', summary: 'The codes of every round next to each other', access: 'signed-in', params: StudyParams, body: SideBySideAsked, answer: SideBySideAnswer },
    async ({ actor, params, body }) => {
      const met = await askingOfTexts(live, actor, params.studyId);
      if (!met.ok) return met;
      const { visible, facts, texts } = met.value;
      // As they were made: history is what this page is for.
      const table = chosenCodings(visible, facts, { ...body.filter, today: false });
      const rounds = table.rounds.filter((roundId) => (body.filter.rounds ?? [roundId]).includes(roundId));
      const rows = rowsWithCodes(table, rounds, texts);
      return ok({
        rounds: rounds.flatMap((roundId) => visible.rounds.get(roundId) ?? []).map(({ roundId, number, name }) => ({ roundId, number, name })),
        count: rows.length,
        rows: rows.slice(body.skip, body.skip + body.take).map((row) => ({ ...row, ...rowIn(texts.get(row.sourceId)!, row), codes: row.codes.map((byCode) => [...byCode].map(([codeId, coders]) => ({ codeId, coders: [...coders] }))) })),
      });
    },
  );
}

interface CodedRow {
  readonly sourceId: string;
  readonly row: number;
  readonly start: number;
  readonly end: number;
  /** For each round: the coders of each code. */
  readonly codes: readonly Map<string, Set<string>>[];
}

function rowsWithCodes(table: CodingTable, rounds: readonly string[], texts: AskingOfTexts['texts']): CodedRow[] {
  const byRow = codingsByRow(table, (sourceId) => texts.get(sourceId)!.rows.map((row) => row.start));
  const { source, code, coder, round, start, end } = byRow.columns;
  const places = new Map(rounds.map((roundId, at) => [roundId, at]));
  const found: CodedRow[] = [];
  for (let at = 0; at < source.length; ) {
    const sourceId = table.sources[source[at]!]!;
    const { rows } = texts.get(sourceId)!;
    const own = new Map<number, CodedRow>();
    for (const first = source[at]!; at < source.length && source[at] === first; at++) {
      const place = places.get(table.rounds[round[at]!]!);
      for (let row = start[at]!; place !== undefined && row < end[at]! && row < rows.length; row++) {
        let coded = own.get(row);
        if (!coded) own.set(row, (coded = { sourceId, row, start: rows[row]!.start, end: rows[row]!.end, codes: rounds.map(() => new Map<string, Set<string>>()) }));
        const coders = coded.codes[place]!.get(table.codes[code[at]!]!) ?? new Set<string>();
        coded.codes[place]!.set(table.codes[code[at]!]!, coders.add(table.coders[coder[at]!]!));
      }
    }
    found.push(...[...own.values()].sort((a, b) => a.row - b.row));
  }
  return found;
}
