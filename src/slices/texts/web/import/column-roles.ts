import type { ColumnMap } from '../../model/reading/column-map.ts';

/** Of these roles a table has one column each at the most. */
const SINGLE = ['text', 'speaker', 'start', 'end', 'turn', 'date', 'title'] as const;

/** What a column of a table can be taken for. */
export const ROLES = [...SINGLE, 'tag', 'attribute', 'ignore'] as const;
export type Role = (typeof ROLES)[number];

/** The role of each column of a table of this width; columns that the map does not name are ignored. */
export function rolesOf(map: ColumnMap, width: number): readonly Role[] {
  return Array.from({ length: width }, (_, column): Role => {
    const single = SINGLE.find((one) => map[one] === column);
    return single ?? (map.tags.includes(column) ? 'tag' : map.attributes.includes(column) ? 'attribute' : 'ignore');
  });
}

/** Gives a column a role. Of most roles there is one: the column that had it before is ignored from now on. */
export function withRole(roles: readonly Role[], column: number, role: Role): readonly Role[] {
  const isSingle = SINGLE.some((one) => one === role);
  return roles.map((before, at) => (at === column ? role : before === role && isSingle ? 'ignore' : before));
}

/** The roles as a map; null while no column is the text. */
export function mapOf(roles: readonly Role[]): ColumnMap | null {
  const first = (role: Role) => (roles.includes(role) ? roles.indexOf(role) : null);
  const every = (role: Role) => roles.flatMap((one, column) => (one === role ? [column] : []));
  const text = first('text');
  if (text === null) return null;
  return { text, speaker: first('speaker'), start: first('start'), end: first('end'), turn: first('turn'), date: first('date'), title: first('title'), tags: every('tag'), attributes: every('attribute'), ignored: every('ignore') };
}
