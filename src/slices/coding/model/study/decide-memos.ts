import { err, ok, type Refusal } from '../../../../kernel/result.ts';
import { changed, codeSeen, codingSeen, set, stop, myHiddenRound, type Deciding, type StudyDeciders } from './deciding.ts';
import { draftOfMemo } from './drafts.ts';
import type { MemoOn } from './commands.ts';
import type { Memo, MemoTarget, SavedQuery } from './entities.ts';
import { notInText } from './guards.ts';
import { sees } from './hidden.ts';
import { codeRefusals, noteRefusals, rightsRefusals, roundRefusals } from './refusals.ts';

/** Deciding memos and saved questions. */
export const memoDeciders: StudyDeciders<'write-memo' | 'change-memo' | 'remove-memo' | 'save-query' | 'remove-query'> = {
  'write-memo'(at, { memoId, kind, on: asked, text, audience, roundId }) {
    if (at.state.memos.has(memoId)) return err(codeRefusals.idTaken());
    const on = targetOf(asked);
    const memo: Memo = { memoId, kind, on, text, audience, roundId, draftOf: draftOfMemo(at, on, roundId), by: at.me, at: at.now, changedAt: at.now };
    const refused = stop(text.trim() === '' ? noteRefusals.emptyMemo() : null, missingTarget(at, asked), roundId !== null && !at.state.rounds.has(roundId) ? roundRefusals.noSuchRound() : null);
    return refused ?? ok(changed(at, 'memo-written', { patches: [set(at, 'memo', memoId, memo)] }));
  },

  'change-memo'(at, { memoId, kind, text, audience }) {
    const memo = memoSeen(at, memoId);
    if (!memo) return err(noteRefusals.noSuchMemo());
    const after: Memo = { ...memo, kind: kind ?? memo.kind, text: text ?? memo.text, audience: audience ?? memo.audience };
    const refused = stop(memo.by === at.me ? null : rightsRefusals.notYours('memo'), after.text.trim() === '' ? noteRefusals.emptyMemo() : null);
    if (refused) return refused;
    return after.kind === memo.kind && after.text === memo.text && after.audience === memo.audience ? ok([]) : ok(changed(at, 'memo-changed', { patches: [set(at, 'memo', memoId, { ...after, changedAt: at.now })] }));
  },

  'remove-memo'(at, { memoId }) {
    const memo = memoSeen(at, memoId);
    if (!memo) return ok([]);
    return stop(memo.by === at.me ? null : rightsRefusals.notYours('memo')) ?? ok(changed(at, 'memo-removed', { patches: [set(at, 'memo', memoId, null)] }));
  },

  'save-query'(at, { queryId, title, page, question }) {
    const before = at.state.queries.get(queryId);
    if (before && before.by !== at.me) return err(sees('query', before, at.me) ? rightsRefusals.notYours('saved question') : codeRefusals.idTaken());
    const query: SavedQuery = { queryId, title, page, question, draftOf: before ? before.draftOf : myHiddenRound(at), by: at.me, at: at.now };
    const same = before?.title === title && before.page === page && before.question === question;
    return same ? ok([]) : ok(changed(at, 'query-saved', { patches: [set(at, 'query', queryId, query)] }));
  },

  'remove-query'(at, { queryId }) {
    const query = at.state.queries.get(queryId);
    if (!query || !sees('query', query, at.me)) return ok([]);
    const refused = stop(query.by === at.me || at.part === 'lead' ? null : rightsRefusals.notYours('saved question'));
    return refused ?? ok(changed(at, 'query-removed', { patches: [set(at, 'query', queryId, null)] }));
  },
};

function memoSeen(at: Deciding, memoId: string): Memo | null {
  const memo = at.state.memos.get(memoId);
  return memo && sees('memo', memo, at.me) ? memo : null;
}

/** What is kept of it: from then on the place follows every correction, so that no version need be known. */
function targetOf(on: MemoOn): MemoTarget {
  return on.of === 'text' ? { of: on.of, sourceId: on.sourceId, start: on.start, end: on.end } : on;
}

/** Why there is nothing that the memo could be about; null when there is. Cases are known to the texts alone and are taken as they come. */
function missingTarget(at: Deciding, on: MemoOn): Refusal | null {
  switch (on.of) {
    case 'study':
    case 'case':
      return null;
    case 'source':
      return on.id in at.facts.texts ? null : roundRefusals.noSuchSource();
    case 'code':
      return codeSeen(at, on.id) ? null : noteRefusals.noSuchThing();
    case 'round':
      return at.state.rounds.has(on.id) ? null : noteRefusals.noSuchThing();
    case 'coding':
      return codingSeen(at, on.sourceId, on.id) ? null : noteRefusals.noSuchThing();
    case 'text':
      return notInText(at, on.sourceId, on.version, [{ start: on.start, end: on.end }], noteRefusals.memoTextRevised);
  }
}
