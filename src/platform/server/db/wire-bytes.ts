/** The few bytes of PostgreSQL's wire protocol that are read or written by hand here. */

const READY = 'Z'.charCodeAt(0);
const QUERY = 'Q'.charCodeAt(0);
const HEADER = 5; // one byte of kind, four of length

/** What a server says to a client it lets in without a password: authenticated, and ready outside any transaction. */
export const WELCOME = Uint8Array.of('R'.charCodeAt(0), 0, 0, 0, 8, 0, 0, 0, 0, READY, 0, 0, 0, 5, 'I'.charCodeAt(0));

/** Whether these bytes are a client's goodbye. */
export function isGoodbye(bytes: Uint8Array): boolean {
  return bytes[0] === 'X'.charCodeAt(0);
}

/** A simple query without parameters. */
export function simpleQuery(sql: string): Uint8Array {
  const text = new TextEncoder().encode(sql);
  const bytes = new Uint8Array(HEADER + text.length + 1);
  bytes[0] = QUERY;
  new DataView(bytes.buffer).setUint32(1, 4 + text.length + 1);
  bytes.set(text, HEADER);
  return bytes;
}

/** Whether the server is inside a transaction after this answer: read from its last ReadyForQuery. */
export function leavesTransactionOpen(answer: Uint8Array): boolean {
  const view = new DataView(answer.buffer, answer.byteOffset, answer.byteLength);
  let status = 'I'.charCodeAt(0);
  for (let at = 0; at + HEADER <= answer.length; at += 1 + view.getUint32(at + 1)) {
    if (answer[at] === READY) status = answer[at + HEADER] ?? status;
  }
  return status !== 'I'.charCodeAt(0);
}
