/**
 * The roles a person can hold in a district, several at once, each from a day to a day.
 * Supervisor is the principal supervisor (ILD in one source study, DES in the other).
 */
export const ROLES = [
  'principal',
  'supervisor',
  'central-office',
  'school-team',
  'cabinet',
  'researcher',
  'administrator',
] as const;
/** One of {@link ROLES}. */
export type Role = (typeof ROLES)[number];

/** Who is asking: one person of one district with the roles held today, or a guest let into one session. */
export interface Actor {
  readonly districtId: string;
  readonly personId: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** Set for a guest without an account: the only session this person can see. */
  readonly guestOfSession: string | null;
  /** The district's time zone (IANA), for every date shown to this person. */
  readonly timeZone: string;
}
