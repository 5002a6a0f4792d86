import { useAnnounce } from '../../../../platform/web/ui/announcer.tsx';
import { markedStretch, markOnly, step, toEdge, widen } from '../../model/marking/caret.ts';
import { pathName } from '../../model/study/code-tree.ts';
import type { Surface } from '../surface/surface.ts';
import { byPlace, neighbour } from '../view/codings-in-view.ts';
import { shortQuote } from '../view/quote.ts';
import { words } from '../words.ts';
import type { Bench } from './bench-context.ts';
import type { KeyAct } from './keys.ts';
import type { Acts } from './use-acts.ts';

const text = words.bench;

interface Order {
  readonly bench: Bench;
  readonly surface: Surface | null;
  readonly acts: Acts;
  readonly onSource: (way: 1 | -1) => void;
}

type Moving = Extract<KeyAct, { do: 'step' | 'edge' | 'widen' }>;

/** Does what a key asks for, and says to those who listen what is marked now. */
export function useKeyActs({ bench, surface, acts, onSource }: Order): (act: KeyAct) => void {
  const announce = useAnnounce();
  const { page, set, live, shown, focused, stretch } = bench;
  const { codes } = live.state;
  const goTo = (way: 1 | -1) => {
    const coding = neighbour(byPlace(shown), focused?.codingId ?? null, stretch?.start ?? 0, way);
    if (!coding) return set.say(text.did.noMore);
    set.focus(coding.codingId);
    surface?.reveal(coding);
    announce(text.say.coding(pathName(codes, coding.codeId), live.nameOf(coding.coderId), shortQuote(page, coding, 160)));
  };
  const move = (act: Moving) => {
    if (act.do === 'widen' && !stretch) return set.say(text.did.nothingMarked);
    const next = act.do === 'step' ? step(page, bench.marked, act.step) : act.do === 'edge' ? toEdge(page, bench.marked, act.edge) : markOnly(widen(page, stretch!, act.to));
    if (!next) return;
    set.mark(next);
    const whole = markedStretch(next);
    surface?.reveal(next.focus);
    surface?.select(whole);
    const here = shown.filter((one) => one.start < whole.end && one.end > whole.start).map(({ codeId }) => codes.get(codeId)?.name ?? '');
    announce(text.say.unit(page.blocks[page.blockAt(next.focus.start)]?.speaker ?? '', shortQuote(page, next.focus, 240), [...new Set(here)]));
  };
  return (act) => {
    switch (act.do) {
      case 'step':
      case 'edge':
      case 'widen':
        return move(act);
      case 'recent': {
        const codeId = bench.recent[act.place];
        return codeId === undefined ? set.say(text.did.noRecent(act.place + 1)) : acts.code(codeId);
      }
      case 'coding':
        return goTo(act.way);
      case 'resize':
        return acts.resize(act.edge, act.way);
      case 'valence':
        return acts.valence(act.valence);
      case 'source':
        return onSource(act.way);
      case 'again':
        return acts.again();
      case 'last-selection':
        return acts.lastSelection();
      case 'uncode':
        return acts.uncode();
      case 'undo':
        return acts.undo();
      case 'redo':
        return acts.redo();
      case 'recode':
        return focused ? set.sheet({ kind: 'recode', typed: '' }) : set.say(text.did.noFocus);
      case 'choose':
      case 'in-vivo':
      case 'new-code':
        if (!stretch) return set.say(text.did.nothingMarked);
        if (act.do === 'choose') return set.sheet({ kind: 'choose', typed: '' });
        return set.sheet({ kind: 'fresh', inVivo: act.do === 'in-vivo', name: act.do === 'in-vivo' ? shortQuote(page, stretch, 60) : '' });
      case 'nothing':
        set.mark(null);
        set.focus(null);
        return surface?.select(null);
      case 'help':
        return set.sheet({ kind: 'keys' });
      default:
        return set.sheet({ kind: act.do });
    }
  };
}
