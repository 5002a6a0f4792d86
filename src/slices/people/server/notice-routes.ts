import type { Transaction } from 'kysely';
import { ok } from '../../../kernel/result.ts';
import type { Api } from '../../../platform/server/http/api.ts';
import type { Parts } from '../../../platform/server/parts.ts';
import type { Actor } from '../model/actor.ts';
import { Done, NoticePage, NoticePath, NoticesQuery } from '../model/wire.ts';
import { markRead, readNotices } from './notices.ts';
import { NO_SUCH_NOTICE } from './refusals.ts';
import type { PeopleTables } from './tables.ts';

type Trx = Transaction<PeopleTables>;

/** Everyone's own inbox: there is no route to another person's. */
export function noticeRoutes(api: Api<Actor>, parts: Parts): void {
  const own = { tag: 'notices', access: 'signed-in' } as const;
  const mark = (actor: Actor, noticeId?: string) => parts.db.inDistrict(actor.districtId, (trx: Trx) => markRead(trx, actor.personId, new Date(parts.clock.now()), noticeId));
  api.route({ ...own, method: 'get', path: '/api/notices', summary: 'My inbox', query: NoticesQuery, answer: NoticePage }, async ({ actor, query }) =>
    ok(await parts.db.inDistrict(actor.districtId, (trx: Trx) => readNotices(trx, actor.personId, query.after, query.limit))),
  );
  api.route({ ...own, method: 'post', path: '/api/notices/{noticeId}/read', summary: 'Mark a notice as read', params: NoticePath, answer: Done }, async ({ actor, params }) =>
    (await mark(actor, params.noticeId)) ? ok({ done: true as const }) : NO_SUCH_NOTICE,
  );
  api.route({ ...own, method: 'post', path: '/api/notices/read-all', summary: 'Mark every notice as read', answer: Done }, async ({ actor }) => {
    await mark(actor);
    return ok({ done: true as const });
  });
}
