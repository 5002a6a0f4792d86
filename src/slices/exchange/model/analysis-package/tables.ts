import { codePointMap } from '../../../../kernel/code-points.ts';
import { csvFile, guarded, type Cell } from './csv.ts';
import type { NamedValue, PackageInput } from './package-input.ts';

/** One table of the package. */
export interface Table {
  readonly file: string;
  readonly about: string;
  /** Each column with what it means. */
  readonly columns: readonly (readonly [name: string, about: string])[];
  readonly rows: readonly (readonly Cell[])[];
}

/** The table as the text of its file. Whatever a spreadsheet could run is guarded, but for numbers. */
export function fileOf({ columns, rows }: Table): string {
  return csvFile(columns.map(([name]) => name), rows.map((row) => row.map((cell) => (typeof cell === 'string' && Number.isNaN(Number(cell)) ? guarded(cell)[0] : cell))));
}

/** Every table of the package, in the order a reader needs them. */
export function tablesOf(input: PackageInput): readonly Table[] {
  return [sources(input), sourceAttributes(input), cases(input), caseAttributes(input), sourceCases(input), codes(input), rounds(input), coders(input), codings(input), memos(input), lineage(input), matrix(input), figures(input)];
}

function sources({ sources: all }: PackageInput): Table {
  return {
    file: 'sources.csv',
    about: 'One row for each text.',
    columns: [['source_id', 'id'], ['title', 'title'], ['type', 'observation, interview, document, survey or other'], ['dated_on', 'the day it speaks of (ISO 8601)'], ['folder', 'folder it came from'], ['file', 'file it came from'], ['version', 'version of the text that the codings count in'], ['length', 'code points'], ['sha256', 'of the text in UTF-8'], ['respondent_case_id', 'case of the person who speaks'], ['handout_of_source_id', 'the meeting it was handed out at']],
    rows: all.map((source) => [source.sourceId, source.title, source.type, source.datedOn, source.folder, source.file, source.version, source.length, source.sha256, source.respondentId, source.handoutOf]),
  };
}

const VALUE_COLUMNS: Table['columns'] = [['attribute', 'name'], ['type', 'text, boolean, integer, float, date or datetime'], ['value', 'in canonical form']];

function valueCells({ name, type, value }: NamedValue): readonly Cell[] {
  return [name, type, String(value)];
}

function sourceAttributes({ sources: all }: PackageInput): Table {
  return { file: 'source_attributes.csv', about: 'One row for each value that a source has.', columns: [['source_id', 'id'], ...VALUE_COLUMNS], rows: all.flatMap(({ sourceId, attributes }) => attributes.map((value) => [sourceId, ...valueCells(value)])) };
}

function cases({ cases: all }: PackageInput): Table {
  return { file: 'cases.csv', about: 'One row for each case.', columns: [['case_id', 'id'], ['kind', 'person, network, meeting, school or other'], ['name', 'name']], rows: all.map(({ caseId, kind, name }) => [caseId, kind, name]) };
}

function caseAttributes({ cases: all }: PackageInput): Table {
  return { file: 'case_attributes.csv', about: 'One row for each value that a case has.', columns: [['case_id', 'id'], ...VALUE_COLUMNS], rows: all.flatMap(({ caseId, attributes }) => attributes.map((value) => [caseId, ...valueCells(value)])) };
}

function sourceCases({ sources: all }: PackageInput): Table {
  return { file: 'source_cases.csv', about: 'Which source belongs to which case.', columns: [['source_id', 'id'], ['case_id', 'id']], rows: all.flatMap(({ sourceId, caseIds }) => caseIds.map((caseId) => [sourceId, caseId])) };
}

function codes({ codes: all }: PackageInput): Table {
  return {
    file: 'codes.csv',
    about: 'The codebook, retired codes included.',
    columns: [['code_id', 'id'], ['parent_id', 'the code above'], ['path', 'names from the top, with slashes'], ['name', 'name'], ['definition', 'definition'], ['use_when', 'when to use it'], ['not_when', 'when not'], ['inference', 'low, middle or high'], ['provenance', 'framework, inductive or imported'], ['provenance_detail', 'which framework, the reason, or the origin'], ['valence', 'positive, negative or nothing'], ['codable', 'whether text may be coded with it'], ['version', 'counts changes of the definition'], ['retired', 'merged, split, eliminated or nothing'], ['retired_into', 'ids, with spaces']],
    rows: all.map((code) => [code.codeId, code.parentId, code.path, code.name, code.definition, code.useWhen, code.notWhen, code.inference, code.provenance.kind, detailOf(code.provenance), code.valence, code.codable, code.version, code.retired?.how ?? null, code.retired?.into.join(' ') ?? null]),
  };
}

function detailOf(provenance: PackageInput['codes'][number]['provenance']): string {
  if (provenance.kind === 'framework') return provenance.framework;
  return provenance.kind === 'inductive' ? provenance.reason : provenance.origin;
}

