import { Button } from '@mantine/core';
import { IconNote, IconQuote, IconTag } from '@tabler/icons-react';
import { useLayoutEffect, useState, type RefObject } from 'react';
import type { Surface } from '../surface/surface.ts';
import { shortQuote } from '../view/quote.ts';
import { CodeDot } from '../choose/code-dot.tsx';
import { words } from '../words.ts';
import { useBench } from './bench-context.ts';
import styles from './bench.module.css';
import type { Acts } from './use-acts.ts';

const text = words.bench;
/** Height of the bar when its buttons stand in two lines, in px. */
const ROOM = 122;

/**
 * What can be done with a stretch that was marked by mouse or finger: beside it for the mouse, at the foot of the text for a
 * finger, where the browser's own menu does not cover it.
 */
export function MarkBar({ surface, scroller, acts, byMouse }: { readonly surface: Surface | null; readonly scroller: RefObject<HTMLDivElement | null>; readonly acts: Acts; readonly byMouse: 'mouse' | 'touch' | null }) {
  const { stretch, page, set, recent, live, round } = useBench();
  const [top, setTop] = useState<number | null>(null);
  useLayoutEffect(() => {
    const area = scroller.current;
    if (!stretch || !surface || !area || byMouse !== 'mouse') return setTop(null);
    const [first, last] = [surface.boxOf({ start: stretch.start, end: stretch.start + 1 }), surface.boxOf({ start: stretch.end - 1, end: stretch.end })];
    const window = area.getBoundingClientRect();
    const below = (last?.bottom ?? window.top) - window.top + 8;
    // Below what was marked, or above it where there is no room below; at the foot of the text where there is none above either.
    const above = (first?.top ?? window.top) - window.top - ROOM;
    setTop(area.scrollTop + (below + ROOM < window.height ? below : above > 0 ? above : window.height - ROOM));
  }, [stretch, surface, scroller, byMouse]);
  if (!stretch || byMouse === null || !round || !live.mayCode) return null;
  const quote = shortQuote(page, stretch, 60);
  return (
    <div className={styles.markBar} data-by={byMouse} style={byMouse === 'mouse' && top !== null ? { insetBlockStart: top } : undefined} role="toolbar" aria-label={text.marked.quote}>
      <Button size="sm" leftSection={<IconTag aria-hidden size={18} />} onClick={() => set.sheet({ kind: 'choose', typed: '' })}>{text.codeVerb}</Button>
      {recent.slice(0, 3).map((codeId) => {
        const code = live.state.codes.get(codeId)!;
        return <Button key={codeId} size="sm" variant="default" leftSection={<CodeDot code={code} />} onClick={() => acts.code(codeId)}>{code.name}</Button>;
      })}
      <Button size="sm" variant="default" leftSection={<IconQuote aria-hidden size={18} />} onClick={() => set.sheet({ kind: 'fresh', inVivo: true, name: quote })}>{text.fresh.inVivoVerb}</Button>
      <Button size="sm" variant="default" leftSection={<IconNote aria-hidden size={18} />} onClick={() => set.sheet({ kind: 'memo' })}>{text.coding.memo}</Button>
    </div>
  );
}
