/** A run of text that stayed, came or went. */
export interface TextRun {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** More table cells than this and words are first grouped by sentence, so that no comparison freezes a page. */
const MOST_CELLS = 4_000_000;

/**
 * What changed between two texts, word by word (longest common subsequence of words, blanks and marks). The runs that are
 * not 'added' join to `before`, those not 'removed' to `after`, exactly. Long texts are aligned by sentence first.
 */
export function diffWords(before: string, after: string): TextRun[] {
  return joined(aligned(pieces(before, WORDS), pieces(after, WORDS), () => bySentence(before, after)));
}

function bySentence(before: string, after: string): TextRun[] {
  const runs = joined(aligned(pieces(before, SENTENCES), pieces(after, SENTENCES), null));
  return runs.flatMap((run, index) => {
    const next = runs[index + 1];
    if (run.kind === 'removed' && next?.kind === 'added') return aligned(pieces(run.text, WORDS), pieces(next.text, WORDS), null);
    return run.kind === 'added' && runs[index - 1]?.kind === 'removed' ? [] : [run];
  });
}

/** The longest list of things that stand in both lists in the same order; of the rest one can say that it moved. */
export function stayedInOrder(before: readonly string[], after: readonly string[]): string[] {
  return aligned(before, after, null).flatMap((run) => (run.kind === 'same' ? [run.text] : []));
}

const WORDS = /\s+|[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{N}]+)*|[^\s]/gu;
const SENTENCES = /[^.!?\n]*[.!?\n]*\s*/gu;

function pieces(text: string, by: RegExp): string[] {
  return (text.match(by) ?? []).filter((piece) => piece !== '');
}

function aligned(before: readonly string[], after: readonly string[], coarser: (() => TextRun[]) | null): TextRun[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  while (end < before.length - start && end < after.length - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  const a = before.slice(start, before.length - end);
  const b = after.slice(start, after.length - end);
  const whole = (kind: TextRun['kind'], list: readonly string[]): TextRun[] => list.map((text) => ({ kind, text }));
  const tooLarge = a.length * b.length > MOST_CELLS;
  if (tooLarge && coarser) return coarser();
  const middle = tooLarge ? [...whole('removed', a), ...whole('added', b)] : byTable(a, b);
  return [...whole('same', before.slice(0, start)), ...middle, ...whole('same', before.slice(before.length - end))];
}

/** The classic table of common lengths, filled from the end so that the walk goes forward. */
function byTable(a: readonly string[], b: readonly string[]): TextRun[] {
  const wide = b.length + 1;
  const common = new Uint32Array((a.length + 1) * wide);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      common[i * wide + j] = a[i] === b[j] ? common[(i + 1) * wide + j + 1]! + 1 : Math.max(common[(i + 1) * wide + j]!, common[i * wide + j + 1]!);
  const runs: TextRun[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      runs.push({ kind: 'same', text: a[i]! });
      i++;
      j++;
    } else if (j === b.length || (i < a.length && common[(i + 1) * wide + j]! >= common[i * wide + j + 1]!)) runs.push({ kind: 'removed', text: a[i++]! });
    else runs.push({ kind: 'added', text: b[j++]! });
  }
  return runs;
}

/**
 * Neighbours of one kind become one run. Within a change the removed words come before the added ones, and a lone blank
 * that stayed between two changes joins them, so that a changed phrase reads as one.
 */
function joined(runs: readonly TextRun[]): TextRun[] {
  const out: TextRun[] = [];
  let removed = '';
  let added = '';
  const flush = () => {
    if (removed) out.push({ kind: 'removed', text: removed });
    if (added) out.push({ kind: 'added', text: added });
    removed = added = '';
  };
  runs.forEach((run, index) => {
    const bridges = run.kind === 'same' && /^\s+$/.test(run.text) && removed + added !== '' && (runs[index + 1]?.kind ?? 'same') !== 'same';
    if (run.kind !== 'added' && (run.kind === 'removed' || bridges)) removed += run.text;
    if (run.kind !== 'removed' && (run.kind === 'added' || bridges)) added += run.text;
    if (run.kind === 'same' && !bridges) {
      flush();
      const last = out.at(-1);
      if (last?.kind === 'same') out[out.length - 1] = { kind: 'same', text: last.text + run.text };
      else out.push(run);
    }
  });
  flush();
  return out;
}
