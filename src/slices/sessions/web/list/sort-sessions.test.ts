import { expect, test } from 'vitest';
import type { SessionRow } from '../../model/wire.ts';
import { sortSessions } from './sort-sessions.ts';

const now = 1_800_000_000_000;
const row = (title: string, status: SessionRow['status'], startsAt: number): SessionRow => ({
  sessionId: title, circleId: null, title, startsAt, minutes: 50, place: '', status, protocolId: 'p', protocolVersion: 1,
  presenterId: null, facilitatorId: null, startedAt: null, endedAt: null, nextStepCount: 0, mine: true, mayOpen: true,
});

test('[SE-213] the list shows what is going on, then what is coming soonest first, then what has been latest first', () => {
  const sorted = sortSessions(
    [row('march', 'ended', now - 9e9), row('june', 'planned', now + 9e9), row('now', 'live', now), row('april', 'cancelled', now - 5e9), row('may', 'planned', now + 5e9), row('forgotten', 'planned', now - 2e8)],
    now,
  );
  expect(sorted.live.map((each) => each.title)).toEqual(['now']);
  expect(sorted.coming.map((each) => each.title)).toEqual(['may', 'june']);
  expect(sorted.past.map((each) => each.title)).toEqual(['forgotten', 'april', 'march']);
});
