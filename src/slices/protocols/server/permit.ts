import { refuse } from '../../../kernel/result.ts';
import { z } from '../../../platform/server/http/api.ts';
import type { Actor } from '../../people/model/actor.ts';
import { can, type Action } from '../../people/model/can.ts';

export const protocolPath = z.object({ protocolId: z.uuid() });

/** Whether this person may do this to protocols, which belong to the whole district. */
export function mayDo(actor: Actor, action: Action): boolean {
  return can(actor, action, { districtId: actor.districtId, relations: [] });
}

/** One sentence for what is not there and for what lies in another district alike. */
export const NO_PROTOCOL = refuse('not-found', 'no-protocol', 'This protocol is not here. It may have been in another district, or the link is incomplete.', { mend: 'Open the library and choose it there.' });
export const NOT_FOR_YOU = refuse('not-allowed', 'protocols-not-yours-to-read', 'Protocols are open to people with an account in this district.', { mend: 'Ask the person who invited you to show it to you.' });
export const NOT_YOURS = refuse('not-allowed', 'protocols-not-yours-to-change', 'Protocols are written by supervisors and administrators, so nothing was changed.', { mend: 'Tell your supervisor what you would change.' });
