import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codePointMap } from '../../../../kernel/code-points.ts';
import { deriveId } from '../../../coding/model/study/derive-id.ts';
import type { Code, Coding, Memo } from '../../../coding/model/study/entities.ts';
import type { PackageInput, SharedMemo } from '../analysis-package/package-input.ts';
import { guidKey } from '../refi-qda/guid.ts';
import type { AudioSource, Project, Source, TextDocument, TextSelection } from '../refi-qda/project.ts';
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
      expect(read.losses.filter(({ what }) => what !== 'description of the project' && what !== 'variables without a value')).toEqual([]);
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

const G = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const empty: Project = { name: 'p', users: [], codes: [], variables: [], cases: [], sources: [], notes: [], links: [], sets: [], graphs: [], noteRefs: [] };
const code = (more: Partial<Project['codes'][number]> = {}): Project['codes'][number] => ({ guid: G(1), name: 'c', isCodable: true, noteRefs: [], codes: [], ...more });
const coding = (number: number) => ({ guid: G(number), code: G(1), noteRefs: [] });
const document = (guid: string, more: Partial<TextDocument> = {}): TextDocument => ({ guid, name: 'text', text: 'one two', isInline: true, selections: [], codings: [], noteRefs: [], values: [], ...more });
const text = (more: Partial<TextDocument> = {}): Source => ({ kind: 'text', ...document(G(2), more) });
const selection = (start: number, end: number, more: Partial<TextSelection> = {}): TextSelection => ({ guid: G(3), start, end, codings: [], noteRefs: [], ...more });
const recording = (more: Partial<AudioSource> = {}): AudioSource => ({
  kind: 'audio', guid: G(4), name: 'talk', codings: [], noteRefs: [], values: [], selections: [],
  transcripts: [{ guid: G(5), text: 'one two', isInline: true, noteRefs: [], syncPoints: [{ guid: G(6), position: 0 }, { guid: G(7), position: 3 }], selections: [] }],
  ...more,
});
const lost = (project: Partial<Project>) => studyOfProject({ ...empty, ...project }, into()).losses.map(({ what, count }) => [what, count]);

test('[EX-69] whatever the standard has and a study does not take is listed', () => {
  const [note, bare] = [document(G(8), { name: 'Wondering' }), { guid: G(20), codings: [], noteRefs: [] }];
  const cases: readonly (readonly [Partial<Project>, readonly (readonly [string, number])[]])[] = [
    [{ codes: [code()], sources: [text({ codings: [coding(9)], selections: [selection(0, 3, { codings: [coding(10)] })] })], notes: [note], noteRefs: [G(8)] }, []],
    [{ codes: [code()], sources: [text({ selections: [selection(-1, 3, { codings: [coding(9)] }), selection(3, 3, { codings: [coding(10)] }), selection(0, 99, { codings: [coding(11)] })] })] }, [['codings without a place', 3]]],
    [{ codes: [code()], sources: [text({ text: undefined, codings: [coding(9)] })] }, [['codings without a place', 1], ['sources without text', 1]]],
    [{ codes: [code()], sources: [recording({ transcripts: [{ ...recording().transcripts[0]!, selections: [{ ...bare, fromSyncPoint: G(6), toSyncPoint: G(99), codings: [coding(9)] }] }] })] }, [['codings without a place', 1]]],
    [{ sources: [recording({ transcripts: [...recording().transcripts, { ...recording().transcripts[0]!, guid: G(9), text: undefined }] })] }, [['transcripts without text', 1]]],
    [{ sources: [recording({ path: 'internal://a.mp3', creatingUser: G(9), selections: [{ ...bare, begin: 0, end: 9 }], transcripts: [{ ...recording().transcripts[0]!, richTextPath: 'internal://a.docx', syncPoints: [{ guid: G(6), position: 0, timeStamp: 5 }] }] })] }, [['times in transcripts', 1], ['authors and dates of sources', 1], ['files of pictures, pages, sound and film, and formatted texts', 2], ['stretches of sound and film', 1]]],
    [{ sources: [text({ description: 'why', selections: [selection(0, 3, { description: 'odd' })] })] }, [['selections without a code or a note', 1], ['descriptions of sources, selections and cases', 2]]],
    [{ variables: [{ guid: G(9), name: 'age', type: 'Integer', description: 'in years' }], sources: [text({ values: [{ variable: G(10), type: 'Text', value: 'x' }] })] }, [['values without a variable', 1], ['variables without a value', 1], ['descriptions of variables', 1]]],
    [{ codes: [code({ noteRefs: [G(8)] })], notes: [{ ...note, name: 'My idea', selections: [selection(0, 1)], values: [{ variable: G(9) }] }, document(G(9), { text: ' ' })], noteRefs: [G(8)] }, [['values of notes', 1], ['codings and selections within notes', 1], ['empty notes', 1], ['titles of notes', 1], ['places of notes', 1]]],
    [{ description: 'all of it', codes: [code({ name: 'x'.repeat(201) })], cases: [{ guid: G(9), codeRefs: [G(1)], values: [], sourceRefs: [], selectionRefs: [G(3)] }], links: [{ guid: G(10), noteRefs: [] }], sets: [{ guid: G(11), name: 's', codes: [], sources: [], notes: [] }], graphs: [{ guid: G(12), vertices: [], edges: [] }] }, [['ends of long names of codes', 1], ['codes and selections of cases', 2], ['links', 1], ['sets', 1], ['graphs', 1], ['description of the project', 1]]],
  ];
  for (const [project, expected] of cases) expect(lost(project)).toEqual(expected);
});

test('[EX-67] what belongs to a recording belongs to its transcript: cases, codings, notes', () => {
  const read = studyOfProject({ ...empty, codes: [code()], sources: [recording({ codings: [coding(9)], noteRefs: [G(8)] })], notes: [document(G(8))], cases: [{ guid: G(10), name: 'North', codeRefs: [], values: [], sourceRefs: [G(4)], selectionRefs: [] }] }, into());
  expect(read.sources).toMatchObject([{ sourceId: G(5), caseIds: [G(10)] }]);
  expect(read.codings).toMatchObject([{ codingId: G(9), sourceId: G(5), start: 0, end: 7 }]);
  expect(read.memos).toMatchObject([{ on: { of: 'source', id: G(5) } }]);
});

test('[EX-67] a note on a place outside of its text is about the source, and a coding there stays out', () => {
  const read = studyOfProject({ ...empty, codes: [code()], sources: [text({ selections: [selection(-2, 3, { noteRefs: [G(8)], codings: [coding(9)] })] })], notes: [document(G(8))] }, into());
  expect([read.codings, read.memos.map(({ on }) => on)]).toEqual([[], [{ of: 'source', id: G(2) }]]);
});

test('[EX-67] a code comes with a colour of three digits, and with the beginning of a name that is too long, whole characters only', () => {
  const codes = [code({ color: '#aB3', name: `${'x'.repeat(199)}😀` }), code({ guid: G(9), color: 'reddish' })];
  expect(studyOfProject({ ...empty, origin: '', codes }, into()).codes).toMatchObject([{ colour: '#aaBB33', name: 'x'.repeat(199), provenance: { origin: 'another program' } }, { colour: '#55625C' }]);
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
