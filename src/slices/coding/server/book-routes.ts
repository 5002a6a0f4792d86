import { ok } from '../../../kernel/result.ts';
import type { Api } from '../../../platform/server/http/api.ts';
import type { Actor } from '../../people/model/actor.ts';
import { CodebookAnswer, CodebookQuery, OutdatedAnswer, RoundAnswer, RoundParams } from '../model/server-wire.ts';
import { codebookAt } from '../model/study/codebook-at.ts';
import type { Round } from '../model/study/entities.ts';
import { codingsUnderOldDefinitions } from '../model/study/forward.ts';
import { isHidden } from '../model/study/hidden.ts';
import type { StudyState } from '../model/study/state.ts';
import { StudyParams } from '../model/wire.ts';
import { meet } from './access.ts';
import { factsFor } from './command-facts.ts';
import type { LiveStudies } from './live-studies.ts';
import { NO_ROUND } from './refusals.ts';

/** The codebook, now or as it was; codings under definitions that have changed; how far a round is. */
export function bookRoutes(api: Api<Actor>, live: LiveStudies): void {
  api.route(
    { method: 'get', path: '/api/studies/{studyId}/codebook', tag: 'Coding', summary: 'The codebook, or as it was at an older version', access: 'signed-in', params: StudyParams, query: CodebookQuery, answer: CodebookAnswer },
    async ({ actor, params, query }) => {
      const met = await meet(live, actor, params.studyId);
      if (!met.ok) return met;
      const { visible } = met.value;
      const book = Math.min(query.book ?? visible.book, visible.book);
      const isNewest = book === visible.book;
      const codes = isNewest ? visible.codes : codebookAt(visible, book);
      const lineage = [...visible.lineage.values()].filter((step) => isNewest || (step.draftOf === null && step.book <= book));
      return ok({ book, newest: visible.book, codes: [...codes.values()], lineage });
    },
  );

  api.route(
    { method: 'get', path: '/api/studies/{studyId}/codebook/outdated', tag: 'Coding', summary: 'Codings made under a definition that has changed since', access: 'signed-in', params: StudyParams, answer: OutdatedAnswer },
    async ({ actor, params }) => {
      const met = await meet(live, actor, params.studyId);
      if (!met.ok) return met;
      const { visible } = met.value;
      const byCode = new Map<string, OutdatedAnswer['codes'][number]['codings']>();
      for (const { codeId, at: _at, valence: _valence, ...coding } of codingsUnderOldDefinitions(visible)) byCode.set(codeId, [...(byCode.get(codeId) ?? []), coding]);
      return ok({ codes: [...byCode].map(([codeId, codings]) => ({ codeId, version: visible.codes.get(codeId)!.version, codings })) });
    },
  );

  api.route(
    { method: 'get', path: '/api/studies/{studyId}/rounds/{roundId}', tag: 'Coding', summary: 'A round, and how far its coders are as far as I may see it', access: 'signed-in', params: RoundParams, answer: RoundAnswer },
    async ({ actor, params: { studyId, roundId } }) => {
      const met = await meet(live, actor, studyId, { read: (trx) => factsFor(trx, studyId, { do: 'finish-round', roundId, done: true }) });
      if (!met.ok) return met;
      const { visible, read } = met.value;
      const round = visible.rounds.get(roundId);
      if (!round) return NO_ROUND;
      const members = read.members.filter((member) => member.part !== 'reader').map((member) => member.personId);
      const hidden = isHidden(round);
      const progress = progressIn(visible, round);
      const coders = (round.coders.length > 0 ? round.coders : [...new Set([...members, ...progress.keys()])]).map((coderId) => {
        const name = read.members.find((member) => member.personId === coderId)?.name ?? visible.coders.get(coderId)?.name ?? '';
        const seen = hidden && coderId !== actor.personId ? null : (progress.get(coderId) ?? { codings: 0, sources: 0, lastAt: null });
        return { coderId, name, doneAt: round.done[coderId] ?? null, codings: seen?.codings ?? null, sources: seen?.sources ?? null, lastAt: seen?.lastAt ?? null };
      });
      return ok({ round, hidden, coders });
    },
  );
}

/** What each coder has coded in a round, of what the asking person sees. */
function progressIn(visible: StudyState, { roundId }: Round): ReadonlyMap<string, { readonly codings: number; readonly sources: number; readonly lastAt: number }> {
  const progress = new Map<string, { codings: number; sources: number; lastAt: number }>();
  for (const codings of visible.codings.values()) {
    const here = new Set<string>();
    for (const { roundId: of, coderId, at } of codings.values()) {
      if (of !== roundId) continue;
      const known = progress.get(coderId) ?? { codings: 0, sources: 0, lastAt: 0 };
      progress.set(coderId, { codings: known.codings + 1, sources: known.sources + (here.has(coderId) ? 0 : 1), lastAt: Math.max(known.lastAt, at) });
      here.add(coderId);
    }
  }
  return progress;
}
