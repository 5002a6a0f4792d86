import type { Transaction } from 'kysely';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Actor } from '../../people/model/actor.ts';
import { peopleByIds, type PeopleTables } from '../../people/server/index.ts';
import type { SessionCommand } from '../model/commands.ts';
import type { SessionState } from '../model/state.ts';
import type { LiveSessions } from './live-sessions.ts';
import { mayBring, versionToBring } from './problem-brought.ts';

const NO_SUCH_PERSON = refuse('invalid', 'no-such-person', 'That person is not in this district. Nothing was changed.', { mend: 'Choose someone from the list.' });

/**
 * Replaces what a client may not say for itself by what the district knows: a person's name, the version of the problem
 * that is brought. Refuses a problem that this person may not bring.
 */
export async function completeCommand(live: LiveSessions, actor: Actor, state: SessionState, command: SessionCommand): Promise<Result<SessionCommand>> {
  const { db, clock } = live.parts;
  const inDistrict = <Answer>(work: (trx: Transaction<PeopleTables>) => Promise<Answer>): Promise<Answer> => db.inDistrict(actor.districtId, work);
  switch (command.type) {
    case 'AddParticipant': {
      const { personId } = command.person;
      const person = (await inDistrict((trx) => peopleByIds(trx, [personId]))).get(personId);
      // Guests come in by their own link only, which says which session they may see.
      if (!person || person.guestOfSession !== null) return NO_SUCH_PERSON;
      return ok({ ...command, person: { personId, name: person.name, guest: false } });
    }
    case 'StartSession': {
      const { problemId } = state.plan;
      return ok({ ...command, problemVersion: problemId === null ? null : await inDistrict((trx) => versionToBring(trx, problemId)) });
    }
    case 'ChangePlan': {
      const { problemId } = command.changes;
      if (typeof problemId !== 'string' || problemId === state.plan.problemId) return ok(command);
      const may = await inDistrict((trx) => mayBring(trx, actor, problemId, Object.keys(state.people), clock.now()));
      return may.ok ? ok(command) : may;
    }
    default:
      return ok(command);
  }
}
