import { readDelimited } from '../../../../kernel/delimited-text.ts';
import { CASE_KINDS, type CaseKind } from '../../model/study.ts';
import type { CaseDraft, StudyAttribute, StudyCase } from '../../model/study-wire.ts';
import { readTyped, typedOf } from './attribute-values.ts';

/** A line of a pasted table, understood: a case to make, or one that is there and gets values. */
export interface CaseLine {
  readonly line: number;
  readonly name: string;
  readonly kind: CaseKind;
  /** The case of this name that is there already. */
  readonly here: StudyCase | null;
  readonly attributes: CaseDraft['attributes'];
  /** What does not fit, in words; such a line is not taken. */
  readonly faults: readonly string[];
}

/** A pasted table of cases: what each line means, and headings that are no attribute yet. */
export interface CaseTable {
  readonly lines: readonly CaseLine[];
  readonly newAttributes: readonly string[];
  readonly fault: string | null;
}

const KIND_HEADINGS = new Set(['kind', 'type']);

/**
 * Reads a table that was copied from a sheet: the first line names the columns, the first column names the cases, a column
 * “kind” says what they are, every other column is an attribute of that name. Cells that are empty change nothing.
 * `namedTwice` are the words for a line whose case stands above already.
 */
export function readCaseTable(pasted: string, here: { readonly cases: readonly StudyCase[]; readonly attributes: readonly StudyAttribute[] }, kind: CaseKind, namedTwice: string): CaseTable {
  const nothing = { lines: [], newAttributes: [] };
  if (pasted.trim() === '') return { ...nothing, fault: null };
  const read = readDelimited(pasted);
  if (!read.ok) return { ...nothing, fault: `${read.error.message} ${read.error.mend ?? ''}`.trim() };
  const [head, ...records] = read.value.records;
  const columns = (head?.cells ?? []).map((heading) => heading.trim());
  const attributeOf = (heading: string) => here.attributes.find((one) => one.name.toLowerCase() === heading.toLowerCase());
  const isKind = (heading: string) => KIND_HEADINGS.has(heading.toLowerCase()) && !attributeOf(heading);
  const isFirst = (heading: string, at: number, all: readonly string[]) => all.findIndex((one) => one.toLowerCase() === heading.toLowerCase()) === at;
  const newAttributes = columns.slice(1).filter((heading) => heading !== '' && !isKind(heading) && !attributeOf(heading)).filter(isFirst);
  const seen = new Set<string>();
  const lines = records
    .filter(({ cells }) => (cells[0] ?? '').trim() !== '')
    .map(({ line, cells }): CaseLine => {
      const name = cells[0]!.trim();
      const twice = seen.has(name.toLowerCase());
      seen.add(name.toLowerCase());
      const asked = (cells[columns.findIndex(isKind)] ?? '').trim().toLowerCase();
      const existing = here.cases.find((one) => one.name.toLowerCase() === name.toLowerCase()) ?? null;
      const typed = Object.fromEntries(columns.flatMap((heading, at) => {
        const attribute = at === 0 ? undefined : attributeOf(heading);
        const cell = (cells[at] ?? '').trim();
        return attribute && cell !== '' ? [[attribute.attributeId, cell]] : [];
      }));
      const { values, faults } = readTyped(here.attributes, { ...typedOf(existing?.attributes ?? {}), ...typed });
      const said = Object.entries(faults).map(([id, fault]) => `${here.attributes.find((one) => one.attributeId === id)?.name ?? ''}: ${fault}`);
      return { line, name, kind: CASE_KINDS.find((one) => one === asked) ?? existing?.kind ?? kind, here: existing, attributes: values, faults: twice ? [...said, namedTwice] : said };
    });
  return { lines, newAttributes, fault: null };
}
