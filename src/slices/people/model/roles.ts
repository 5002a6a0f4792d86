import { ROLES, type Role } from './actor.ts';
import { holdsOn, type IsoDay, type Span } from './days.ts';

/** A role as its holder has it: from a day to a day, at a school or for the whole district (null). */
export interface RoleSpan extends Span {
  readonly role: Role;
  readonly schoolId: string | null;
}

/** The roles held on this day, each once, in the order of {@link ROLES}. */
export function rolesOn(held: readonly RoleSpan[], on: IsoDay): Role[] {
  const holding = new Set(held.filter((span) => holdsOn(span, on)).map((span) => span.role));
  return ROLES.filter((role) => holding.has(role));
}

/** The school of a role held on this day, a principal's before others'; null when none has a school. */
export function schoolOn(held: readonly RoleSpan[], on: IsoDay): string | null {
  const holding = held.filter((span) => holdsOn(span, on) && span.schoolId !== null);
  return (holding.find((span) => span.role === 'principal') ?? holding[0])?.schoolId ?? null;
}
