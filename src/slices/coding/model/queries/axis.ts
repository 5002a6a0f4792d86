import type { CodingTable } from './coding-table.ts';

/** What puts a coding into a row or column: a property of its own. Cases, attributes and dates are properties of its source. */
export type AxisKey = 'source' | 'code' | 'coder' | 'round';

/**
 * The rows or the columns of a matrix. A coding with key number `k` belongs to the groups `groups[from[k] … from[k + 1] − 1]`: to
 * none, to one, or to several (a source of two cases, a code and the code above it).
 */
export interface Axis {
  readonly by: AxisKey;
  /** What the groups are, for a heading: "case", "folder", "month". */
  readonly name: string;
  readonly labels: readonly string[];
  readonly from: Int32Array;
  readonly groups: Int32Array;
}

/** The ids behind the key of an axis. */
export function idsOfKey(table: CodingTable, by: AxisKey): readonly string[] {
  return { source: table.sources, code: table.codes, coder: table.coders, round: table.rounds }[by];
}

/** The column of the key of an axis. */
export function keysOf(table: CodingTable, by: AxisKey): Int32Array {
  return table.columns[by];
}

/** One group for each source, code, coder or round of the table, also those without codings, in the table's order. */
export function axis(table: CodingTable, by: AxisKey, name: string, labelOf: (id: string) => string = (id) => id): Axis {
  const ids = idsOfKey(table, by);
  return { by, name, labels: ids.map(labelOf), from: Int32Array.from({ length: ids.length + 1 }, (_, at) => at), groups: Int32Array.from(ids.keys()) };
}

/**
 * Groups named by `groupsOf`: the cases of a source, the value of its attribute, its folder, the family of a code. `labels` gives
 * groups and their order that are shown even when nothing is in them; others follow in alphabetical order.
 */
export function groupedAxis(table: CodingTable, by: AxisKey, name: string, groupsOf: (id: string) => readonly string[], labels: readonly string[] = []): Axis {
  const named = idsOfKey(table, by).map((id) => [...new Set(groupsOf(id))]);
  const declared = new Set(labels);
  const others = [...new Set(named.flat())].filter((label) => !declared.has(label)).sort((x, y) => x.localeCompare(y, 'en', { numeric: true }));
  const all = [...declared, ...others];
  const numbers = new Map(all.map((label, at) => [label, at]));
  return withGroups(by, name, all, named.map((own) => own.map((label) => numbers.get(label)!)));
}

/**
 * One group for each code, which has its own codings and those of all codes below it. `parentOf` gives the id of the code above, or
 * null; a circle is gone round once.
 */
export function familyAxis(table: CodingTable, parentOf: (codeId: string) => string | null, labelOf: (id: string) => string = (id) => id): Axis {
  const numbers = new Map(table.codes.map((id, at) => [id, at]));
  const lineOf = (id: string): number[] => {
    const line = new Set<string>();
    for (let one: string | null = id; one !== null && !line.has(one); one = parentOf(one)) line.add(one);
    return [...line].flatMap((one) => numbers.get(one) ?? []);
  };
  return withGroups('code', 'code with the codes below it', table.codes.map(labelOf), table.codes.map(lineOf));
}

/** The same keys in one group: what totals are made with. */
export function joined({ by, name, from }: Axis): Axis {
  const counts = Array.from(from.subarray(1), (until, key) => (until > from[key]! ? [0] : []));
  return withGroups(by, name, ['all'], counts);
}

/** Whether no key belongs to more than one group. */
export function isDivision({ from }: Axis): boolean {
  for (let key = 1; key < from.length; key++) if (from[key]! - from[key - 1]! > 1) return false;
  return true;
}

/** Whether a group has more than one key in it. */
export function isShared({ groups, labels }: Axis): boolean {
  const met = new Uint8Array(labels.length);
  return groups.some((group) => met[group]!++ > 0);
}

function withGroups(by: AxisKey, name: string, labels: readonly string[], groups: readonly (readonly number[])[]): Axis {
  const from = new Int32Array(groups.length + 1);
  groups.forEach((own, key) => (from[key + 1] = from[key]! + own.length));
  return { by, name, labels, from, groups: Int32Array.from(groups.flat()) };
}
