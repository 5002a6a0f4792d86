import { setTimeout as pause } from 'node:timers/promises';
import { evolve } from '../../slices/sessions/model/evolve.ts';
import type { SessionEvent } from '../../slices/sessions/model/events.ts';
import type { SessionState } from '../../slices/sessions/model/state.ts';
import type { StreamMessage } from '../../slices/sessions/model/wire.ts';
import type { Person } from './browserless-person.ts';

/** One device that follows a session's stream, folds what comes, and reconnects by itself when the line breaks. */
export interface Follower {
  readonly person: Person;
  /** Every event in order of arrival with the moment it came (performance.now). */
  readonly arrivals: { readonly event: SessionEvent; readonly at: number }[];
  state(): SessionState | null;
  /** How often the line was opened. */
  connections(): number;
  /** Whether the line is open now. */
  isOpen(): boolean;
  /** Cuts the line until `comeBack`. */
  drop(): void;
  comeBack(): void;
  close(): void;
}

/** Starts following as this person. `baseUrl()` may change while a server is being replaced. */
export function follow(person: Person, sessionId: string, baseUrl: () => string): Follower {
  const arrivals: Follower['arrivals'] = [];
  let state: SessionState | null = null;
  let cursor: string | null = null;
  let wanted = true;
  let closed = false;
  let opened = 0;
  let isOpen = false;
  let line = new AbortController();

  function hear(data: string, id: string | null): void {
    const message = JSON.parse(data) as StreamMessage;
    if (message.kind === 'snapshot') state = message.session;
    if (message.kind === 'event') {
      arrivals.push({ event: message.event, at: performance.now() });
      if (state) state = evolve(state, message.event);
    }
    if (message.kind === 'closed') wanted = false;
    if (id) cursor = id;
  }

  async function readOnce(): Promise<void> {
    line = new AbortController();
    const since = cursor ? `?since=${encodeURIComponent(cursor)}` : '';
    const answer = await fetch(`${baseUrl()}/api/sessions/${sessionId}/stream${since}`, { headers: { cookie: person.cookie(), 'x-jointwork': '1', accept: 'text/event-stream' }, signal: line.signal });
    if (!answer.ok || !answer.body) throw new Error(`stream answered ${answer.status}`);
    opened++;
    isOpen = true;
    let rest = '';
    const decoder = new TextDecoder();
    for await (const chunk of answer.body) {
      const text = decoder.decode(chunk as Uint8Array, { stream: true });
      person.received.text.push(text);
      rest = takeMessages(rest + text, hear);
    }
  }

  async function keepFollowing(): Promise<void> {
    while (!closed) {
      if (wanted) await readOnce().catch(() => undefined);
      isOpen = false;
      await pause(50 + Math.random() * 150);
    }
  }
  void keepFollowing();

  const cut = (): void => line.abort();
  return {
    person,
    arrivals,
    state: () => state,
    connections: () => opened,
    isOpen: () => isOpen && wanted,
    drop: () => { wanted = false; cut(); },
    comeBack: () => { wanted = true; },
    close: () => { closed = true; wanted = false; cut(); },
  };
}

/** Hands over every whole Server-Sent Event in `text`; returns what is left of an unfinished one. */
function takeMessages(text: string, hear: (data: string, id: string | null) => void): string {
  let rest = text;
  for (let end = rest.indexOf('\n\n'); end >= 0; end = rest.indexOf('\n\n')) {
    const lines = rest.slice(0, end).split('\n');
    rest = rest.slice(end + 2);
    const field = (name: string) => lines.filter((l) => l.startsWith(`${name}:`)).map((l) => l.slice(name.length + 1).trimStart());
    const data = field('data').join('\n');
    if (data !== '') hear(data, field('id')[0] ?? null);
  }
  return rest;
}

/** Waits until the condition holds for the person's own view; says what was awaited when it never comes. */
export async function until(what: string, condition: () => boolean, patienceMs = 45_000): Promise<void> {
  const started = performance.now();
  while (!condition()) {
    if (performance.now() - started > patienceMs) throw new Error(`waited ${patienceMs} ms in vain until ${what}`);
    await pause(20);
  }
}
