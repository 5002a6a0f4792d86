import { uuidV7 } from '../../../kernel/ids.ts';
import { serverClock } from './server-clock.ts';

/** A new id made in the browser, sorted by the time it was made at. `crypto.randomUUID` is missing on plain-http installs. */
export function newId(): string {
  return uuidV7(serverClock.now(), crypto.getRandomValues(new Uint8Array(10)));
}
