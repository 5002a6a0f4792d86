import { readFileSync } from 'node:fs';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { must } from '../../src/kernel/result.ts';
import { certify, readCodebook, readProject, writeCodebook, writeProject, type TextDocument } from '../../src/slices/exchange/model/refi-qda/refi-qda.ts';
import { mustHave } from '../support/shared-data.ts';
import { CODEBOOK_SCHEMA, documentOf, PROJECT_SCHEMA, schemaFaults } from '../unit/refi-qda/schema.ts';

const bytesOf = (name: string): Buffer => readFileSync(mustHave(`refi/samples/${name}`));

describe('files of other programs', () => {
  test('[EX-01] [EX-04] a project of ATLAS.ti is read with everything in it, though its files are missing', () => {
    const { project, problems, losses, placing, mismatched, origin } = must(readProject(bytesOf('skyloom_TestProject.qdpx')));
    const kinds = project.sources.map(({ kind }) => kind);
    expect([origin.slice(0, 12), kinds.filter((kind) => kind === 'text').length, kinds.length, project.codes.length, project.users.length, project.notes.length, project.links.length, project.sets.length]).toEqual(['ATLAS.ti 8.4', 6, 12, 14, 3, 2, 1, 16]);
    expect(project.graphs[0]).toMatchObject({ name: 'Netzwerk', vertices: { length: 3 }, edges: { length: 2 } });
    expect(project.codes.find(({ name }) => name === '"rushed"')).toMatchObject({ color: '#F00082', isCodable: true });
    expect(problems.every(({ severity }) => severity === 'warning')).toBe(true);
    expect(problems.filter(({ message }) => message.includes('is not in the package')).length).toBeGreaterThan(10);
    expect(problems.filter(({ message }) => message.includes('same id'))).toHaveLength(2);
    expect(losses).toEqual([{ what: 'files outside the package', count: 3, why: expect.any(String) }]);
    expect([placing.convention, placing.by, mismatched]).toEqual([{ end: 'exclusive', unit: 'code-point', lineEnd: 'one' }, 'names', []]);
  });

  test('[EX-11] [EX-13] it round-trips: valid against the schema, every element and every selection the same', async () => {
    const before = must(readProject(bytesOf('skyloom_TestProject.qdpx')));
    const { bytes } = must(writeProject(before.project, before.files));
    if (PROJECT_SCHEMA !== null) expect(await schemaFaults(documentOf(bytes), PROJECT_SCHEMA)).toEqual([]);
    expect(must(certify(before, bytes))).toMatchObject({ ok: true, sources: 12, selections: 15, identical: 15, codings: 16, different: [] });
  });

  test('[EX-07] [EX-13] with its texts put into the package, each quoted text is proved', () => {
    const document = unzipSync(bytesOf('skyloom_TestProject.qdpx'))['Project.qde']!;
    // The texts themselves are not public: what is known of them are the names at their places, so the rest is filled with dots.
    const sources = must(readProject(bytesOf('skyloom_TestProject.qdpx'))).project.sources;
    const texts = Object.fromEntries(sources.flatMap((source) => (source.kind === 'text' ? [source] : source.kind === 'pdf' && source.representation ? [source.representation] : [])).map((text) => [text.plainTextPath!.replace('internal://', 'Sources/'), Buffer.from(filled(text))]));
    const before = must(readProject(zipSync({ 'Project.qde': document, ...texts })));
    expect(before.mismatched.map(({ name }) => name)).toEqual(['damage done by fatty foods']);
    expect(before.placing.evidence[0]).toMatchObject({ agreeing: 7, exactly: 3 });
    expect(must(certify(before, must(writeProject(before.project, before.files)).bytes))).toMatchObject({ ok: true, selections: 15, identical: 15, byText: 8, byPlace: 7 });
  });

  test('[EX-02] ids that are no GUIDs are told one by one, and become GUIDs that keep every reference', async () => {
    const before = must(readProject(bytesOf('qualia_sample-import.qdpx')));
    expect(before.problems.filter(({ message }) => message.includes('is no GUID')).length).toBe(before.problems.length);
    expect(before.problems[0]).toEqual({ where: 'project.qde, line 5', message: '<Code> has guid="c-emotions", which is no GUID.', mend: expect.stringContaining('kept as it is'), severity: 'error' });
    const { bytes, losses } = must(writeProject(before.project, before.files));
    if (PROJECT_SCHEMA !== null) expect(await schemaFaults(documentOf(bytes), PROJECT_SCHEMA)).toEqual([]);
    expect(losses.map(({ what }) => what)).toEqual(['ids that are no GUIDs']);
    expect(must(certify(before, bytes))).toMatchObject({ ok: true, selections: 2, byText: 2, codings: 3 });
  });

  test('[EX-02] a codebook in the namespace of a draft inside a project is read and told', async () => {
    const before = must(readProject(bytesOf('bedingjd_project_with_generated_codes.qde')));
    expect(before.project.sets).toHaveLength(2);
    expect(before.problems.filter(({ severity }) => severity === 'error').map(({ where }) => where)).toEqual(['the file, line 6', 'the file, line 6']);
    expect(before.problems[0]!.message).toContain('urn:QDA-XML:codebook:0:4');
    expect(before.losses).toContainEqual({ what: 'CodeBook origin', count: 1, why: expect.any(String) });
    const { bytes } = must(writeProject(before.project, before.files));
    if (PROJECT_SCHEMA !== null) expect(await schemaFaults(documentOf(bytes), PROJECT_SCHEMA)).toEqual([]);
  });

  test('[EX-05] codebooks are read: the standard’s own, and one whose empty sets the schema rejects', async () => {
    const own = must(readCodebook(bytesOf('spec_A1_codebook.qdc').toString()));
    expect(own.codebook.codes.map(({ name, isCodable, color }) => [name, isCodable, color])).toEqual([
      ['Topics', false, undefined], ['Economy', true, '#ffff00'], ['Health care', true, '#33cc33'], ['Values', false, undefined], ['Conservatives', true, '#ff0000'], ['Liberals', true, '#0000ff'],
    ]);
    const odd = must(readCodebook(bytesOf('aadorian_uto_tag_codebook.qdc').toString()));
    expect([odd.codebook.codes.length, odd.origin, odd.problems.map(({ message }) => message)]).toEqual([3, 'Taguette 1.4.1', ['<Sets> is empty, which the schema does not allow.']]);
    for (const { codebook } of [own, odd]) if (CODEBOOK_SCHEMA !== null) expect(await schemaFaults(must(writeCodebook(codebook)).text, CODEBOOK_SCHEMA)).toEqual([]);
  });
});

/** A text of dots in which the names of the selections stand at their places, an unfinished one as far as it goes. */
function filled(text: TextDocument): string {
  const signs = Array.from({ length: Math.max(0, ...text.selections.map(({ end }) => end)) }, () => '.');
  for (const { start, end, name } of [...text.selections].sort((a, b) => Number(a.name!.endsWith('…')) - Number(b.name!.endsWith('…')))) {
    Array.from(name!.replace(/…$/, '')).slice(0, end - start).forEach((sign, i) => (signs[start + i] = sign));
  }
  return signs.join('');
}
