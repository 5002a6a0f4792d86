import type { Api } from '../../../platform/server/http/api.ts';
import type { Parts } from '../../../platform/server/parts.ts';
import type { Actor } from '../../people/model/actor.ts';
import { CheckInKeyPath, CheckInLook, Done, ReportDraft } from '../model/wire.ts';
import { answerByKey, lookAtKey } from './check-in-keys.ts';

/** Check-ins from a mail, without signing in: the key in the link is the right to answer, once. */
export function linkRoutes(api: Api<Actor>, parts: Parts): void {
  const common = { path: '/api/check-in-links/{key}', tag: 'promises', access: 'public', params: CheckInKeyPath } as const;

  api.route({ method: 'get', summary: 'What a mailed check-in is about; does not use it up', ...common, answer: CheckInLook }, ({ params }) => lookAtKey(parts.db, params.key, parts.clock.now()));

  api.route({ method: 'post', summary: 'Answer a mailed check-in; uses it up', ...common, body: ReportDraft, answer: Done }, ({ params, body }) => answerByKey(parts.db, params.key, body, parts.clock.now()));
}
