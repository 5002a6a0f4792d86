import { ok } from '../../../../kernel/result.ts';
import type { Api } from '../../../../platform/server/http/api.ts';
import type { Actor } from '../../../people/model/actor.ts';
import type { CodingTable } from '../../model/queries/coding-table.ts';
import { reportedAndObserved } from '../../model/queries/reported-and-observed.ts';
import { threeSourceSupport } from '../../model/queries/three-source-rule.ts';
import { MatrixAnswer, SharesAnswer, SharesAsked, SupportAnswer, SupportAsked, TimelineAsked } from '../../model/query-wire.ts';
import { shareOfCases } from '../../model/study/share-of-cases.ts';
import { StudyParams } from '../../model/wire.ts';
import type { LiveStudies } from '../live-studies.ts';
import { asking } from './asking.ts';
import { chosenCodings, chosenSources } from './choose.ts';
import type { StudyFacts } from './study-facts.ts';
import { countedMatrix } from './matrix-routes.ts';

/** What substantiates each code, and when codes occur. */
export function supportRoutes(api: Api<Actor>, live: LiveStudies): void {
  api.route(
    { method: 'post', path: '/api/studies/{studyId}/support', tag: 'Queries', summary: 'By which route each code is substantiated, and where reports and observations part', access: 'signed-in', params: StudyParams, body: SupportAsked, answer: SupportAnswer },
    async ({ actor, params, body }) => {
      const met = await asking(live, actor, params.studyId);
      if (!met.ok) return met;
      const { visible, facts } = met.value;
      const table = chosenCodings(visible, facts, body.filter);
      const sources = chosenSources(facts, body.filter).map((sourceId) => facts.sources.get(sourceId)!);
      const parentOf = (codeId: string): string | null => visible.codes.get(codeId)?.parentId ?? null;
      const support = threeSourceSupport(table, sources, { handouts: body.handouts, respondents: body.respondents, ...(body.below ? { parentOf } : {}) });
      const gaps = new Map(reportedAndObserved(table, sources).map((one) => [one.codeId, one]));
      const answer = support.map((one) => {
        const { reported, observed, gap, says } = gaps.get(one.codeId)!;
        return { ...one, reported, observed, gap, gapSays: says };
      });
      return ok({ codes: answer });
    },
  );

  api.route(
    { method: 'post', path: '/api/studies/{studyId}/timeline', tag: 'Queries', summary: 'Codes over time', access: 'signed-in', params: StudyParams, body: TimelineAsked, answer: MatrixAnswer },
    async ({ actor, params, body: { by, ...asked } }) => {
      const met = await asking(live, actor, params.studyId);
      return met.ok ? countedMatrix(met.value, { ...asked, rows: { of: 'code', family: false }, columns: { of: 'time', by } }) : met;
    },
  );

  api.route(
    { method: 'post', path: '/api/studies/{studyId}/shares', tag: 'Queries', summary: 'In how many cases each code occurs', access: 'signed-in', params: StudyParams, body: SharesAsked, answer: SharesAnswer },
    async ({ actor, params, body }) => {
      const met = await asking(live, actor, params.studyId);
      if (!met.ok) return met;
      const { visible, facts } = met.value;
      const table = chosenCodings(visible, facts, body.filter);
      const cases = casesIn(facts, chosenSources(facts, body.filter));
      const coded = codingsByCode(table);
      return ok({ cases: cases.size, codes: table.codes.map((codeId, code) => shareOfCases(codeId, cases, coded[code]!)) });
    },
  );
}

/** The cases with their sources; where the study has no cases, every source is one. */
function casesIn(facts: StudyFacts, sourceIds: readonly string[]): ReadonlyMap<string, readonly string[]> {
  if (facts.cases.size === 0) return new Map(sourceIds.map((sourceId) => [sourceId, [sourceId]]));
  const cases = new Map<string, string[]>();
  for (const sourceId of sourceIds) for (const caseId of facts.casesOf(sourceId)) cases.set(caseId, [...(cases.get(caseId) ?? []), sourceId]);
  return cases;
}

function codingsByCode(table: CodingTable): readonly { readonly sourceId: string; readonly codeId: string }[][] {
  const coded = table.codes.map((): { sourceId: string; codeId: string }[] => []);
  const { source, code } = table.columns;
  for (let at = 0; at < code.length; at++) coded[code[at]!]!.push({ sourceId: table.sources[source[at]!]!, codeId: table.codes[code[at]!]! });
  return coded;
}
