import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { networkExists, peopleByIds } from '../../people/server/index.ts';
import type { Trx } from './tables.ts';

const NO_PERSON = refuse('not-found', 'no-person', 'The person whom this case should be is not on the district’s list. Nothing was changed.', { mend: 'Choose someone from the list, or leave the link empty.' });
const NO_NETWORK = refuse('not-found', 'no-network', 'The network that this case should be is not on the district’s list. Nothing was changed.', { mend: 'Choose one from the list, or leave the link empty.' });

/** Whether the person and the network that a case is linked to are of this district. */
export async function checkLinks(trx: Trx, { personId, networkId }: { readonly personId: string | null; readonly networkId: string | null }): Promise<Result<true>> {
  if (personId !== null && !(await peopleByIds(trx, [personId])).has(personId)) return NO_PERSON;
  return networkId === null || (await networkExists(trx, networkId)) ? ok(true) : NO_NETWORK;
}
