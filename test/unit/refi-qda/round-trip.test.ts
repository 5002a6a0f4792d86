import { describe, expect, test } from 'vitest';
import { must } from '../../../src/kernel/result.ts';
import { seededRandom } from '../../../src/kernel/seeded-random.ts';
import { certify, diffProjects, mergeProject, projectFile, quoteOf, readCodebook, readProject, writeCodebook, writeProject, type Dialect, type Project, type TextDocument } from '../../../src/slices/exchange/model/refi-qda/refi-qda.ts';
import { randomProject, randomText } from './random-project.ts';
import { CODEBOOK_SCHEMA, documentOf, PROJECT_SCHEMA, schemaFaults } from './schema.ts';

const SEEDS = Array.from({ length: 80 }, (_, seed) => seed);
const made = (seed: number) => randomProject(seededRandom(seed));
const empty: Project = { name: '', users: [], codes: [], variables: [], cases: [], sources: [], notes: [], links: [], sets: [], graphs: [], noteRefs: [] };
const bare = (guid: string, text: string): TextDocument => ({ guid, text, isInline: false, selections: [], codings: [], noteRefs: [], values: [] });
const G = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

describe('writing and reading', () => {
  test('[EX-01] [EX-11] a project of every kind of element is read back exactly as it was written', () => {
    for (const seed of SEEDS) {
      const { project, files } = made(seed);
      const read = must(readProject(must(writeProject(project, files)).bytes));
      expect(read.project).toEqual(project);
      for (const file of read.files) {
        const before = files.find(({ name }) => name === file.name);
        if (before && !file.name.endsWith('.txt')) expect(Buffer.from(must(file.read()))).toEqual(Buffer.from(must(before.read())));
      }
    }
  });

  test('[EX-10] the same project makes the same bytes, and what is written has nothing in it that the standard does not have', () => {
    for (const seed of SEEDS) {
      const { project, files } = made(seed);
      const { bytes } = must(writeProject(project, files));
      expect(Buffer.from(must(writeProject(structuredClone(project), files)).bytes).equals(Buffer.from(bytes))).toBe(true);
      expect(must(readProject(bytes)).problems.filter(({ severity, message }) => severity === 'error' && !message.includes('leads nowhere'))).toEqual([]);
    }
  });

  if (PROJECT_SCHEMA !== null) {
    const schema = PROJECT_SCHEMA;
    test('[EX-10] what is written is valid against the schema of the standard, in every dialect', async () => {
      for (const seed of SEEDS.slice(0, 16)) {
        const { project, files } = made(seed);
        const dialect = (['standard', 'atlas', 'nvivo', 'maxqda'] as const)[seed % 4]!;
        expect([seed, await schemaFaults(documentOf(must(writeProject(project, files, { dialect })).bytes), schema)]).toEqual([seed, []]);
      }
    });

    test('[EX-10] [EX-12] whatever values a project holds, the document is valid, and what was left out is told', async () => {
      const odd: Project = {
        ...empty, name: 'a\u0000b', creationDateTime: 'yesterday', modifyingUser: 'someone',
        users: [{ guid: 'me' }],
        codes: [{ guid: 'c-1', name: 'x', isCodable: true, color: 'rgba(1, 2, 3, 0.5)', noteRefs: ['n'], codes: [] }, { guid: G(1), name: '', isCodable: false, color: 'reddish', noteRefs: [], codes: [] }],
        variables: [{ guid: 'v', name: 'age', type: 'Float' }],
        cases: [{ guid: 'k', codeRefs: ['c-1'], values: [{ variable: 'v', type: 'Float', value: '1e3' }, { variable: 'v', type: 'Float', value: 'old' }, { variable: 'v', type: 'Date', value: '2026-02-30' }, { variable: 'v', value: '7' }], sourceRefs: [], selectionRefs: [] }],
        sources: [{ kind: 'picture', guid: 'p', selections: [{ guid: 's', firstX: 1.5, firstY: Number.NaN, secondX: 1e30, secondY: -3, codings: [], noteRefs: [] }], codings: [], noteRefs: [], values: [] }],
      };
      const { bytes, losses } = must(writeProject(odd, []));
      expect(await schemaFaults(documentOf(bytes), schema)).toEqual([]);
      expect(losses.map(({ what, count }) => [what, count])).toEqual([
        ['times', 1], ['ids that are no GUIDs', 13], ['characters that XML cannot carry', 1], ['colours', 1], ['values of the type Float', 1], ['values of the type Date', 1], ['types of values', 1], ['numbers', 3],
      ]);
    });
  }

  if (CODEBOOK_SCHEMA !== null) {
    const schema = CODEBOOK_SCHEMA;
    test('[EX-10] a codebook that is written is valid and read back the same', async () => {
      for (const seed of SEEDS.slice(0, 6)) {
        const { project } = made(seed);
        if (project.codes.length === 0) continue;
        const written = must(writeCodebook({ codes: project.codes, sets: project.sets }));
        expect(await schemaFaults(written.text, schema)).toEqual([]);
        expect(must(readCodebook(written.text)).codebook.codes.map(({ guid, name, codes }) => [guid, name, codes.length])).toEqual(project.codes.map(({ guid, name, codes }) => [guid, name, codes.length]));
      }
    });
  }

  test('[EX-05] a codebook without codes is refused, since the standard has none', () => {
    expect(writeCodebook({ codes: [], sets: [] })).toMatchObject({ ok: false, error: { code: 'no-codes' } });
  });

  test('[EX-11] [EX-13] for another program only line ends, names and levels of codes change, and the certificate says that all else is the same', () => {
    for (const seed of SEEDS) {
      const { project, files } = made(seed);
      for (const dialect of ['standard', 'atlas', 'nvivo', 'maxqda'] satisfies Dialect[]) {
        const { bytes } = must(writeProject(project, files, { dialect }));
        const certificate = must(certify({ project, files }, bytes, { dialect }));
        expect([seed, dialect, certificate.different]).toEqual([seed, dialect, []]);
        expect(certificate.identical).toBe(certificate.selections);
      }
    }
  });

  test('[EX-11] ATLAS.ti gets one level of codes, line ends of one character and own ids for texts of PDF files; all of it is told', () => {
    const code = (number: number, codes: Project['codes'] = []) => ({ guid: G(number), name: `c${number}`, isCodable: true, noteRefs: [], codes });
    const pdf = { kind: 'pdf', guid: G(20), selections: [], codings: [], noteRefs: [], values: [], representation: { ...bare(G(20), 'a\r\nb\rc'), selections: [{ guid: G(21), start: 3, end: 6, codings: [], noteRefs: [] }] } } as const;
    const { bytes, losses } = must(writeProject({ ...empty, codes: [code(1, [code(2, [code(3, [code(4)])]), code(5)])], sources: [pdf] }, [], { dialect: 'atlas' }));
    const { project } = must(readProject(bytes));
    expect(project.codes[0]!.codes.map(({ name, codes }) => [name, codes.length])).toEqual([['c2', 0], ['c2::c3', 0], ['c2::c3::c4', 0], ['c5', 0]]);
    const [source] = project.sources;
    expect(source).toMatchObject({ kind: 'pdf', representation: { text: 'a\nb\nc', selections: [{ start: 2, end: 5 }] } });
    expect(losses.map(({ what }) => what)).toEqual(['levels of codes', 'ids of the texts of PDF files']);
  });

  test('[EX-13] the certificate names what is not the same', () => {
    const random = seededRandom(5);
    const text = `begin ${randomText(random, 30)} end`;
    const source = { kind: 'text', ...bare(G(1), text), selections: [{ guid: G(2), name: 'begin', start: 0, end: 5, codings: [{ guid: G(3), code: G(4), noteRefs: [] }], noteRefs: [] }] } as const;
    const project: Project = { ...empty, codes: [{ guid: G(4), name: 'c', isCodable: true, noteRefs: [], codes: [] }], sources: [source] };
    const good = must(writeProject(project, [])).bytes;
    expect(must(certify({ project, files: [] }, good)).different).toEqual([]);
    expect(must(certify({ project, files: [] }, good, { sha256: (bytes) => `of ${bytes.length}` }))).toMatchObject({ ok: true, selections: 1, identical: 1, byText: 1, byPlace: 0, codings: 1, sha256: `of ${good.length}` });
    const moved: Project = { ...project, sources: [{ ...source, selections: [{ ...source.selections[0], start: 1, codings: [] }] }] };
    const certificate = must(certify({ project, files: [] }, must(writeProject(moved, [])).bytes));
    expect(certificate).toMatchObject({ ok: false, identical: 0 });
    expect(certificate.different).toEqual([
      { where: `selections ${G(2)}`, what: 'start', before: '0', after: '1' },
      { where: `selections ${G(2)}`, what: 'number of codings', before: '1', after: '0' },
      { where: `${G(1)}, selection ${G(2)}`, what: 'quoted text', before: 'begin', after: 'egin' },
    ]);
    expect(quoteOf(source, source.selections[0])).toBe('begin');
  });

  test('[EX-13] the certificate names a path that leads to another file, a file that is another, and one that is gone', () => {
    const picture = (number: number, path: string) => ({ kind: 'picture', guid: G(number), path, selections: [], codings: [], noteRefs: [], values: [] }) as const;
    const files = ['a.png', 'b.png', 'beside.bin'].map((name, at) => projectFile(name, Buffer.from([at, 1, 2])));
    const project: Project = { ...empty, sources: [picture(1, 'internal://a.png'), picture(2, 'internal://b.png'), picture(3, 'absolute:///away.png')] };
    const told = (written: Project, along = files) => must(certify({ project, files }, must(writeProject(written, along)).bytes)).different.map(({ where, what }) => [where, what]);
    expect(told(project)).toEqual([]);
    expect(told({ ...project, sources: [picture(1, 'internal://b.png'), picture(2, 'internal://b.png'), picture(3, 'absolute:///elsewhere.png')] })).toEqual([['internal://a.png', 'file'], ['absolute:///away.png', 'path']]);
    expect(told(project, [files[0]!, files[1]!, projectFile('beside.bin', Buffer.from([9]))])).toEqual([['beside.bin', 'file']]);
    expect(told(project, files.slice(0, 2))).toEqual([['beside.bin', 'file']]);
  });

  test('[EX-06] a text comes back exactly, whatever its first character and its line ends', () => {
    for (const text of ['\ufeffmarked', '\ufeff\ufeff', 'a\r\nb\rc\n', '', '\u0000\u000b', '\r']) {
      const project: Project = { ...empty, sources: [{ kind: 'text', ...bare(G(1), text) }] };
      expect(must(readProject(must(writeProject(project, [])).bytes)).project.sources[0]).toMatchObject({ text });
    }
  });

  test('[EX-11] two texts that claim one file get two, and a file that is nobody’s text stays', () => {
    const path = 'internal://same.txt';
    const project: Project = { ...empty, sources: [{ kind: 'text', ...bare(G(1), 'one'), plainTextPath: path }, { kind: 'text', ...bare(G(2), 'two'), plainTextPath: path }, { kind: 'text', ...bare(G(3), 'one'), plainTextPath: path }] };
    const read = must(readProject(must(writeProject(project, [projectFile('SAME.txt', Buffer.from('one')), projectFile('other.bin', Buffer.from([1]))])).bytes));
    expect(read.project.sources.map((source) => (source as TextDocument).text)).toEqual(['one', 'two', 'one']);
    expect(read.files.map(({ name }) => name)).toEqual(['SAME.txt', `${G(2)}.txt`, 'other.bin']);
  });
});

