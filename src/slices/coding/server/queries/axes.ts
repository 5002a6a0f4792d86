import { pathName } from '../../model/study/code-tree.ts';
import type { StudyState } from '../../model/study/state.ts';
import { axis, familyAxis, groupedAxis, type Axis } from '../../model/queries/axis.ts';
import type { CodingTable } from '../../model/queries/coding-table.ts';
import { timeAxis } from '../../model/queries/time-axis.ts';
import type { AxisAsked } from '../../model/query-wire.ts';
import { attributeValues, type StudyFacts } from './study-facts.ts';

/** An axis with the ids behind its groups, where they have any. */
export interface NamedAxis {
  readonly axis: Axis;
  readonly ids: readonly (string | null)[];
}

/** What an axis is made from: a table of what somebody may see, and what is known of its sources. */
export interface AxisGround {
  readonly visible: StudyState;
  readonly facts: StudyFacts;
  readonly table: CodingTable;
}

/** The rows or columns that are asked for; null for an attribute that the study does not have. */
export function axisFor({ visible, facts, table }: AxisGround, asked: AxisAsked): NamedAxis | null {
  switch (asked.of) {
    case 'code': {
      const label = (codeId: string): string => pathName(visible.codes, codeId) || codeId;
      const made = asked.family ? familyAxis(table, (codeId) => visible.codes.get(codeId)?.parentId ?? null, label) : axis(table, 'code', 'code', label);
      return { axis: made, ids: table.codes };
    }
    case 'source':
      return { axis: axis(table, 'source', 'source', (sourceId) => facts.sources.get(sourceId)?.title ?? sourceId), ids: table.sources };
    case 'coder':
      return { axis: axis(table, 'coder', 'coder', (coderId) => visible.coders.get(coderId)?.name ?? coderId), ids: table.coders };
    case 'round':
      return { axis: axis(table, 'round', 'round', (roundId) => visible.rounds.get(roundId)?.name ?? roundId), ids: table.rounds };
    case 'case': {
      // Two cases may bear one name, so they are told apart by id and named at the end.
      const made = groupedAxis(table, 'source', 'case', facts.casesOf, [...facts.cases.keys()]);
      return { axis: { ...made, labels: made.labels.map((caseId) => facts.cases.get(caseId)?.name ?? caseId) }, ids: made.labels };
    }
    case 'type':
      return unnamed(groupedAxis(table, 'source', 'kind of source', (sourceId) => [facts.sources.get(sourceId)?.type ?? []].flat()));
    case 'attribute': {
      const attribute = facts.attributes.find(({ attributeId }) => attributeId === asked.attributeId);
      return attribute ? unnamed(groupedAxis(table, 'source', attribute.name, (sourceId) => attributeValues(facts, asked.attributeId, sourceId))) : null;
    }
    case 'time':
      return unnamed(timeAxis(table, (sourceId) => facts.sources.get(sourceId)?.datedOn ?? null, asked.by));
  }
}

function unnamed(made: Axis): NamedAxis {
  return { axis: made, ids: made.labels.map(() => null) };
}

/** An axis without the groups that no coding of the table is in. */
export function withoutEmpty({ axis: made, ids }: NamedAxis, table: CodingTable): NamedAxis {
  const used = new Uint8Array(made.labels.length);
  const keys = table.columns[made.by];
  for (let at = 0; at < keys.length; at++) for (let group = made.from[keys[at]!]!; group < made.from[keys[at]! + 1]!; group++) used[made.groups[group]!] = 1;
  const numbers = new Int32Array(used.length);
  const labels = made.labels.filter((_, group) => used[group] === 1);
  let next = 0;
  used.forEach((isUsed, group) => (numbers[group] = isUsed === 1 ? next++ : -1));
  const from = new Int32Array(made.from.length);
  const groups: number[] = [];
  for (let key = 0; key + 1 < made.from.length; key++) {
    for (let at = made.from[key]!; at < made.from[key + 1]!; at++) if (numbers[made.groups[at]!]! >= 0) groups.push(numbers[made.groups[at]!]!);
    from[key + 1] = groups.length;
  }
  return { axis: { ...made, labels, from, groups: Int32Array.from(groups) }, ids: ids.filter((_, group) => used[group] === 1) };
}
