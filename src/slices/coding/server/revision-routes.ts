import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { sliceByCodePoints } from '../../../kernel/code-points.ts';
import type { Api } from '../../../platform/server/http/api.ts';
import { appendEventsIn } from '../../../platform/server/event-log/event-log.ts';
import type { Actor } from '../../people/model/actor.ts';
import type { Edit } from '../../texts/model/revision/edit.ts';
import { rebaseText } from '../../texts/model/revision/rebase.ts';
import { textEdits } from '../../texts/model/revision/text-edits.ts';
import { readSourceText, storeRevision, type CurrentText } from '../../texts/server/index.ts';
import { RevisionAnswer, RevisionEffect, TextRevision, TextRevisionStored } from '../model/server-wire.ts';
import type { TextRevised } from '../model/study/events.ts';
import { revisionReport, textRevised } from '../model/study/revise-text.ts';
import { StudySourceParams } from '../model/wire.ts';
import { meet, type MetStudy, type TextTrx } from './access.ts';
import type { LiveStudies } from './live-studies.ts';
import { NO_SOURCE } from './refusals.ts';
import { STUDY_STREAM } from './study-stream.ts';

/** Correcting a text that is coded: what it would do, and doing it. */
export function revisionRoutes(api: Api<Actor>, live: LiveStudies): void {
  api.route(
    { method: 'post', path: '/api/studies/{studyId}/sources/{sourceId}/revision/preview', tag: 'Coding', summary: 'What a correction of a text would do to the codings that I see', access: 'signed-in', params: StudySourceParams, body: TextRevision, answer: RevisionEffect },
    async ({ actor, params, body }) => {
      const ground = await groundOf(live, actor, params, body.version);
      return ground.ok ? ok(effectOf(ground.value, textEdits(ground.value.current.text, body.text))) : ground;
    },
  );

  api.route(
    { method: 'post', path: '/api/studies/{studyId}/sources/{sourceId}/revision', tag: 'Coding', summary: 'Correct a text: the codings in it move along, in the same moment', access: 'signed-in', params: StudySourceParams, body: TextRevisionStored, answer: RevisionAnswer },
    async ({ actor, params, body }) => {
      const address = { districtId: actor.districtId, streamId: params.studyId };
      for (let tries = 0; tries < TRIES; tries++) {
        const again = await doneBefore(live, actor, params, body.commandId);
        if (again) return again;
        const ground = await groundOf(live, actor, params, body.version, body.restores);
        if (!ground.ok) {
          // The newer text may be this very correction, stored a moment ago by its first sending.
          const meanwhile = await doneBefore(live, actor, params, body.commandId);
          return meanwhile?.ok ? meanwhile : ground;
        }
        const edits = textEdits(ground.value.current.text, body.text);
        const stored = await store(live, actor, ground.value, body, edits);
        if (!stored.ok) return stored;
        if (stored.value === 'others-first') continue;
        const opened = await live.open(actor.districtId, params.studyId, true);
        return opened.ok ? ok({ ...effectOf(ground.value, edits), cursor: live.hub.cursor(address, ground.value.met.viewer, opened.value.seq) }) : opened;
      }
      return BUSY;
    },
  );
}

const TRIES = 10;
const BUSY = refuse('unavailable', 'busy', 'So much is happening in this study that the text could not be stored. Nothing was changed, and what you typed is still on your screen.', { mend: 'Save it once more.' });
const OTHER_TEXT = refuse('invalid', 'not-that-version', 'The text is not that of the version it should bring back, so nothing was changed.', { mend: 'Open the older version and bring it back from there.' });

interface Ground {
  readonly met: MetStudy<unknown>;
  readonly current: CurrentText;
  readonly older: CurrentText | null;
}
type Place = { readonly studyId: string; readonly sourceId: string };

/** The text as it stands, if the correction was made on it. */
async function groundOf(live: LiveStudies, actor: Actor, { studyId, sourceId }: Place, version: number, restores: number | null = null): Promise<Result<Ground>> {
  const read = async (trx: TextTrx) => ({ current: await readSourceText(trx, sourceId), older: restores === null ? null : await readSourceText(trx, sourceId, restores) });
  const met = await meet(live, actor, studyId, { action: 'study.code', read });
  if (!met.ok) return met;
  const { current, older } = met.value.read;
  if (!current || current.studyId !== studyId) return NO_SOURCE;
  if (current.version !== version) {
    return refuse('conflict', 'newer-text', 'Somebody has changed this text in the meantime. Nothing was written over; what you typed is still on your screen.', { mend: 'Look at both and make your change in the newer text.', newer: { version: current.version, text: current.text } });
  }
  return ok({ met: met.value, current, older });
}

