import { ok, refuse } from '../../../../kernel/result.ts';
import type { Api } from '../../../../platform/server/http/api.ts';
import type { Actor } from '../../../people/model/actor.ts';
import { codingsByRow, coOccurrence, pairCount, pairsBehind, type CoOccurrence, type Relation } from '../../model/queries/co-occurrence.ts';
import type { CodingTable } from '../../model/queries/coding-table.ts';
import { pairFigure } from '../../model/queries/pair-figure.ts';
import { CoOccurrenceAnswer, CoOccurrenceAsked, PairsAnswer, PairsAsked } from '../../model/query-wire.ts';
import { pathName } from '../../model/study/code-tree.ts';
import { StudyParams } from '../../model/wire.ts';
import { NO_CODE } from '../refusals.ts';
import type { LiveStudies } from '../live-studies.ts';
import { asking, askingOfTexts, type Asking, type AskingOfTexts } from './asking.ts';
import { chosenCodings } from './choose.ts';
import { quoted } from './quoting.ts';

const TOO_MANY_CODES = refuse('too-large', 'too-many-codes', 'More than 1,000 codes against each other make a table that nobody can read, so nothing was counted.', { mend: 'Choose some of the codes.' });
const MOST_CODES = 1000;

/** Which codes stand together, and the places where they do. */
export function togetherRoutes(api: Api<Actor>, live: LiveStudies): void {
  const met = (actor: Actor, studyId: string, asked: CoOccurrenceAsked) => (asked.relation.kind === 'same-turn' ? askingOfTexts(live, actor, studyId) : asking(live, actor, studyId));

  api.route(
    { method: 'post', path: '/api/studies/{studyId}/cooccurrence', tag: 'Queries', summary: 'How often codes overlap, stand near each other, or follow each other', access: 'signed-in', params: StudyParams, body: CoOccurrenceAsked, answer: CoOccurrenceAnswer },
    async ({ actor, params, body }) => {
      const ground = await met(actor, params.studyId, body);
      if (!ground.ok) return ground;
      const { table, relation } = related(ground.value, body);
      return table.codes.length > MOST_CODES ? TOO_MANY_CODES : ok(answered(ground.value, coOccurrence(table, relation, { isWithinCoder: body.withinCoder })));
    },
  );

  api.route(
    { method: 'post', path: '/api/studies/{studyId}/cooccurrence/pairs', tag: 'Queries', summary: 'The pairs of codings behind one count', access: 'signed-in', params: StudyParams, body: PairsAsked, answer: PairsAnswer },
    async ({ actor, params, body }) => {
      const ground = await askingOfTexts(live, actor, params.studyId);
      if (!ground.ok) return ground;
      if (!ground.value.visible.codes.has(body.row) || !ground.value.visible.codes.has(body.column)) return NO_CODE;
      const { table, relation, inPlaces } = related(ground.value, body);
      const [row, column] = [table.codes.indexOf(body.row), table.codes.indexOf(body.column)];
      const pairs = row < 0 || column < 0 ? [] : pairsBehind(table, relation, row, column, { isWithinCoder: body.withinCoder });
      const shown = pairs.slice(body.skip, body.skip + body.take);
      const segments = quoted(ground.value, inPlaces, shown.flat(), body.around);
      return ok({ count: pairs.length, pairs: shown.map((_, at) => ({ first: segments[2 * at]!, second: segments[2 * at + 1]! })) });
    },
  );
}

/** The codings with the places that the relation looks at; `inPlaces` has them where they really are. */
function related({ visible, facts, texts }: Asking & Partial<AskingOfTexts>, { relation, filter }: CoOccurrenceAsked): { table: CodingTable; inPlaces: CodingTable; relation: Relation } {
  const inPlaces = usedCodes(chosenCodings(visible, facts, filter));
  if (relation.kind !== 'same-turn') return { table: inPlaces, inPlaces, relation };
  return { table: codingsByRow(inPlaces, (sourceId) => texts?.get(sourceId)?.rows.map((row) => row.start) ?? []), inPlaces, relation: { kind: 'overlap' } };
}

/** Only codes that have codings: a table of codes against codes grows with their square. */
function usedCodes(table: CodingTable): CodingTable {
  const used = new Set(table.columns.code);
  const numbers = new Int32Array(table.codes.length);
  let next = 0;
  table.codes.forEach((_, code) => (numbers[code] = used.has(code) ? next++ : -1));
  return { ...table, codes: table.codes.filter((_, code) => used.has(code)), columns: { ...table.columns, code: table.columns.code.map((code) => numbers[code]!) } };
}

/** A figure for every two codes that stand together: once, but for codes that follow one another once in each order that occurs. */
function answered({ visible }: Asking, counted: CoOccurrence): CoOccurrenceAnswer {
  const { codes, codings, pairs } = counted;
  const width = codes.length;
  const figures = codes.flatMap((_, row) =>
    codes.flatMap((__, column) => {
      const isAsked = (counted.relation.kind === 'before' ? column !== row : column > row) && pairCount(counted, row, column) > 0;
      if (!isAsked) return [];
      const { c, isUnbalanced, notes } = pairFigure(counted, row, column);
      return [{ row, column, c, isUnbalanced, notes: [...notes] }];
    }),
  );
  return {
    codes: codes.map((codeId, at) => ({ codeId, path: pathName(visible.codes, codeId) || codeId, codings: codings[at]! })),
    pairs: codes.map((_, row) => [...pairs.subarray(row * width, (row + 1) * width)]),
    figures,
  };
}
