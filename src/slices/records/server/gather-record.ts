import type { Transaction } from 'kysely';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { readEvents } from '../../../platform/server/event-log/event-log.ts';
import type { Parts } from '../../../platform/server/parts.ts';
import { commitmentsOfSession } from '../../commitments/server/index.ts';
import type { Commitment } from '../../commitments/model/wire.ts';
import type { Actor } from '../../people/model/actor.ts';
import { dayIn } from '../../people/model/days.ts';
import { broughtProblem } from '../../problems/server/index.ts';
import type { ProblemContent } from '../../problems/model/content.ts';
import { adherence } from '../../sessions/model/adherence.ts';
import type { SessionEvent } from '../../sessions/model/events.ts';
import { project, projectEvent, type Viewer } from '../../sessions/model/project.ts';
import { readEvent } from '../../sessions/model/read-event.ts';
import type { SessionState } from '../../sessions/model/state.ts';
import { meetSession, type LiveSessions } from '../../sessions/server/index.ts';
import { composeRecord, type ComposedRecord } from '../model/compose-record.ts';
import { timelineOf } from '../model/timeline.ts';
import type { SessionRecord } from '../model/wire.ts';

/** A record for one reader: as the page wants it, as a document, and everything they may see as data. */
export interface GatheredRecord {
  readonly record: SessionRecord;
  readonly composed: ComposedRecord;
  readonly endedAt: number;
  readonly everything: { readonly record: SessionRecord; readonly session: SessionState; readonly events: readonly SessionEvent[] };
}

const NOT_YET = refuse('not-found', 'no-record-yet', 'This session has not begun, so there is no record yet.', { mend: 'Come back after it has been held.' });

/**
 * Gathers what this person may see of a session. Everything that people wrote passes the same projection as the live
 * stream; only counts and times of the structure come from the whole session.
 */
export async function gatherRecord(parts: Parts, live: LiveSessions, actor: Actor, sessionId: string): Promise<Result<GatheredRecord>> {
  const met = await meetSession(live, actor, sessionId, { fresh: true });
  if (!met.ok) return met;
  const whole = met.value.state;
  if (whole.startedAt === null) return NOT_YET;
  const viewer: Viewer = { kind: 'person', personId: actor.personId };
  const state = project(whole, viewer);
  const events = (await storedEvents(parts, whole)).flatMap((event) => projectEvent(event, viewer) ?? []);
  const { problem, commitments } = await parts.db.inDistrict(actor.districtId, (trx: Transaction<unknown>) => gatherRows(trx, parts, actor, whole));
  const now = parts.clock.now();
  const wording = wordingFor(state, actor.timeZone);
  const composed = composeRecord({ state, readerId: actor.personId, facts: adherence(whole, now), problem, wording });
  const record: SessionRecord = {
    sessionId,
    title: composed.title,
    subtitle: composed.subtitle,
    blocks: composed.blocks as SessionRecord['blocks'],
    own: composed.own as SessionRecord['own'],
    commitments: commitments as Commitment[],
    timeline: [...timelineOf(events, state, wording.nameOf)],
  };
  return ok({ record, composed, endedAt: whole.endedAt ?? now, everything: { record, session: state, events } });
}

async function gatherRows(trx: Transaction<unknown>, parts: Parts, actor: Actor, state: SessionState): Promise<{ problem: ProblemContent | null; commitments: readonly Commitment[] }> {
  const { problemId, problemVersion } = state.plan;
  const brought = problemId === null ? null : await broughtProblem(trx, problemId, problemVersion);
  const commitments = await commitmentsOfSession(trx, actor, state.sessionId, dayIn(actor.timeZone, parts.clock.now()));
  return { problem: brought?.content ?? null, commitments };
}

/** The kind of the event stream of sessions, as the log keeps it. */
const STREAM_KIND = 'session';

async function storedEvents(parts: Parts, state: SessionState): Promise<readonly SessionEvent[]> {
  const stored = await readEvents(parts.db, state.districtId, state.sessionId, STREAM_KIND, 0);
  return stored.flatMap(({ payload }) => {
    const read = readEvent(payload);
    return read.ok ? [read.value] : [];
  });
}

/** Names, and dates as the pages say them: "Thursday, 12 March 2026, 8:30 am". */
function wordingFor(state: SessionState, timeZone: string) {
  const sayDay = (at: number, zone: string) => new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(at).replace(/^(\w+),? /, '$1, ');
  const time = new Intl.DateTimeFormat('en-US', { timeZone, hour: 'numeric', minute: '2-digit' });
  return {
    nameOf: (personId: string) => state.people[personId]?.name ?? 'Someone who has left',
    dayText: (isoDay: string) => sayDay(Date.parse(`${isoDay}T12:00:00Z`), 'UTC'),
    momentText: (at: number) => `${sayDay(at, timeZone)}, ${time.format(at).toLowerCase()}`,
  };
}
