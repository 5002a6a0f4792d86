import type { Transaction } from 'kysely';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Actor } from '../../people/model/actor.ts';
import { peopleByIds, type PeopleTables } from '../../people/server/index.ts';
import type { SessionCommand } from '../model/commands.ts';
import type { LiveSessions } from './live-sessions.ts';

const NO_SUCH_PERSON = refuse('invalid', 'no-such-person', 'That person is not in this district. Nothing was changed.', { mend: 'Choose someone from the list.' });

/** Replaces what a client may not say for itself by what the district knows: a person's name. */
export async function completeCommand(live: LiveSessions, actor: Actor, command: SessionCommand): Promise<Result<SessionCommand>> {
  if (command.type !== 'AddParticipant') return ok(command);
  const { personId } = command.person;
  const people = await live.parts.db.inDistrict(actor.districtId, (trx: Transaction<PeopleTables>) => peopleByIds(trx, [personId]));
  const person = people.get(personId);
  // Guests come in by their own link only, which says which session they may see.
  if (!person || person.guestOfSession !== null) return NO_SUCH_PERSON;
  return ok({ ...command, person: { personId, name: person.name, guest: false } });
}
