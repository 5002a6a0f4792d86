import type { Transaction } from 'kysely';
import { ok, type Result } from '../../../kernel/result.ts';
import type { Actor } from '../../people/model/actor.ts';
import { askingOfTexts, type AskingOfTexts, type LiveStudies } from '../../coding/server/index.ts';
import { reachStudy, type TextTables } from '../../texts/server/index.ts';
import type { StudyNamed } from './package-input.ts';

/** A study with its texts as a member may see it, and what it is called. */
export interface NamedStudy {
  readonly asking: AskingOfTexts;
  readonly named: StudyNamed;
  /** When the study was begun, Unix ms. */
  readonly begunAt: number;
}

/** Opens a study for a member who wants to take something along. */
export async function openNamed(live: LiveStudies, actor: Actor, studyId: string): Promise<Result<NamedStudy>> {
  const asking = await askingOfTexts(live, actor, studyId);
  if (!asking.ok) return asking;
  const reached = await live.parts.db.inDistrict(actor.districtId, (trx: Transaction<TextTables>) => reachStudy(trx, { actor, studyId, action: 'study.read' }));
  if (!reached.ok) return reached;
  const { title, question, created_at: begun } = reached.value.study;
  return ok({ asking: asking.value, begunAt: begun.getTime(), named: { title, question, madeOn: new Date(live.parts.clock.now()).toISOString().slice(0, 10) } });
}
