import { useEffect, useRef, useState, type PointerEvent, type RefObject } from 'react';
import type { Stretch } from '../../model/agreement/coded-text.ts';
import type { Surface } from '../surface/surface.ts';

interface Told {
  readonly onMarked: (stretch: Stretch) => void;
  /** A click or tap that marks nothing. */
  readonly onPlace: (place: number) => void;
}

interface Held {
  surface: Surface | null;
  told: Told;
  isDown: boolean;
  kind: 'mouse' | 'touch';
  timer: number;
}

/** How long a finger's selection must rest before it counts, in ms: its handles are still being pulled. */
const REST_MS = 350;

/** Takes over what is selected with the mouse or a finger as what is marked. */
export function useMouseMarking(surface: Surface | null, scroller: RefObject<HTMLDivElement | null>, told: Told) {
  const [byMouse, setByMouse] = useState<'mouse' | 'touch' | null>(null);
  const now = useRef<Held>({ surface, told, isDown: false, kind: 'mouse', timer: 0 });
  now.current.surface = surface;
  now.current.told = told;
  const take = useRef(() => {
    const { surface: on, told: to, kind } = now.current;
    const stretch = on ? stretchOf(on, scroller.current) : null;
    if (!stretch || on?.isOwn(stretch)) return false;
    to.onMarked(stretch);
    setByMouse(kind);
    return true;
  }).current;
  useEffect(() => {
    const held = now.current;
    const changed = () => {
      window.clearTimeout(held.timer);
      if (held.kind === 'touch') held.timer = window.setTimeout(take, REST_MS);
    };
    document.addEventListener('selectionchange', changed);
    return () => {
      window.clearTimeout(held.timer);
      document.removeEventListener('selectionchange', changed);
    };
  }, [take]);
  return {
    byMouse,
    down: (event: PointerEvent) => {
      now.current.isDown = true;
      now.current.kind = event.pointerType === 'mouse' ? 'mouse' : 'touch';
      const area = scroller.current;
      const letGo = () => {
        now.current.isDown = false;
        // A drag may end outside of the text.
        if (!area?.contains(document.activeElement)) area?.focus({ preventScroll: true });
        take();
      };
      if (now.current.kind === 'mouse') addEventListener('pointerup', () => setTimeout(letGo), { once: true });
    },
    up: (event: PointerEvent) => {
      const { surface: on, told: to } = now.current;
      const selection = document.getSelection();
      if (!on || !selection || !selection.isCollapsed || !(event.target instanceof Node) || !scroller.current?.contains(event.target)) return;
      if (event.target instanceof Element && event.target.closest('button')) return;
      const place = selection.anchorNode ? on.places.placeOf(selection.anchorNode, selection.anchorOffset) : null;
      setByMouse(null);
      if (place !== null) to.onPlace(place);
    },
  };
}

function stretchOf(surface: Surface, within: HTMLElement | null): Stretch | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!within?.contains(range.commonAncestorContainer)) return null;
  const start = surface.places.placeOf(range.startContainer, range.startOffset);
  const end = surface.places.placeOf(range.endContainer, range.endOffset);
  return start === null || end === null || end <= start ? null : { start, end };
}
