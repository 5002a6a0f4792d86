import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Commitment } from '../../commitments/model/wire.ts';
import type { SessionRow } from '../../sessions/model/wire.ts';
import { composeNext, type NextFacts } from './compose-next.ts';

const NOW = Date.UTC(2026, 2, 12, 14);
const HOUR = 3_600_000;
const ME = '00000000-0000-7000-8000-000000000001';
const OTHER = '00000000-0000-7000-8000-000000000002';

function session(inHours: number, more: Partial<SessionRow> = {}): SessionRow {
  return { sessionId: `00000000-0000-7000-8000-${String(Math.round(inHours * 10) + 100_000).padStart(12, '0')}`, circleId: null, title: `In ${inHours} h`, startsAt: NOW + inHours * HOUR, minutes: 50, place: 'Room 4', status: 'planned', protocolId: OTHER, protocolVersion: 1, presenterId: OTHER, facilitatorId: OTHER, startedAt: null, endedAt: null, nextStepCount: 0, mine: true, mayOpen: true, ...more };
}
function promise(more: Partial<Commitment> = {}): Commitment {
  return { commitmentId: OTHER, sessionId: OTHER, circleId: null, owner: { personId: OTHER, name: 'Pia' }, horizon: 'short', dueOn: '2026-03-20', checkOn: '2026-03-12', status: 'open', sessionTitle: 'First', problemId: null, what: 'Look at writing', actor: 'Team lead', where: 'Tuesdays', evidence: 'x', checkBy: null, reports: [], you: { mayReport: true, mayCheckIn: true, mayChangeDates: true }, ...more };
}
const nothing: NextFacts = { personId: ME, now: NOW, sessions: [], ownProblem: null, checkIns: [], promises: [], problems: [], unreadNotices: 0 };

test('[HO-1] a running session, or one within the hour, is the next thing whatever else waits', () => {
  const waits = { ...nothing, checkIns: [promise()], problems: [{ problemId: OTHER, authorName: 'Pia' }], unreadNotices: 3 };
  expect(composeNext({ ...waits, sessions: [session(0.5)] }).next).toMatchObject({ kind: 'session', verb: 'Go to the session' });
  expect(composeNext({ ...waits, sessions: [session(-3, { status: 'live' })] }).next).toMatchObject({ title: 'In -3 h', detail: 'It is running now. You are a critical friend. Room 4' });
  expect(composeNext({ ...waits, sessions: [session(2)] }).next).toMatchObject({ kind: 'check-in' });
});

test('[HO-2] after that come people who wait, then what has to be prepared within two weeks, then whatever comes next', () => {
  const presenting = session(72, { presenterId: ME });
  const waiting = { ...nothing, sessions: [presenting], problems: [{ problemId: OTHER, authorName: 'Pia' }] };
  expect(composeNext(waiting).next?.title).toBe('Pia would like to talk about a problem of practice');
  expect(composeNext({ ...nothing, sessions: [presenting] }).next).toMatchObject({ title: 'Write your problem of practice', url: '/problems' });
  expect(composeNext({ ...nothing, sessions: [presenting], ownProblem: { problemId: OTHER, ready: false } }).next).toMatchObject({ title: 'Finish your problem of practice', url: `/problems/${OTHER}` });
  expect(composeNext({ ...nothing, sessions: [presenting], ownProblem: { problemId: OTHER, ready: true } }).next?.kind).toBe('session');
  expect(composeNext({ ...nothing, sessions: [session(24 * 20, { presenterId: ME })] }).next?.kind).toBe('session');
  expect(composeNext({ ...nothing, promises: [promise()] }).next?.kind).toBe('promise');
  expect(composeNext(nothing).next).toBeNull();
});

test('[HO-4] a notice alone is next only when nothing else is', () => {
  expect(composeNext({ ...nothing, unreadNotices: 1 }).next).toMatchObject({ kind: 'notice', title: 'One new notice' });
  expect(composeNext({ ...nothing, unreadNotices: 2, promises: [promise()] }).next?.kind).toBe('promise');
});

test('[HO-3] nothing stands twice, and nothing is lost: the next thing and the lists together are everything once', () => {
  const some = fc.record({
    hours: fc.array(fc.integer({ min: -2, max: 900 }), { maxLength: 4 }),
    checkIns: fc.integer({ min: 0, max: 3 }),
    promises: fc.integer({ min: 0, max: 3 }),
    problems: fc.integer({ min: 0, max: 3 }),
    unreadNotices: fc.integer({ min: 0, max: 5 }),
  });
  fc.assert(fc.property(some, ({ hours, checkIns, promises, problems, unreadNotices }) => {
    const many = <T>(count: number, make: (index: number) => T) => Array.from({ length: count }, (_, index) => make(index));
    const id = (index: number) => `00000000-0000-7000-9000-${String(index).padStart(12, '0')}`;
    const facts: NextFacts = {
      ...nothing,
      sessions: hours.toSorted((a, b) => a - b).map((hour, index) => ({ ...session(hour), sessionId: id(index) })),
      checkIns: many(checkIns, (index) => promise({ commitmentId: id(100 + index) })),
      promises: many(promises, (index) => promise({ commitmentId: id(200 + index) })),
      problems: many(problems, (index) => ({ problemId: id(300 + index), authorName: 'Pia' })),
      unreadNotices,
    };
    const answer = composeNext(facts);
    const all = [...(answer.next ? [answer.next] : []), ...answer.soon, ...answer.waiting, ...answer.promises].map((item) => item.url);
    expect(new Set(all).size).toBe(all.length);
    const expected = hours.length + checkIns + promises + problems + (unreadNotices > 0 ? 1 : 0);
    // Only a reminder to prepare is made up besides what was given.
    expect(all.length).toBe(expected);
  }));
});
