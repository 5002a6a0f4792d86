import { peopleByIds } from '../../people/server/index.ts';
import type { Trx } from './tables.ts';

/** Turns a person's id into the person as lists show them; null for the system, or for someone who is no longer known. */
export type Names = (personId: string | null) => { readonly personId: string; readonly name: string } | null;

/** Looks up the names of these people in one query. */
export async function namesOf(trx: Trx, ids: readonly (string | null)[]): Promise<Names> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  const people = await peopleByIds(trx, wanted);
  return (personId) => {
    const person = personId === null ? undefined : people.get(personId);
    return person ? { personId: person.personId, name: person.name } : null;
  };
}
