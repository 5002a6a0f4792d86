import { useRef } from 'react';
import type { Stretch } from '../../model/agreement/coded-text.ts';
import { markOnly, resized } from '../../model/marking/caret.ts';
import { pathName } from '../../model/study/code-tree.ts';
import type { StudyCommand } from '../../model/study/commands.ts';
import type { Coding } from '../../model/study/entities.ts';
import type { Refusal, Result } from '../../../../kernel/result.ts';
import type { Taken } from '../../../../platform/web/sync/command-sender.ts';
import { newId } from '../../../../platform/web/sync/new-id.ts';
import { shortQuote } from '../view/quote.ts';
import { words } from '../words.ts';
import type { Bench } from './bench-context.ts';
import { lastAct, whatOf } from './last-act.ts';

const { did, quote: quoted } = words.bench;

/** Everything that can be done to codings from the workbench, by keys, mouse and touch alike. */
export interface Acts {
  readonly code: (codeId: string, on?: Stretch | null) => void;
  readonly again: () => void;
  readonly lastSelection: () => void;
  readonly uncode: (coding?: Coding | null) => void;
  readonly recode: (codeId: string, coding?: Coding | null) => void;
  readonly valence: (valence: Coding['valence'], coding?: Coding | null) => void;
  readonly resize: (edge: 'start' | 'end', way: 1 | -1, coding?: Coding | null) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Sends what a form over the text gives: said once it is done; a refusal goes back to the form, where it is read. */
  readonly send: (command: StudyCommand, said: string) => Promise<Result<Taken, Refusal>>;
}

/** Binds the acts to what is marked and chosen now. */
export function useActs(bench: Bench): Acts {
  const last = useRef<{ readonly codeId: string; readonly stretch: Stretch } | null>(null);
  const { live, page, source, set, focused, stretch, round } = bench;
  const { state, viewer } = live;
  const nameOf = (codeId: string) => pathName(state.codes, codeId);
  const quote = (of: Stretch) => quoted(shortQuote(page, of, 60));
  const { give, send } = sendersOf(bench);
  /** The coding that an act is about, if it is this person's own. */
  const mine = (coding: Coding | null | undefined): Coding | null => {
    const one = coding ?? focused ?? bench.codings.findLast((each) => each.coderId === viewer.personId && each.start === stretch?.start && each.end === stretch.end) ?? null;
    if (!one) set.say(did.noFocus);
    else if (one.coderId !== viewer.personId) set.say(did.notYours);
    return one?.coderId === viewer.personId ? one : null;
  };
  const key = (coding: Coding) => [{ sourceId: coding.sourceId, codingId: coding.codingId }];
  const code = (codeId: string, on = stretch) => {
    if (!on) return set.say(did.nothingMarked);
    if (!round) return set.say(words.bench.round.none);
    const there = bench.codings.find((each) => each.codeId === codeId && each.start === on.start && each.end === on.end && each.coderId === viewer.personId && each.roundId === round.roundId);
    set.used(codeId);
    last.current = { codeId, stretch: on };
    if (there) {
      set.focus(there.codingId);
      return set.say(did.already(nameOf(codeId)));
    }
    const codingId = newId();
    set.focus(codingId);
    void give({ do: 'code', sourceId: source.sourceId, version: source.version, roundId: round.roundId, codeId, spans: [{ codingId, start: on.start, end: on.end }], valence: null }, did.coded(quote(on), nameOf(codeId)));
  };
  const back = (way: 'undo' | 'redo') => {
    const act = lastAct(state, viewer.personId, way);
    const kind = act?.kind ?? live.sight.before[way];
    if (!kind) return set.say(way === 'undo' ? did.nothingToUndo : did.nothingToRedo);
    const said = (way === 'undo' ? words.acts.undone : words.acts.redone)(kind, act ? whatOf(act, state) : '');
    void give({ do: way }, said);
  };
  return {
    send,
    code,
    again: () => {
      const codeId = last.current?.codeId ?? bench.recent[0];
      if (codeId === undefined) return set.say(did.noLast);
      code(codeId);
    },
    lastSelection: () => markAgain(bench, last.current?.stretch, quote),
    uncode: (coding) => {
      const one = mine(coding);
      if (!one) return;
      set.focus(null);
      void give({ do: 'uncode', codings: key(one) }, did.uncoded(nameOf(one.codeId)));
    },
    recode: (codeId, coding) => {
      const one = mine(coding);
      if (!one || one.codeId === codeId) return;
      set.used(codeId);
      void give({ do: 'recode', codings: key(one), codeId }, did.recoded(nameOf(one.codeId), nameOf(codeId)));
    },
    valence: (valence, coding) => {
      const one = mine(coding);
      if (one) void give({ do: 'mark', codings: key(one), valence }, did.valenced(nameOf(one.codeId), words.acts.valence[valence ?? 'none']));
    },
    resize: (edge, way, coding) => {
      const one = mine(coding);
      if (!one) return;
      const to = resized(page, one, edge, way);
      if (!to) return set.say(did.atEdge);
      void give({ do: 'resize', sourceId: source.sourceId, version: source.version, codingId: one.codingId, ...to }, did.resized(nameOf(one.codeId), quote(to)));
    },
    undo: () => back('undo'),
    redo: () => back('redo'),
  };
}

/** The two ways to send: `give` says at once what shows at once; `send` says it when it is done, and hands a refusal to the form. */
function sendersOf({ live, set }: Bench): Pick<Acts, 'send'> & { readonly give: (command: StudyCommand, said: string) => Promise<void> } {
  const waits = (said: string) => `${said} ${did.waiting}`;
  return {
    give: async (command, said) => {
      set.say(said);
      const answer = await live.send(command, said);
      if (!answer.ok) set.say('', answer.error);
      else if (answer.value === 'on-this-device') set.say(waits(said));
    },
    send: async (command, said) => {
      const answer = await live.send(command, said);
      if (answer.ok) set.say(answer.value === 'on-this-device' ? waits(said) : said);
      return answer;
    },
  };
}

/** Marks what was coded last on this page, or else this person's newest coding of the text. */
function markAgain({ codings, live, set }: Bench, stretch: Stretch | undefined, quote: (of: Stretch) => string): void {
  const from = stretch ?? codings.findLast(({ coderId }) => coderId === live.viewer.personId);
  if (!from) return set.say(did.noLast);
  set.mark(markOnly({ start: from.start, end: from.end }));
  set.say(did.lastSelection(quote(from)));
}
