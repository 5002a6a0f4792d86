import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

/** Everything one person's device has received, so that at the end it can be searched for other people's private words. */
export interface Received {
  readonly text: string[];
  readonly files: { readonly name: string; readonly bytes: Uint8Array }[];
}

export interface HttpAnswer {
  readonly status: number;
  readonly json: unknown;
}

/** One person with a cookie and a device that keeps trying: the public HTTP API, as a browser would use it. */
export interface Person {
  readonly name: string;
  personId: string;
  readonly received: Received;
  /** One request; the answer's text is kept. Throws when nobody answers. */
  request(method: string, path: string, body?: unknown): Promise<HttpAnswer>;
  /** A request that must succeed; throws with the server's own sentence otherwise. */
  must<T>(method: string, path: string, body?: unknown): Promise<T>;
  /** A file, kept for the search. */
  download(path: string, name: string): Promise<Uint8Array>;
  cookie(): string;
}

/** Makes a person who asks the server at `baseUrl()`; the address may change while a server is being replaced. */
export function createPerson(name: string, baseUrl: () => string): Person {
  const cookies = new Map<string, string>();
  const received: Received = { text: [], files: [] };
  const cookie = (): string => [...cookies].map(([key, value]) => `${key}=${value}`).join('; ');

  async function send(method: string, path: string, body?: unknown): Promise<Response> {
    const answer = await fetch(baseUrl() + path, {
      method,
      headers: { 'x-jointwork': '1', cookie: cookie(), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    for (const line of answer.headers.getSetCookie()) keepCookie(cookies, line);
    return answer;
  }

  async function request(method: string, path: string, body?: unknown): Promise<HttpAnswer> {
    const answer = await send(method, path, body);
    const text = await answer.text();
    received.text.push(text);
    return { status: answer.status, json: text === '' ? null : JSON.parse(text) };
  }

  async function must<T>(method: string, path: string, body?: unknown): Promise<T> {
    const { status, json } = await request(method, path, body);
    if (status >= 300) throw new Error(`${name}: ${method} ${path} answered ${status}: ${JSON.stringify(json)}`);
    return json as T;
  }

  async function download(path: string, fileName: string): Promise<Uint8Array> {
    const answer = await send('GET', path);
    if (!answer.ok) throw new Error(`${name}: ${path} answered ${answer.status}: ${await answer.text()}`);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    received.files.push({ name: fileName, bytes });
    return bytes;
  }

  return { name, personId: '', received, request, must, download, cookie };
}

function keepCookie(cookies: Map<string, string>, line: string): void {
  const [pair = ''] = line.split(';');
  const split = pair.indexOf('=');
  const key = pair.slice(0, split);
  const value = pair.slice(split + 1);
  if (value === '' || /max-age=0/i.test(line)) cookies.delete(key);
  else cookies.set(key, value);
}

/** What happened to one command: accepted with its events, or refused with the server's sentence. */
export type CommandOutcome =
  | { readonly accepted: true; readonly commandId: string; readonly sentAt: number; readonly tries: number }
  | { readonly accepted: false; readonly commandId: string; readonly code: string; readonly title: string };

/**
 * Sends one command until somebody answers, with the same id each time, as the browser's outbox does. Gives up only
 * after `patienceMs`, which must be longer than a server takes to come back.
 */
export async function sendCommand(person: Person, sessionId: string, command: object, patienceMs = 60_000): Promise<CommandOutcome> {
  const commandId = randomUUID();
  const sentAt = performance.now();
  for (let tries = 1; ; tries++) {
    const answer = await person.request('POST', `/api/sessions/${sessionId}/commands`, { commandId, command }).catch(() => null);
    if (answer && answer.status < 300) return { accepted: true, commandId, sentAt, tries };
    if (answer && answer.status < 500 && answer.status !== 429) {
      const problem = answer.json as { code: string; title: string };
      return { accepted: false, commandId, code: problem.code, title: problem.title };
    }
    if (performance.now() - sentAt > patienceMs) throw new Error(`${person.name}: nobody answered ${JSON.stringify(command)} for ${patienceMs} ms`);
    await pause(100 + Math.random() * 200);
  }
}
