import { liesWithin } from '../../model/study/code-tree.ts';
import { settledAway } from '../../model/study/settled.ts';
import type { StudyState } from '../../model/study/state.ts';
import { chooseCodings, type CodingChoice, type CodingTable } from '../../model/queries/coding-table.ts';
import type { CodingFilter } from '../../model/query-wire.ts';
import { attributeValues, type StudyFacts } from './study-facts.ts';
import { codingTableOf } from './coding-table-of.ts';

/** The codings of a projection that a filter asks for. */
export function chosenCodings(visible: StudyState, facts: StudyFacts, filter: CodingFilter): CodingTable {
  const table = codingTableOf(visible, { sources: [...facts.sources.keys()], today: filter.today });
  const choice = choiceOf(visible, facts, filter);
  if (filter.settled) return chooseCodings(table, choice, settledAway(visible));
  return Object.keys(choice).length > 0 ? chooseCodings(table, choice) : table;
}

function choiceOf(visible: StudyState, facts: StudyFacts, filter: CodingFilter): CodingChoice {
  const choice: { -readonly [Kind in keyof CodingChoice]: CodingChoice[Kind] } = {};
  if (filter.codes) choice.codes = filter.below ? withThoseBelow(visible, filter.codes) : new Set(filter.codes);
  if (filter.rounds) choice.rounds = new Set(filter.rounds);
  if (filter.coders) choice.coders = new Set(filter.coders);
  if (asksOfSources(filter)) choice.sources = new Set(chosenSources(facts, filter));
  return choice;
}

function withThoseBelow({ codes }: StudyState, wanted: readonly string[]): Set<string> {
  return new Set([...codes.keys()].filter((codeId) => wanted.some((family) => liesWithin(codes, codeId, family))));
}

function asksOfSources({ sources, cases, types, attributes, from, until }: CodingFilter): boolean {
  return [sources, cases, types, attributes, from, until].some((part) => part !== undefined);
}

/** The sources that a filter speaks of, in the order of the study. */
export function chosenSources(facts: StudyFacts, { sources, cases, types, attributes, from, until }: CodingFilter): string[] {
  const [ids, inCases] = [sources && new Set(sources), cases && new Set(cases)];
  return [...facts.sources.values()]
    .filter((source) => {
      if (ids && !ids.has(source.sourceId)) return false;
      if (types && !types.includes(source.type)) return false;
      if ((from && source.datedOn < from) || (until && source.datedOn > until)) return false;
      if (inCases && !facts.casesOf(source.sourceId).some((caseId) => inCases.has(caseId))) return false;
      return (attributes ?? []).every(({ attributeId, values }) => attributeValues(facts, attributeId, source.sourceId).some((value) => values.map(String).includes(value)));
    })
    .map((source) => source.sourceId);
}
