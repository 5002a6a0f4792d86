import { codePointMap, sliceByCodePoints } from '../../../../kernel/code-points.ts';
import { ok, refuse, type Result } from '../../../../kernel/result.ts';
import type { Api } from '../../../../platform/server/http/api.ts';
import { runInThread } from '../../../../platform/server/threads/run-in-thread.ts';
import type { Actor } from '../../../people/model/actor.ts';
import type { Unit } from '../../model/agreement/basis.ts';
import type { RoundComparison } from '../../model/comparison/compare-round.ts';
import { disagreementQueue, type DisagreementQueue } from '../../model/comparison/disagreement-queue.ts';
import type { ComparisonAsked, RoundToCompare } from '../../model/comparison/round-to-compare.ts';
import { ComparisonAnswer, ComparisonQuery, QueueAnswer, QueueQuery, RoundPath } from '../../model/comparison/wire.ts';
import type { StudyState } from '../../model/study/state.ts';
import { meet, type TextTrx } from '../access.ts';
import type { LiveStudies } from '../live-studies.ts';
import { gatherRound, roundToCompare, type Narrowed } from './gather.ts';

const LONGEST_MS = 60_000;
const MOST_MB = 1024;
/** Code points shown before and after a disagreement. */
const AROUND = 120;

const TOO_MUCH = refuse('too-large', 'comparison-too-large', 'This comparison took too long, so it was given up. Nothing was changed.', { mend: 'Compare fewer sources, or ask for fewer bootstraps.' });
const ONE_CODER = refuse('invalid', 'one-coder', 'Fewer than two coders have coded something here, so there is nobody to compare with.', { mend: 'Choose another round, or more sources and coders.' });

/** How far coders agree, and where they do not. */
export function comparisonRoutes(api: Api<Actor>, live: LiveStudies): void {
  api.route(
    { method: 'get', path: '/api/studies/{studyId}/rounds/{roundId}/agreement', tag: 'Coding', summary: 'How far the coders of a round agree', access: 'signed-in', params: RoundPath, query: ComparisonQuery, answer: ComparisonAnswer },
    async ({ c, actor, params: { studyId, roundId }, query }) => {
      const gathered = await gather(live, actor, studyId, roundId, query);
      if (!gathered.ok) return gathered;
      const { round } = gathered.value;
      const ran = await runInThread<RoundComparison>({ from: import.meta.url, worker: 'compare-worker', data: { round, asked: askedOf(query) }, longestMs: LONGEST_MS, mostMb: MOST_MB, signal: c.req.raw.signal });
      if (ran.outcome !== 'answer') return TOO_MUCH;
      return ok({ roundId, round: round.round, codebookVersion: round.codebookVersion, asked: query, ...namesIn(round), comparison: ran.answer });
    },
  );

  api.route(
    { method: 'get', path: '/api/studies/{studyId}/rounds/{roundId}/disagreements', tag: 'Coding', summary: 'Where the coders of a round differ, and what became of it', access: 'signed-in', params: RoundPath, query: QueueQuery, answer: QueueAnswer },
    async ({ actor, params: { studyId, roundId }, query }) => {
      const gathered = await gather(live, actor, studyId, roundId, query);
      if (!gathered.ok) return gathered;
      const { round, visible } = gathered.value;
      const queue = disagreementQueue(round, [...visible.decisions.values()], query.overlap / 100);
      const { sources, ...names } = namesIn(round);
      return ok({ roundId, ...names, sources: sources.map((source) => ({ ...source, version: visible.textVersions.get(source.id) ?? 1 })), queue, excerpts: excerptsOf(round, queue) });
    },
  );
}

interface Gathered {
  readonly round: RoundToCompare;
  readonly visible: StudyState;
}

async function gather(live: LiveStudies, actor: Actor, studyId: string, roundId: string, narrowed: Narrowed): Promise<Result<Gathered>> {
  const met = await meet(live, actor, studyId);
  if (!met.ok) return met;
  const { visible } = met.value;
  const comparable = roundToCompare(visible, roundId);
  if (!comparable.ok) return comparable;
  const round = await live.parts.db.inDistrict(actor.districtId, (trx: TextTrx) => gatherRound(trx, visible, comparable.value, narrowed));
  return round.coders.length < 2 ? ONE_CODER : ok({ round, visible });
}

function askedOf({ unit, overlap, share, bootstrap, seed }: ComparisonQuery): ComparisonAsked {
  const asked: Exclude<Unit, { kind: 'row' }> = unit === 'segment' ? { kind: 'segment', overlap: overlap / 100 } : { kind: unit };
  return { unit: asked, share: share / 100, language: 'en', resampling: bootstrap > 0 ? { resamples: bootstrap, seed } : null };
}

function namesIn({ codes, texts, coders }: RoundToCompare) {
  return {
    codes: codes.map(({ codeId, path }) => ({ id: codeId, name: path })),
    sources: texts.map(({ sourceId, title }) => ({ id: sourceId, name: title })),
    coders: coders.map(({ coderId, name }) => ({ id: coderId, name })),
  };
}

function excerptsOf({ texts }: RoundToCompare, { entries }: DisagreementQueue): QueueAnswer['excerpts'] {
  const byId = new Map(texts.map(({ sourceId, text }) => [sourceId, { text, places: codePointMap(text) }]));
  return Object.fromEntries(
    entries.map(({ key, sourceId, start, end }) => {
      const { text, places } = byId.get(sourceId)!;
      const from = Math.max(0, start - AROUND);
      return [key, { from, text: sliceByCodePoints(text, from, Math.min(places.length, end + AROUND), places) }];
    }),
  );
}