describe('merging', () => {
  test('[EX-14] a project brought twice changes nothing, and one brought into an empty one is itself', () => {
    for (const seed of SEEDS) {
      const { project } = made(seed);
      const once = mergeProject({ ...empty, name: project.name }, project);
      expect(once.project).toEqual(project);
      expect(mergeProject(once.project, project)).toMatchObject({ added: [], changed: [], absent: [] });
      expect(mergeProject(project, project).project).toEqual(project);
    }
  });

  test('[EX-14] what is new is added, what changed takes the newer form, what is gone stays; a code that moved is the same code', () => {
    const code = (number: number, name: string, codes: Project['codes'] = []) => ({ guid: G(number), name, isCodable: true, noteRefs: [], codes });
    const coded = (...codings: readonly number[]) => ({ kind: 'text' as const, ...bare(G(10), 'text'), selections: [{ guid: G(11), start: 0, end: 2, noteRefs: [], codings: codings.map((number) => ({ guid: G(number), code: G(1), noteRefs: [] })) }] });
    const before: Project = { ...empty, codes: [code(1, 'old', [code(2, 'child')]), code(3, 'kept')], sources: [coded(20, 21)] };
    const after: Project = { ...empty, codes: [code(1, 'new'), code(2, 'child'), code(4, 'more')], sources: [coded(21, 22)] };
    const merged = mergeProject(before, after);
    expect(merged.project.codes).toEqual([code(1, 'new'), code(2, 'child'), code(3, 'kept'), code(4, 'more')]);
    expect(merged.project.sources).toEqual([coded(20, 21, 22)]);
    expect(merged.added).toEqual([{ list: 'codes', guid: G(4), fields: [] }, { list: 'codings', guid: G(22), fields: [] }]);
    expect(merged.changed).toEqual([{ list: 'codes', guid: G(1), fields: ['name'] }, { list: 'codes', guid: G(2), fields: ['parent'] }]);
    expect(merged.absent).toEqual([{ list: 'codes', guid: G(3), fields: [] }, { list: 'codings', guid: G(20), fields: [] }]);
    expect(diffProjects(before, after)).toMatchObject({ added: merged.added, changed: merged.changed, absent: merged.absent });
  });
});
