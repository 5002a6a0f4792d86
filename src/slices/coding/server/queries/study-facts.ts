import type { SourceLine } from '../../../texts/model/source-wire.ts';
import { caseLinks, sourceList, studyAttributes, studyCases, type ListedCase } from '../../../texts/server/index.ts';
import type { TextTrx } from '../access.ts';

/** What is known of the sources of a study besides their texts. */
export interface StudyFacts {
  readonly sources: ReadonlyMap<string, SourceLine>;
  /** In the order of their names. */
  readonly cases: ReadonlyMap<string, ListedCase>;
  readonly casesOf: (sourceId: string) => readonly string[];
  readonly attributes: Awaited<ReturnType<typeof studyAttributes>>;
}

export async function studyFacts(trx: TextTrx, studyId: string): Promise<StudyFacts> {
  const sources = await sourceList(trx, studyId);
  const cases = await studyCases(trx, studyId);
  const links = new Map<string, string[]>();
  for (const { sourceId, caseId } of await caseLinks(trx, studyId)) links.set(sourceId, [...(links.get(sourceId) ?? []), caseId]);
  return {
    sources: new Map(sources.map((source) => [source.sourceId, source])),
    cases: new Map(cases.map((one) => [one.caseId, one])),
    casesOf: (sourceId) => links.get(sourceId) ?? [],
    attributes: await studyAttributes(trx, studyId),
  };
}

/** The values of an attribute for a source: its own, or those of its cases, as text. */
export function attributeValues(facts: StudyFacts, attributeId: string, sourceId: string): readonly string[] {
  const appliesTo = facts.attributes.find((attribute) => attribute.attributeId === attributeId)?.appliesTo;
  const given = appliesTo === 'case' ? facts.casesOf(sourceId).map((caseId) => facts.cases.get(caseId)?.attributes[attributeId]) : [facts.sources.get(sourceId)?.attributes[attributeId]];
  return given.filter((value) => value !== undefined && value !== '').map(String);
}
