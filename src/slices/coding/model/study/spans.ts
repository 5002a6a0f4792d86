import type { Span } from '../../../texts/model/revision/rebase.ts';

export type { Span };

/** The union of stretches, in order, none touching another. */
export function unionOf(spans: Iterable<Span>): Span[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start || a.end - b.end);
  const union: { start: number; end: number }[] = [];
  for (const { start, end } of sorted) {
    const last = union.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else union.push({ start, end });
  }
  return union;
}

/** The parts of a stretch that lie outside a union (see {@link unionOf}). */
export function outsideOf(span: Span, union: readonly Span[]): Span[] {
  const outside: Span[] = [];
  let from = span.start;
  for (const { start, end } of union) {
    if (end <= from) continue;
    if (start >= span.end) break;
    if (start > from) outside.push({ start: from, end: start });
    from = end;
  }
  if (from < span.end) outside.push({ start: from, end: span.end });
  return outside;
}

/** Whether two stretches share at least one code point. */
export function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
