import type { Code, Lineage } from './entities.ts';
import { set, type Deciding } from './deciding.ts';
import { deriveId } from './derive-id.ts';
import type { Patch } from './events.ts';

/** What a step of the codebook says; `from` as the codes stood before, `to` as they are. */
export interface Step {
  readonly how: Lineage['how'];
  readonly from: readonly Code[];
  readonly to: readonly Code[];
  readonly before?: string;
  readonly reason?: string;
  readonly assigned?: Readonly<Record<string, string>>;
  /** All codes that the step changed, as they were; the same as `from` unless said. */
  readonly was?: readonly Code[];
}

/**
 * The patch that puts a step on record. Its id follows from the act and the step's place in it. A step that everybody sees does not
 * remember drafts that moved along: they are their maker's until their round is unblinded.
 */
export function lineageStep(at: Deciding, place: number, { how, from, to, before = '', reason = '', assigned = {}, was = from }: Step): Patch {
  const lineageId = deriveId(at.act, `lineage ${place}`);
  const draftOf = [...from, ...to].find((code) => code.draftOf !== null)?.draftOf ?? null;
  return set(at, 'lineage', lineageId, {
    lineageId,
    how,
    from: from.map(({ codeId }) => codeId),
    to: to.map(({ codeId }) => codeId),
    before,
    reason,
    assigned,
    draftOf,
    was: draftOf === null ? was.filter((code) => code.draftOf === null) : was,
    book: draftOf === null ? at.state.book + 1 : 0,
    by: at.me,
    at: at.now,
  });
}
