import type { Transaction } from 'kysely';
import { MatrixAsked, type AxisAsked, type MatrixAnswer } from '../../slices/coding/model/query-wire.ts';
import { pathName } from '../../slices/coding/model/study/code-tree.ts';
import type { StudyState } from '../../slices/coding/model/study/state.ts';
import { countedMatrix, readStudyIn, studyFacts, visibleStudy, type StudyFacts } from '../../slices/coding/server/index.ts';
import type { TextTables } from '../../slices/texts/server/index.ts';
import { chooseStudy, withData } from './open-data.ts';
import { inSentence, type Say } from './say.ts';

/** What the command line asks for. */
export interface CountAsked {
  readonly rows: string;
  readonly columns: string;
  readonly data: string;
  readonly study: string | undefined;
  readonly json: boolean;
}

/** Opens the folder, counts, and says the table. */
export async function countMatrix({ data, study, json, ...wanted }: CountAsked, say: Say): Promise<number> {
  return withData(data, async (parts) => {
    const chosen = await chooseStudy(parts, study, false);
    if (typeof chosen === 'string') return say.complain(chosen);
    const { studyId, districtId } = chosen;
    const { facts, state } = await parts.db.inDistrict(districtId, async (trx: Transaction<TextTables>) => ({ facts: await studyFacts(trx, studyId), state: await readStudyIn(trx, studyId) }));
    if (!state.ok) return say.complain(inSentence(state.error));
    const [rows, columns] = [axisNamed(facts, wanted.rows), axisNamed(facts, wanted.columns)];
    if (!rows || !columns) return say.complain(`The study has no attribute “${rows ? wanted.columns : wanted.rows}”. There are: ${[...PROPERTIES, ...facts.attributes.map(({ name }) => name)].join(', ')}.`);
    // The command line asks as nobody: what a blind round hides from everyone but its coders is hidden from it too.
    const visible = visibleStudy(state.value, NOBODY);
    const counted = countedMatrix({ visible, facts, viewer: NOBODY }, MatrixAsked.parse({ rows, columns, empty: false }));
    if (!counted.ok) return say.complain(inSentence(counted.error));
    const { cells, content, warnings } = counted.value;
    const shown = { rows: shortLabels(visible, counted.value.rows, counted.value.rowIds), columns: shortLabels(visible, counted.value.columns, counted.value.columnIds), cells, content, warnings };
    return say.show(json ? `${JSON.stringify({ rows: shown.rows, columns: shown.columns, cells, content })}\n` : inWords(shown));
  });
}

const NOBODY = { personId: '', part: 'reader' } as const;
const PROPERTIES = ['code', 'source', 'case', 'coder', 'round', 'type'] as const;

/** What a word on the command line names: a property of codings, or an attribute of sources or cases. */
function axisNamed(facts: StudyFacts, name: string): AxisAsked | null {
  const property = PROPERTIES.find((one) => one === name);
  if (property) return property === 'code' ? { of: 'code', family: false } : { of: property };
  const attribute = facts.attributes.find((one) => one.key === name) ?? facts.attributes.find((one) => one.name.toLowerCase() === name.toLowerCase());
  return attribute ? { of: 'attribute', attributeId: attribute.attributeId } : null;
}

/** Codes by their own names where these tell them apart, else with the families they belong to. */
function shortLabels({ codes }: StudyState, labels: readonly string[], ids: readonly (string | null)[]): readonly string[] {
  const names = ids.map((id) => (id === null ? null : (codes.get(id)?.name ?? null)));
  return labels.map((label, at) => {
    const name = names[at];
    if (!name) return label;
    return names.filter((other) => other === name).length > 1 ? pathName(codes, ids[at]!) : name;
  });
}

function inWords({ rows, columns, cells, warnings }: Pick<MatrixAnswer, 'rows' | 'columns' | 'cells' | 'warnings'>): string {
  const table = [['', ...columns], ...cells.map((values, row) => [rows[row]!, ...values.map((value) => String(value ?? ''))])];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((line) => line[column]!.length)));
  const lines = table.map((line) => line.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('  ').trimEnd());
  return `${lines.join('\n')}\n${warnings.map(({ message }) => `\n${message}\n`).join('')}`;
}
