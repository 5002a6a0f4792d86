import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codePointMap } from '../../../../kernel/code-points.ts';
import { deriveId } from '../../../coding/model/study/derive-id.ts';
import type { Code, Coding, Memo } from '../../../coding/model/study/entities.ts';
import type { PackageInput, SharedMemo } from '../analysis-package/package-input.ts';
import { guidKey } from '../refi-qda/guid.ts';
import { descriptionOf, wordsFrom } from './code-words.ts';
import { projectOfStudy } from './project-of-study.ts';
import { studyOfProject, type StudyAsked } from './study-of-project.ts';

const idOf = (word: string): string => deriveId('study-project-test', word);
const words = fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => text.trim().replaceAll('\n', ' '));
const TEXT = 'First 👩🏽‍🏫 line.\r\nSecond, e\u0301 and so on.\n\nThird & <last>.'.repeat(4);
const LENGTH = codePointMap(TEXT).length;

const codes: readonly (Code & { path: string })[] = ['a', 'b', 'c'].map((name, at) => ({ codeId: idOf(name), name, path: name, parentId: at === 2 ? idOf('b') : null, order: at + 1, definition: `what ${name} is`, useWhen: 'it is there', notWhen: '', examples: ['one', 'two'], inference: 'low', provenance: { kind: 'imported', origin: 'Jointwork' }, colour: '#123456', valence: null, codable: true, madeBy: idOf('ann'), madeAt: 0, version: 1, retired: null, draftOf: null }));

const study = fc
  .array(fc.record({ code: fc.constantFrom('a', 'b', 'c'), coder: fc.constantFrom('ann', 'ben'), start: fc.nat(LENGTH - 2), size: fc.integer({ min: 1, max: 40 }), source: fc.constantFrom('s', 't') }), { maxLength: 25 })
  .map((drawn): PackageInput => {
    const codings: Coding[] = drawn.map(({ code, coder, start, size, source }, at) => ({ codingId: idOf(`k${at}`), sourceId: idOf(source), codeId: idOf(code), coderId: idOf(coder), roundId: idOf('r'), start, end: Math.min(LENGTH, start + size), at: 1_700_000_000_000 + at * 1000, codeVersion: 1, valence: null }));
    const about: Memo['on'][] = [{ of: 'study' }, { of: 'source', id: idOf('s') }, { of: 'code', id: idOf('c') }, { of: 'text', sourceId: idOf('t'), start: 2, end: 9 }, ...codings.slice(0, 1).map(({ codingId, sourceId }): Memo['on'] => ({ of: 'coding', id: codingId, sourceId }))];
    const memos = about.map((on, at): SharedMemo => ({ memoId: idOf(`m${at}`), kind: 'wondering', on, text: `Why ${at}?`, audience: 'team', roundId: null, draftOf: null, by: idOf('ann'), at: 1_700_000_000_000, changedAt: 1_700_000_001_000 }));
    return {
      title: 'Study', question: 'What?', madeOn: '2026-11-22', book: 1, rounds: [], lineage: [], figures: [], hiddenRounds: [], codes, codings, memos, behind: { privateMemos: 1, decisions: 2, questions: 0 },
      coders: ['ann', 'ben'].map((name) => ({ coderId: idOf(name), name, personId: null, kind: 'imported' })),
      cases: [{ caseId: idOf('case'), kind: 'network', name: 'North', attributes: [{ name: 'size', type: 'integer', value: '12' }] }],
      sources: ['s', 't'].map((name) => ({ sourceId: idOf(name), title: name, type: 'interview', datedOn: '2026-03-04', folder: '', file: '', version: 1, length: LENGTH, sha256: '', respondentId: null, handoutOf: null, caseIds: [idOf('case')], attributes: [{ name: 'wave', type: 'text', value: 'one' }, { name: 'typed', type: 'boolean', value: true }], text: TEXT, turns: [], segments: [] })),
    };
  });