function rounds({ rounds: all }: PackageInput): Table {
  return { file: 'rounds.csv', about: 'The rounds of coding.', columns: [['round_id', 'id'], ['number', '1, 2, 3 …; 0 for codings of another tool'], ['name', 'name'], ['phase', 'open, frozen, compared, reconciled or published'], ['blind', 'whether coders did not see each other'], ['book', 'version of the codebook when it was frozen']], rows: all.map(({ roundId, number, name, phase, blind, book }) => [roundId, number, name, phase, blind, book]) };
}

function coders({ coders: all }: PackageInput): Table {
  return { file: 'coders.csv', about: 'Who coded.', columns: [['coder_id', 'id'], ['name', 'name'], ['kind', 'member, imported or consensus']], rows: all.map(({ coderId, name, kind }) => [coderId, name, kind]) };
}

function codings({ codings: all, sources: texts }: PackageInput): Table {
  const slices = new Map(texts.map(({ sourceId, text }) => [sourceId, { text, places: codePointMap(text) }]));
  return {
    file: 'codings.csv',
    about: 'One row for each coding: one code on one stretch of text by one coder in one round.',
    columns: [['coding_id', 'id'], ['source_id', 'id'], ['code_id', 'id'], ['coder_id', 'id'], ['round_id', 'id'], ['start', 'first code point, from 0'], ['end', 'the code point after the last'], ['code_version', 'version of the code under which it was made'], ['valence', 'positive, negative or nothing'], ['made_at', 'UTC, ISO 8601'], ['text', 'the coded words'], ['text_guarded', 'true: an apostrophe was put in front of the text, against spreadsheets that run formulas']],
    rows: all.map((coding) => {
      const source = slices.get(coding.sourceId);
      const words = source ? source.text.slice(source.places.toUnits(coding.start), source.places.toUnits(coding.end)) : '';
      return [coding.codingId, coding.sourceId, coding.codeId, coding.coderId, coding.roundId, coding.start, coding.end, coding.codeVersion, coding.valence, timeOf(coding.at), ...guarded(words)];
    }),
  };
}

function memos({ memos: all }: PackageInput): Table {
  return { file: 'memos.csv', about: 'Memos that the team shares.', columns: [['memo_id', 'id'], ['kind', 'noticing, wondering, analytic or theoretical'], ['about', 'study, source, code, round, case, coding or text'], ['about_id', 'id of that; of the source for text'], ['start', 'for text: first code point'], ['end', 'for text: the code point after the last'], ['by', 'coder_id'], ['made_at', 'UTC'], ['text', 'the memo'], ['text_guarded', 'as in codings.csv']], rows: all.map(({ memoId, kind, on, by, at, text }) => [memoId, kind, on.of, on.of === 'study' ? null : on.of === 'text' ? on.sourceId : on.id, on.of === 'text' ? on.start : null, on.of === 'text' ? on.end : null, by, timeOf(at), ...guarded(text)]) };
}

function lineage({ lineage: all }: PackageInput): Table {
  return { file: 'lineage.csv', about: 'The life of the codebook, step by step.', columns: [['lineage_id', 'id'], ['how', 'made, renamed, moved, redefined, merged, split, eliminated or restored'], ['from', 'ids, with spaces'], ['to', 'ids, with spaces'], ['before', 'what stood there before'], ['reason', 'why'], ['by', 'coder_id'], ['at', 'UTC']], rows: all.map(({ lineageId, how, from, to, before, reason, by, at }) => [lineageId, how, from.join(' '), to.join(' '), before, reason, by, timeOf(at)]) };
}

function matrix({ codings: all }: PackageInput): Table {
  const counts = new Map<string, [code: string, source: string, codings: number]>();
  for (const { codeId, sourceId } of all) {
    const key = `${codeId} ${sourceId}`;
    const cell = counts.get(key);
    if (cell) cell[2]++;
    else counts.set(key, [codeId, sourceId, 1]);
  }
  return { file: 'matrix.csv', about: 'How many codings each code has in each source; pairs without any are left out.', columns: [['code_id', 'id'], ['source_id', 'id'], ['codings', 'count, all coders and rounds']], rows: [...counts.values()] };
}

function figures({ figures: all }: PackageInput): Table {
  return {
    file: 'figures.csv',
    about: 'Agreement by character of two coders on one code in one source of one round, as Jointwork prints it. Text that neither coded counts.',
    columns: [['round_id', 'id'], ['code_id', 'id'], ['source_id', 'id'], ['coder_a', 'coder_id'], ['coder_b', 'coder_id'], ['both', 'characters'], ['only_a', 'characters'], ['only_b', 'characters'], ['neither', 'characters'], ['kappa', "Cohen's kappa; empty where it is 0/0"]],
    rows: all.map(({ roundId, codeId, sourceId, coders: [a, b], counts, kappa }) => [roundId, codeId, sourceId, a, b, counts.both, counts.onlyFirst, counts.onlySecond, counts.neither, kappa]),
  };
}

function timeOf(at: number): string {
  return new Date(at).toISOString();
}
