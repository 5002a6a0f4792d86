import type { Context } from 'hono';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Api } from '../../../platform/server/http/api.ts';
import { openEventStream } from '../../../platform/server/streams/sse-sink.ts';
import type { Closing, Sink } from '../../../platform/server/streams/watcher.ts';
import type { Actor } from '../../people/model/actor.ts';
import { SinceQuery, StudyChanges } from '../model/server-wire.ts';
import type { StudyViewer } from '../model/study/viewer.ts';
import { StudyParams } from '../model/wire.ts';
import { meet, reach } from './access.ts';
import { countsByCode, makeReady } from './columns.ts';
import type { LiveStudies } from './live-studies.ts';

/** How a request is found to be signed in; asked again while its stream is open. */
export type Identify = (c: Context) => Promise<Actor | null>;

const SIGNED_OUT: Closing = { code: 'not-signed-in', message: 'Your sign-in has ended, so this screen no longer follows the study.', mend: 'Sign in again; what you typed is still here.' };
const NOT_A_MEMBER: Closing = { code: 'not-your-study', message: 'You are no longer a member of this study, so this screen no longer follows it.', mend: 'If you should be one, ask the person who leads it.' };
const OTHER_PART: Closing = { code: 'other-part', message: 'Your part in this study has changed.', mend: 'Reload this page to see the study as you may see it now.' };
const NO_STREAM = refuse('unavailable', 'no-stream', 'This connection cannot carry a live stream.', { mend: 'Ask for the changes instead.' });

/** Following a study: as server-sent events, or by asking now and then. */
export function streamRoutes(api: Api<Actor>, live: LiveStudies, identify: Identify): void {
  const { hub, parts } = live;

  api.route(
    { method: 'get', path: '/api/studies/{studyId}/changes', tag: 'Coding', summary: 'What happened in a study since a cursor, for networks that hold streams back', access: 'signed-in', params: StudyParams, query: SinceQuery, answer: StudyChanges },
    async ({ actor, params, query }) => {
      const met = await meet(live, actor, params.studyId);
      if (!met.ok) return met;
      await makeReady(met.value.visible.codings, countsByCode);
      const since = await hub.since({ districtId: actor.districtId, streamId: params.studyId }, met.value.viewer, query.since);
      return since.ok ? ok({ ...since.value, messages: since.value.messages as StudyChanges['messages'], now: parts.clock.now() }) : since;
    },
  );

  api.route(
    { method: 'get', path: '/api/studies/{studyId}/stream', tag: 'Coding', summary: 'A study as server-sent events, without its codings at first', access: 'signed-in', params: StudyParams, query: SinceQuery, answer: 'raw' },
    async ({ c, actor, params, query }) => {
      const met = await meet(live, actor, params.studyId);
      if (!met.ok) return met;
      await makeReady(met.value.visible.codings, countsByCode);
      return openStream({ live, identify, c, actor, studyId: params.studyId, viewer: met.value.viewer, since: c.req.header('last-event-id') ?? query.since });
    },
  );
}

interface Opening {
  readonly live: LiveStudies;
  readonly identify: Identify;
  readonly c: Context;
  readonly actor: Actor;
  readonly studyId: string;
  readonly viewer: StudyViewer;
  readonly since: string | undefined;
}

function openStream(opening: Opening): Result<Response> {
  const { live, c, actor, studyId, viewer, since } = opening;
  let stop: (() => void) | null = null;
  let over = false;
  const ended = (): void => {
    over = true;
    stop?.();
  };
  const begin = async (sink: Sink): Promise<void> => {
    const watching = await live.hub.watch({ districtId: actor.districtId, streamId: studyId }, viewer, since, sink, () => closingFor(opening));
    if (!watching.ok) return sink.end('');
    stop = watching.value;
    if (over) stop();
  };
  const answer = openEventStream(c, (sink) => void begin(sink).catch((error: unknown) => (live.parts.log.error('stream-not-opened', error), sink.end(''))), ended);
  return answer ? ok(answer) : NO_STREAM;
}

/** Why a stream that is open must end now, if it must. */
async function closingFor({ live, identify, c, actor, studyId, viewer }: Opening): Promise<Closing | null> {
  const now = await identify(c);
  if (now?.personId !== actor.personId) return SIGNED_OUT;
  const reached = await reach(live, now, studyId, {});
  if (reached.ok) return reached.value.viewer.part === viewer.part ? null : OTHER_PART;
  return reached.error.kind === 'not-found' || reached.error.kind === 'not-allowed' ? NOT_A_MEMBER : null;
}
