import type { Commitment } from '../../commitments/model/wire.ts';
import type { SessionRow } from '../../sessions/model/wire.ts';
import type { NextAnswer, NextItem } from './wire.ts';

/** A problem whose author or supervisor has something to do. */
export interface ProblemToSee {
  readonly problemId: string;
  readonly authorName: string;
}

/** Everything that may need one person, gathered by the server. Times are Unix ms. */
export interface NextFacts {
  readonly personId: string;
  readonly now: number;
  /** Their own sessions that are live or still to come, soonest first. */
  readonly sessions: readonly SessionRow[];
  /** Whether the person has a problem that is ready, begun, or not even begun, for the session they present in. */
  readonly ownProblem: { readonly problemId: string; readonly ready: boolean } | null;
  readonly checkIns: readonly Commitment[];
  readonly promises: readonly Commitment[];
  /** Problems of principals they supervise that wait for a word from them. */
  readonly problems: readonly ProblemToSee[];
  readonly unreadNotices: number;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How near a session must be to be the next thing. */
const AT_THE_DOOR = HOUR;
/** When the presenter is reminded to prepare. */
const PREPARE_WITHIN = 14 * DAY;

/**
 * Answers "what needs me next?": a running session first, then one at the door, then people who wait, then what has to be
 * prepared, then whatever comes next. The rest keeps its own place; nothing stands twice.
 */
export function composeNext(facts: NextFacts): NextAnswer {
  const soon = facts.sessions.map((session) => sessionItem(session, facts));
  const waiting = [...facts.checkIns.map(checkInItem), ...facts.problems.map(problemItem), ...noticeItem(facts.unreadNotices)];
  const promises = facts.promises.filter((promise) => promise.status === 'open').map(promiseItem);
  const next = firstOf(facts, soon, waiting, promises);
  const without = (items: readonly NextItem[]) => items.filter((item) => item !== next);
  return { next, soon: without(soon), waiting: without(waiting), promises: without(promises) };
}

function firstOf(facts: NextFacts, soon: readonly NextItem[], waiting: readonly NextItem[], promises: readonly NextItem[]): NextItem | null {
  const door = facts.sessions.findIndex((session) => session.status === 'live' || session.startsAt - facts.now <= AT_THE_DOOR);
  if (door >= 0) return soon[door] ?? null;
  return waiting.find((item) => item.kind !== 'notice') ?? preparation(facts) ?? soon[0] ?? promises[0] ?? waiting[0] ?? null;
}

function preparation({ sessions, personId, ownProblem, now }: NextFacts): NextItem | null {
  const presenting = sessions.find((session) => session.presenterId === personId && session.startsAt - now <= PREPARE_WITHIN);
  if (!presenting || ownProblem?.ready) return null;
  return {
    kind: 'problem',
    title: ownProblem ? 'Finish your problem of practice' : 'Write your problem of practice',
    detail: `You present in “${presenting.title}”. Talk it over with your supervisor before then.`,
    url: ownProblem ? `/problems/${ownProblem.problemId}` : '/problems',
    verb: ownProblem ? 'Open it' : 'Begin',
    at: presenting.startsAt,
  };
}

function sessionItem(session: SessionRow, { personId, now }: NextFacts): NextItem {
  const live = session.status === 'live';
  const near = session.startsAt - now <= AT_THE_DOOR;
  const part = session.presenterId === personId ? 'You present.' : session.facilitatorId === personId ? 'You facilitate.' : 'You are a critical friend.';
  return {
    kind: 'session',
    title: session.title,
    detail: [live ? 'It is running now.' : '', part, session.place].filter((piece) => piece !== '').join(' '),
    url: `/sessions/${session.sessionId}`,
    verb: live || near ? 'Go to the session' : 'See what to bring',
    at: session.startsAt,
  };
}

function checkInItem(promise: Commitment): NextItem {
  return {
    kind: 'check-in',
    title: `Check in with ${promise.owner.name}`,
    detail: `From “${promise.sessionTitle}”. One tap and a sentence is enough.`,
    url: `/promises/${promise.commitmentId}`,
    verb: 'Check in',
    at: noonOf(promise.checkOn),
  };
}

function problemItem({ problemId, authorName }: ProblemToSee): NextItem {
  return { kind: 'problem', title: `${authorName} would like to talk about a problem of practice`, detail: 'Read it, say something about it, and mark it when it is ready.', url: `/problems/${problemId}`, verb: 'Read it' };
}

function noticeItem(unread: number): readonly NextItem[] {
  if (unread === 0) return [];
  return [{ kind: 'notice', title: unread === 1 ? 'One new notice' : `${unread} new notices`, detail: 'In your inbox.', url: '/inbox', verb: 'Open the inbox' }];
}

function promiseItem(promise: Commitment): NextItem {
  return { kind: 'promise', title: promise.what, detail: `${promise.actor} · ${promise.where}`, url: `/promises/${promise.commitmentId}`, verb: 'Say how it went', at: noonOf(promise.dueOn) };
}

// A day has no time; noon keeps it the same day in every time zone of one country.
function noonOf(day: string): number {
  return Date.parse(`${day}T12:00:00Z`) + 5 * HOUR;
}
