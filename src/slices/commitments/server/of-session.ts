import type { Actor } from '../../people/model/actor.ts';
import type { Commitment } from '../model/wire.ts';
import { findCommitments, type Trx } from './store.ts';
import { commitmentViews, mayReadContent, placesOf, relationsTo } from './views.ts';

/** The promises of one session that this person may read. */
export async function commitmentsOfSession(trx: Trx, actor: Actor, sessionId: string, today: string): Promise<Commitment[]> {
  const places = await placesOf(trx, actor, today);
  const rows = await findCommitments(trx, { sessionId });
  return commitmentViews(trx, rows.filter((row) => mayReadContent(row, actor, relationsTo(row, actor, places))), actor, places);
}
