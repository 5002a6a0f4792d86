import type { ReactNode } from 'react';
import { sayIsoDay } from '../../../../platform/web/dates.ts';
import { LinkTo } from '../../../../platform/web/page.ts';
import { DataTable, type DrawnColumn } from '../../../../platform/web/ui/data-table.tsx';
import { words as all } from '../words.ts';
import { pageOf, type AnyGroup } from './group.ts';
import { Warnings } from './warnings.tsx';

const words = all.groups;

/** A list of groups with their people counted and their supervisors named; `more` adds the kind's own columns. */
export function GroupTable<Group extends AnyGroup>(props: {
  readonly caption: string;
  readonly groups: readonly Group[];
  readonly warnings: readonly string[];
  readonly more?: readonly DrawnColumn<Group>[];
  readonly empty: ReactNode;
}) {
  return (
    <>
      <Warnings warnings={props.warnings} />
      <DataTable
        caption={props.caption}
        rows={props.groups}
        keyOf={(group) => group.id}
        empty={props.empty}
        columns={[
          { key: 'name', head: words.name, value: (group) => group.name, cell: (group) => <LinkTo to={pageOf(group)}>{group.name}</LinkTo> },
          ...(props.more ?? []),
          { key: 'supervisors', head: words.supervisors, value: (group) => group.supervisors.map(({ name }) => name).join(', ') || words.none },
          { key: 'members', head: words.members, value: (group) => group.members.length, figures: true },
          { key: 'state', head: words.state, value: (group) => (group.endedOn ? words.ended(sayIsoDay(group.endedOn)) : words.meets) },
        ]}
      />
    </>
  );
}
