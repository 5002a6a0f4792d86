import { isUuid } from '../../../kernel/ids.ts';

/** What follows `begin` in the same message: the role and the district that hold until the transaction ends. */
export type Scope = string;

/** The owner: past row-level security. */
export const OWNER: Scope = '';

/** The restricted role that sees accounts and sign-ins and no district's table. */
export const IDENTITY: Scope = 'set local role jointwork_identity;';

/** The restricted role inside one district. */
export function districtScope(districtId: string): Scope {
  // Checked, because SET takes no parameters and this text comes from outside the platform.
  if (!isUuid(districtId)) throw new TypeError('a district id is a UUID in lower case');
  return `set local role jointwork_app; set local app.district = '${districtId}';`;
}
