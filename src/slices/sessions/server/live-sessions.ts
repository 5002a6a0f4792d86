import { ok, type Result } from '../../../kernel/result.ts';
import type { Parts } from '../../../platform/server/parts.ts';
import { StreamHub, type HubRhythm } from '../../../platform/server/streams/hub.ts';
import type { Actor } from '../../people/model/actor.ts';
import type { SessionCommand, SystemCommand } from '../model/commands.ts';
import type { SessionEvent, SessionEventType } from '../model/events.ts';
import type { Viewer } from '../model/project.ts';
import type { SessionState } from '../model/state.ts';
import { inCircle } from './circle-places.ts';
import { tellInvitations, TELL_INVITATIONS, untoldInvitations, type TellInvitations } from './invitations.ts';
import { PRESENCE_RHYTHM, trackPresence, type PersonThere, type PresenceRhythm } from './presence.ts';
import type { SessionBatch } from './projections.ts';
import type { InCircle } from './relations.ts';
import { sessionKind } from './session-kind.ts';
import { askForStepTime, movesTheClock, STEP_TIME_REACHED, stepTimeDue, type StepTimeReached } from './step-times.ts';
import type { SessionSubscriber } from './subscribers.ts';

export type SessionHub = StreamHub<SessionState, SessionEvent, SessionCommand | SystemCommand, Viewer>;

/** Everything about running sessions in this process; built once, in apps/, before jobs start. */
export interface LiveSessions {
  readonly parts: Parts;
  readonly hub: SessionHub;
  /** Adds a higher slice that writes in the transaction of a session's events. Call before the server listens. */
  onSessionEvents(subscriber: SessionSubscriber): void;
  /** Gives a command in the server's own name. */
  runSystem(districtId: string, sessionId: string, command: SessionCommand | SystemCommand): Promise<Result<SessionState>>;
  /** How this person stands to the session's circle. */
  circleOf(actor: Actor, state: SessionState): Promise<InCircle>;
  /** A stream of this person opened here: notes their arrival. Gives what to call when it closes. */
  arrive(there: PersonThere): () => void;
  /** The same for someone who asks for news now and then instead. */
  noteSeen(there: PersonThere): void;
  /** Somebody signed out or changed roles: ends the streams of those who may no longer read. */
  recheck(): void;
  close(): Promise<void>;
}

const CHANGES_INVITATIONS: ReadonlySet<SessionEventType> = new Set<SessionEventType>(['SessionPlanned', 'PlanChanged', 'ParticipantAdded', 'SessionCancelled']);

/** Starts the hub, presence and the jobs of live sessions. */
export async function createLiveSessions(parts: Parts, rhythm: { readonly streams?: Partial<HubRhythm>; readonly presence?: Partial<PresenceRhythm> } = {}): Promise<LiveSessions> {
  const subscribers: SessionSubscriber[] = [];
  const hub: SessionHub = await StreamHub.start(parts, sessionKind(subscribers, (batch) => askForJobs(parts, batch)), rhythm.streams);

  const runSystem: LiveSessions['runSystem'] = async (districtId, sessionId, command) => {
    const ran = await hub.run({ districtId, streamId: sessionId, commandId: parts.newId(), personId: null, command, permit: () => null });
    return ran.ok ? ok(ran.value.state) : ran;
  };
  const noteArrival = ({ districtId, sessionId, personId }: PersonThere): boolean => {
    const state = hub.peek({ districtId, streamId: sessionId });
    if (!state || !Object.hasOwn(state.people, personId)) return false;
    if (!state.people[personId]!.present) {
      runSystem(districtId, sessionId, { type: 'NoteArrival', personId }).catch((error: unknown) => parts.log.error('arrival-not-noted', error));
    }
    return true;
  };

  const presence = trackPresence(parts, { ...PRESENCE_RHYTHM, ...rhythm.presence }, {
    async absent({ districtId, sessionId, personId }) {
      await runSystem(districtId, sessionId, { type: 'NoteAbsence', personId });
    },
    here: (there) => void noteArrival(there),
  });

  parts.jobs.handle<StepTimeReached>(STEP_TIME_REACHED, async ({ districtId, sessionId, stepId, run }) => {
    await runSystem(districtId, sessionId, { type: 'NoteTimeReached', stepId, run });
  });
  parts.jobs.handle<TellInvitations>(TELL_INVITATIONS, (payload) => tellInvitations(parts, payload));
  parts.jobs.every('sessions-upkeep', '* * * * *', () => upkeep(parts, hub));

  return {
    parts,
    hub,
    onSessionEvents: (subscriber) => void subscribers.push(subscriber),
    runSystem,
    circleOf: (actor, state) => inCircle(parts, state.plan.circleId, state.plan.startsAt, actor),
    // Circle members who only look on are nobody's absence.
    arrive: (there) => (noteArrival(there) ? presence.connected(there) : () => undefined),
    noteSeen: (there) => void (noteArrival(there) && presence.seen(there)),
    recheck: () => void hub.recheckAll(),
    async close() {
      await presence.close();
      await hub.close();
    },
  };
}

/** Asks for what follows from a batch later. Not awaited: the answer must not wait, and upkeep finds what a crash loses. */
function askForJobs(parts: Parts, batch: SessionBatch): void {
  const types = batch.entries.map((entry) => entry.event.type);
  const asks: Promise<void>[] = [];
  if (types.some(movesTheClock)) asks.push(askForStepTime(parts, batch.state));
  if (types.some((type) => CHANGES_INVITATIONS.has(type))) {
    const payload: TellInvitations = { districtId: batch.districtId, sessionId: batch.state.sessionId };
    asks.push(parts.jobs.ask(TELL_INVITATIONS, payload));
  }
  for (const ask of asks) ask.catch((error: unknown) => parts.log.error('session-job-not-asked', error));
}

/** Makes up for jobs that a killed server never asked for: step times of running sessions, invitations nobody was told of. */
async function upkeep(parts: Parts, hub: SessionHub): Promise<void> {
  const live = await parts.db.call<{ district_id: string; session_id: string }>("select district_id, session_id from session where status = 'live'", []);
  for (const row of live) {
    const seen = await hub.read({ districtId: row.district_id, streamId: row.session_id });
    if (seen.ok && stepTimeDue(seen.value.state, parts.clock.now())) await askForStepTime(parts, seen.value.state);
  }
  for (const payload of await untoldInvitations(parts)) await parts.jobs.ask(TELL_INVITATIONS, payload);
}