const out = (given: PackageInput) => projectOfStudy(given, { begunAt: 1_700_000_100_000, guidOf: (id) => `{${id.toUpperCase()}}` });
const into = (taken: readonly string[] = []): StudyAsked => ({ studyId: idOf('other'), by: idOf('cy'), now: 1_800_000_000_000, type: 'document', datedOn: '2026-01-01', known: new Map(), taken: new Set(taken) });

test('[EX-67] a study told as a project and read again is the same: texts, codes, cases with their values, coders, codings, memos', () => {
  fc.assert(
    fc.property(study, (given) => {
      const read = studyOfProject(out(given).project, into());
      const byId = <T extends { codingId: string }>(all: readonly T[]): T[] => all.toSorted((a, b) => (a.codingId < b.codingId ? -1 : 1));
      expect(byId(read.codings)).toEqual(byId(given.codings).map((coding) => ({ ...coding, roundId: read.round.roundId })));
      expect(read.codes.map(({ codeId, parentId, name, definition, useWhen, notWhen, examples, colour }) => [codeId, parentId, name, definition, useWhen, notWhen, examples, colour])).toEqual(given.codes.map(({ codeId, parentId, name, definition, useWhen, notWhen, examples, colour }) => [codeId, parentId, name, definition, useWhen, notWhen, examples, colour]));
      expect(read.sources).toEqual(given.sources.map(({ sourceId, title, type, datedOn, text, caseIds, attributes }) => ({ sourceId, title, type, datedOn, text, caseIds, attributes })));
      expect(read.cases).toEqual(given.cases);
      expect(read.coders).toEqual(given.coders);
      expect(read.memos).toEqual(given.memos);
    }),
    { numRuns: 100 },
  );
});

test('[EX-68] the same project has the same ids in a study every time, its own where they are free, and finds them again by their GUIDs', () => {
  fc.assert(
    fc.property(study, (given) => {
      const { project } = out(given);
      const [once, twice] = [studyOfProject(project, into()), studyOfProject(project, into())];
      expect(twice).toEqual(once);
      expect(once.guids.size).toBe(0);
      const elsewhere = studyOfProject(project, into(given.sources.map(({ sourceId }) => sourceId)));
      expect(elsewhere.sources.every(({ sourceId }) => !given.sources.some((one) => one.sourceId === sourceId))).toBe(true);
      const back = new Map([...elsewhere.guids].map(([id, guid]) => [guidKey(guid), id]));
      expect(studyOfProject(project, { ...into(), known: back })).toEqual(elsewhere);
      expect([...elsewhere.guids.values()].map(guidKey).toSorted()).toEqual(given.sources.map(({ sourceId }) => sourceId.toUpperCase()).toSorted());
    }),
    { numRuns: 30 },
  );
});

test('[EX-69] what a project cannot carry is listed', () => {
  fc.assert(
    fc.property(study, (given) => {
      const retired = { how: 'eliminated', into: [], reason: 'unused', at: 0 } as const;
      const { losses } = out({ ...given, codes: given.codes.map((code) => ({ ...code, retired })), memos: [{ ...given.memos[0]!, by: idOf('reader') }] });
      expect(losses.map(({ what, count }) => [what, count])).toEqual([
        ['decisions on differences', 2], ['retired codes', 3], ['levels of inference, origins and marks of codes', 3], ['names of those who wrote memos and coded nothing', 1], ['private memos', 1],
      ]);
    }),
    { numRuns: 20 },
  );
});

test('[EX-70] the words of a code come through one description apart, and a foreign description is all definition', () => {
  fc.assert(
    fc.property(words, words, words, fc.array(words.filter((word) => word !== ''), { maxLength: 3 }), (definition, useWhen, notWhen, examples) => {
      const code = { definition, useWhen, notWhen, examples };
      if (definition.startsWith('Use when: ') || definition.startsWith('Do not use when: ') || descriptionOf(code) !== descriptionOf(code).trim()) return;
      expect(wordsFrom(descriptionOf(code))).toEqual(code);
    }),
  );
  expect(wordsFrom('Just words.\n\nAnd more.')).toEqual({ definition: 'Just words.\n\nAnd more.', useWhen: '', notWhen: '', examples: [] });
});
