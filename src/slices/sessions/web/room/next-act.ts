import { contentOf } from '../../model/places.ts';
import type { SessionState } from '../../model/state.ts';
import { actingIn } from '../../model/who.ts';
import { callName } from './people-in-room.ts';
import { openCards } from './who-speaks.ts';

/** The one thing that whoever leads is most likely to do next. Other ways stay open beside it. */
export type NextAct =
  | { readonly kind: 'open-reading'; readonly captureId: string }
  | { readonly kind: 'hand-over'; readonly captureId: string; readonly to: string }
  | { readonly kind: 'move'; readonly stepIndex: number; readonly title: string }
  | { readonly kind: 'end' };

/** What the leading bar offers first, by what stands open in the step the room is in. */
export function nextActOf(state: SessionState): NextAct {
  const { steps } = contentOf(state);
  const step = steps[state.current];
  const cards = step ? openCards(state, step) : null;
  if (cards?.state.phase === 'writing') return { kind: 'open-reading', captureId: cards.capture.id };
  if (cards?.state.phase === 'reading' && cards.state.turn >= cards.state.order.length) {
    const to = actingIn(state, cards.capture.handTo);
    return { kind: 'hand-over', captureId: cards.capture.id, to: to === null ? '' : callName(state, to) };
  }
  const following = steps[state.current + 1];
  return following ? { kind: 'move', stepIndex: state.current + 1, title: following.title } : { kind: 'end' };
}
