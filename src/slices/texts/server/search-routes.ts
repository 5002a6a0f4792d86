import { ok } from '../../../kernel/result.ts';
import type { Api } from '../../../platform/server/http/api.ts';
import type { Parts } from '../../../platform/server/parts.ts';
import type { Actor } from '../../people/model/actor.ts';
import { SearchAnswer, SearchQuery } from '../model/search-wire.ts';
import { StudyPath } from '../model/study-wire.ts';
import { inStudy } from './permit.ts';
import { findInTexts, searchAnswer } from './search-texts.ts';
import type { StudyTexts } from './study-texts.ts';

/** Looking for something in all texts of a study. */
export function searchRoutes(api: Api<Actor>, { db }: Parts, studyTexts: StudyTexts): void {
  const within = inStudy(db);
  api.route({ method: 'get', path: '/api/studies/{studyId}/search', tag: 'Sources', summary: 'Find words, phrases, stems, characters or a pattern in the texts', access: 'signed-in', params: StudyPath, query: SearchQuery, answer: SearchAnswer }, async ({ actor, params, query }) => {
    const held = await within({ actor, ...params, action: 'study.read' }, async (trx) => ok(await studyTexts.of(trx, params.studyId)));
    if (!held.ok) return held;
    const found = await findInTexts(held.value, query);
    return found.ok ? ok(searchAnswer(held.value, found.value)) : found;
  });
}
