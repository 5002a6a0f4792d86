import { uuidV7 } from '../../../../kernel/ids.ts';

/** A new id made in the browser. `crypto.randomUUID` is missing on plain-http installs; this works there too. */
export function newId(): string {
  return uuidV7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
}
