import { counted } from '../../../../platform/web/words.ts';
import type { ActKind } from '../../model/study/events.ts';
import type { Inference, MemoKind, Phase } from '../../model/study/entities.ts';

const kinds: Record<ActKind, string> = {
  coded: 'coding', uncoded: 'taking a coding away', recoded: 'changing the code', resized: 'moving an edge', marked: 'marking the example', autocoded: 'autocoding', imported: 'an import',
  'code-added': 'adding a code', 'code-changed': 'changing a code', 'code-moved': 'moving a code', 'codes-merged': 'merging codes', 'code-split': 'splitting a code', 'code-eliminated': 'retiring a code', 'code-restored': 'bringing a code back', 'book-adopted': 'taking over the starting codebook',
  'round-added': 'beginning a round', 'round-changed': 'changing a round', 'round-finished': 'saying to be done', 'round-moved': 'moving a round on', 'round-unblinded': 'unblinding a round',
  'memo-written': 'writing a memo', 'memo-changed': 'changing a memo', 'memo-removed': 'removing a memo', decided: 'a decision', 'query-saved': 'saving a question', 'query-removed': 'removing a question', 'text-revised': 'correcting the text', 'coder-joined': 'a coder joining',
};
const memoKinds: Record<MemoKind, string> = { noticing: 'Noticing', wondering: 'Wondering', analytic: 'Analytic', theoretical: 'Theoretical' };
const memoHints: Record<MemoKind, string> = { noticing: 'what I see here', wondering: 'what I ask myself', analytic: 'what I make of it', theoretical: 'what it means for the theory' };
const phases: Record<Phase, string> = { open: 'Open', frozen: 'Frozen', compared: 'Compared', reconciled: 'Reconciled', published: 'Published' };
const inferences: Record<Inference, string> = { low: 'Low: anyone in the room would note it', middle: 'Middle: it takes knowing the setting', high: 'High: it takes a theory' };

/** What is done and undone, and the names of kinds. */
export const acts = {
  kinds,
  memoKinds,
  memoHints,
  phases,
  inferences,
  valence: { positive: 'Positive example', negative: 'Negative example', none: 'Neither' },
  undone: (kind: ActKind, what: string) => `Taken back: ${kinds[kind]}${what}.`,
  redone: (kind: ActKind, what: string) => `Put back: ${kinds[kind]}${what}.`,
  stretches: (count: number) => counted(count, 'stretch', 'stretches'),
};