/** What these edits do to what the asking person sees. */
function effectOf({ met, current }: Ground, edits: readonly Edit[]): RevisionEffect {
  const { codings, counts } = revisionReport(met.visible, current.sourceId, edits, met.viewer);
  const anchors = (outcome: 'trimmed' | 'grown') =>
    codings.filter((one) => one.outcome === outcome).map(({ thing, start, end }) => ({ codingId: thing.codingId, codeId: thing.codeId, before: { start: thing.start, end: thing.end }, after: { start, end } }));
  const gone = codings.filter((one) => one.outcome === 'gone').map(({ thing }) => ({ codingId: thing.codingId, codeId: thing.codeId, before: { start: thing.start, end: thing.end }, text: sliceByCodePoints(current.text, thing.start, thing.end) }));
  return { sourceId: current.sourceId, fromVersion: current.version, toVersion: current.version + (edits.length > 0 ? 1 : 0), counts, trimmed: anchors('trimmed'), grown: anchors('grown'), gone };
}

/** Keeps text and event together or not at all. */
async function store(live: LiveStudies, actor: Actor, { met, current, older }: Ground, body: TextRevisionStored, edits: readonly Edit[]): Promise<Result<'stored' | 'others-first'>> {
  if (edits.length === 0) return ok('stored');
  if (body.restores !== null && older?.text !== body.text) return OTHER_TEXT;
  const { studyId, seq } = met;
  const opened = await live.open(actor.districtId, studyId, false);
  if (!opened.ok) return opened;
  if (opened.value.seq !== seq) return ok('others-first');
  const at = live.parts.clock.now();
  const event = textRevised(opened.value.state, { act: body.commandId, by: actor.personId, at, sourceId: current.sourceId, fromVersion: current.version, toVersion: current.version + 1, edits, restores: body.restores });
  return live.parts.db.inDistrict(actor.districtId, async (trx: TextTrx): Promise<Result<'stored' | 'others-first'>> => {
    // The row is held first, so that nothing which is refused has been written yet.
    const held = await trx.selectFrom('text_source').select('version').where('source_id', '=', current.sourceId).where('removed_at', 'is', null).forUpdate().executeTakeFirst();
    if (held?.version !== current.version) return ok('others-first');
    const { status } = await appendEventsIn(trx, { districtId: actor.districtId, streamId: studyId, kind: STUDY_STREAM, expectedSeq: seq, commandId: body.commandId, by: actor.personId, events: [event] });
    if (status !== 'appended') return ok('others-first');
    const structure = rebaseText(current, body.text, edits);
    const stored = await storeRevision(trx, { sourceId: current.sourceId, expectedVersion: current.version, newText: body.text, structure, by: actor.personId, at, why: body.why });
    if (!stored.ok) throw new Error(`a text that was held could not be stored: ${stored.error.code}`);
    return ok('stored');
  });
}

/** The answer to a correction that was stored by an earlier sending; what it did was told then, and is empty now. */
async function doneBefore(live: LiveStudies, actor: Actor, { studyId, sourceId }: Place, commandId: string): Promise<Result<RevisionAnswer> | null> {
  const met = await meet(live, actor, studyId, { action: 'study.code' });
  if (!met.ok) return met;
  const address = { districtId: actor.districtId, streamId: studyId };
  const stream = await live.hub.open(address);
  const done = stream.ok ? stream.value.doneBy(commandId) : null;
  const event = done?.by === actor.personId ? done.entries.map((entry) => entry.event).find((one): one is TextRevised => one.type === 'TextRevised') : undefined;
  if (!event) return null;
  const counts = { same: 0, moved: 0, trimmed: 0, grown: 0, gone: 0 };
  return ok({ sourceId, fromVersion: event.fromVersion, toVersion: event.toVersion, counts, trimmed: [], grown: [], gone: [], cursor: live.hub.cursor(address, met.value.viewer, met.value.seq) });
}
