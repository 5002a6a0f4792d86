/** The three kinds of people who meet. */
export type GroupKind = 'network' | 'cohort' | 'circle';

/**
 * How many members the field's studies found workable: networks of 9 to 18 principals, Critical Friends circles of 5 to 7.
 * Outside is warned of, never refused.
 */
const USUAL_SIZE: Partial<Record<GroupKind, { readonly least: number; readonly most: number; readonly why: string }>> = {
  network: { least: 9, most: 18, why: 'Networks usually have 9 to 18 principals, so that everyone is known and heard.' },
  circle: { least: 5, most: 7, why: 'Circles usually have 5 to 7 members, so that each can present during the year.' },
};

/** A sentence when a group's size is unusual; nothing when it is usual, or still empty. */
export function sizeWarnings(kind: GroupKind, name: string, size: number): string[] {
  const usual = USUAL_SIZE[kind];
  if (!usual || size === 0 || (size >= usual.least && size <= usual.most)) return [];
  const who = kind === 'network' ? (size === 1 ? 'principal' : 'principals') : size === 1 ? 'member' : 'members';
  return [`${name} has ${size} ${who}. ${usual.why}`];
}

const NAMED_AT_MOST = 5;

/** A sentence naming principals who belong to no network; nothing when everyone has one. */
export function aloneWarnings(names: readonly string[]): string[] {
  if (names.length === 0) return [];
  const more = names.length - NAMED_AT_MOST;
  const named = names.slice(0, NAMED_AT_MOST).join(', ') + (more > 0 ? ` and ${more} more` : '');
  return [`Every principal belongs to one network; ${names.length === 1 ? 'this one does' : 'these do'} not yet: ${named}.`];
}
