import { sha256 } from './sha256.ts';
import type { AskingOfTexts } from '../../coding/server/index.ts';
import { pathName } from '../../coding/model/study/code-tree.ts';
import { hiddenRounds } from '../../coding/model/study/hidden.ts';
import type { Coding, Memo } from '../../coding/model/study/entities.ts';
import type { AttributeValue } from '../../texts/model/study.ts';
import type { NamedValue, PackagedSource, PackageInput, SharedMemo } from '../model/analysis-package/package-input.ts';

/** The study's own words. */
export interface StudyNamed {
  readonly title: string;
  readonly question: string;
  /** ISO 8601. */
  readonly madeOn: string;
}

/** The study as one member may see it, ready to go out, without figures yet. What is hidden from them in blind rounds is not in it. */
export function packageInput({ visible, facts, texts }: AskingOfTexts, named: StudyNamed): PackageInput {
  const values = (given: Readonly<Record<string, AttributeValue>>): NamedValue[] => facts.attributes.flatMap(({ attributeId, name, type }) => (given[attributeId] === undefined ? [] : [{ name, type, value: given[attributeId] }]));
  const sources = [...facts.sources.values()].flatMap((source): PackagedSource[] => {
    const held = texts.get(source.sourceId);
    if (!held) return [];
    const { sourceId, title, type, datedOn, folder, file, respondentId, handoutOf, attributes } = source;
    return [{ sourceId, title, type, datedOn, folder, file, respondentId, handoutOf, version: held.version, length: source.length, sha256: sha256(held.text), caseIds: facts.casesOf(sourceId), attributes: values(attributes), text: held.text, turns: held.turns, segments: held.segments }];
  });
  const here = new Set(sources.map(({ sourceId }) => sourceId));
  const codings = [...visible.codings].flatMap(([sourceId, own]) => (here.has(sourceId) ? [...own.values()].toSorted(inText) : []));
  const memos = [...visible.memos.values()];
  return {
    ...named,
    book: visible.book,
    sources,
    cases: [...facts.cases.values()].map(({ caseId, kind, name, attributes }) => ({ caseId, kind, name, attributes: values(attributes) })),
    codes: [...visible.codes.values()].map((code) => ({ ...code, path: pathName(visible.codes, code.codeId) })).sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.codeId < b.codeId ? -1 : 1)),
    rounds: [...visible.rounds.values()].sort((a, b) => a.number - b.number || a.openedAt - b.openedAt),
    coders: [...visible.coders.values()].sort((a, b) => (a.coderId < b.coderId ? -1 : 1)),
    codings,
    memos: memos.filter(isShared).sort((a, b) => a.at - b.at || (a.memoId < b.memoId ? -1 : 1)),
    behind: { privateMemos: memos.filter((memo) => !isShared(memo)).length, decisions: visible.decisions.size, questions: visible.queries.size },
    lineage: [...visible.lineage.values()].sort((a, b) => a.at - b.at || (a.lineageId < b.lineageId ? -1 : 1)),
    figures: [],
    hiddenRounds: [...hiddenRounds(visible)],
  };
}

function isShared(memo: Memo): memo is SharedMemo {
  return memo.audience === 'team';
}

function inText(a: Coding, b: Coding): number {
  return a.start - b.start || a.end - b.end || (a.codingId < b.codingId ? -1 : 1);
}
