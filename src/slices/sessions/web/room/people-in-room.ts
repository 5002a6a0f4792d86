import type { Who } from '../../../protocols/model/protocol.ts';
import type { SessionState } from '../../model/state.ts';
import { isAmong, nameOf } from '../../model/who.ts';

/** Everyone meant by a `Who`, as person ids in the order of the session's people. */
export function peopleMeant(state: SessionState, who: Who): readonly string[] {
  return Object.keys(state.people).filter((personId) => isAmong(state, personId, who));
}

/** The name colleagues call this person by: the first name, or the whole name where two share it. */
export function callName(state: SessionState, personId: string): string {
  const whole = nameOf(state, personId);
  if (!Object.hasOwn(state.people, personId)) return whole;
  const first = firstName(whole);
  const shared = Object.values(state.people).filter((person) => firstName(person.name) === first).length > 1;
  return shared ? whole : first;
}

function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name;
}
