import { Button } from '@mantine/core';
import { IconBookmark, IconBookmarkFilled } from '@tabler/icons-react';
import { ProblemNotice } from '../../../../../platform/web/ui/problem-notice.tsx';
import { Said } from '../../../../../platform/web/ui/said.tsx';
import type { Step } from '../../../../protocols/model/protocol.ts';
import { currentStep, filledOf, type CaptureOf } from '../../../model/places.ts';
import type { Card } from '../../../model/state.ts';
import { actingIn } from '../../../model/who.ts';
import { words } from '../../words.ts';
import { callName } from '../people-in-room.ts';
import { useRoom } from '../room-context.ts';
import styles from './panels.module.css';
import { useSending } from '../use-sending.ts';
import { PanelFrame } from './panel-frame.tsx';

const text = words.room.kept;

/** The cards once they are handed over: a keepsake. Their keeper marks what stays; everyone sees what was marked. */
export function KeptCards({ capture, step }: { readonly capture: CaptureOf<'private-cards'>; readonly step: Step }) {
  const { state, viewerId } = useRoom();
  const marks = step.captures.find((other): other is CaptureOf<'marks'> => other.kind === 'marks' && other.of === capture.id);
  const marked = (marks && filledOf(state, marks.id, 'marks')?.marked) ?? [];
  const cards = (filledOf(state, capture.id, 'private-cards')?.cards ?? []).filter((card) => card.status !== 'written');
  const keeper = actingIn(state, capture.handTo);
  const isHere = state.status === 'live' && currentStep(state)?.id === step.id;
  const marksId = marks && isHere && keeper === viewerId ? marks.id : null;
  const frame = marksId && marks ? marks : { prompt: keeper === viewerId ? text.yours : text.theirs(keeper ? callName(state, keeper) : ''), help: '' };
  return (
    <PanelFrame capture={frame}>
      <ul className={styles.sheets}>
        {cards.map((card, index) => (
          <li key={card.cardId} className={styles.keepsake} data-marked={marked.includes(card.cardId)} style={{ animationDelay: `${Math.min(index, 8) * 140}ms` }}>
            <Said voice="quoted">{card.text}</Said>
            <p className={styles.byline}>
              {text.from(card.authorId === viewerId ? null : callName(state, card.authorId))}
              {card.status === 'unread-handed' ? ` · ${text.unread}` : ''}
            </p>
            {marksId ? <Mark marksId={marksId} card={card} isMarked={marked.includes(card.cardId)} /> : null}
            {!marksId && marked.includes(card.cardId) ? <p className={styles.stays}><IconBookmarkFilled aria-hidden size={16} /> {text.staysWith(keeper ? callName(state, keeper) : '')}</p> : null}
          </li>
        ))}
      </ul>
      {cards.length === 0 ? <p className={styles.quiet}>{text.none}</p> : null}
    </PanelFrame>
  );
}

function Mark({ marksId, card, isMarked }: { readonly marksId: string; readonly card: Card; readonly isMarked: boolean }) {
  const sending = useSending();
  const Icon = isMarked ? IconBookmarkFilled : IconBookmark;
  return (
    <>
      <Button
        variant={isMarked ? 'filled' : 'default'}
        size="sm"
        aria-pressed={isMarked}
        leftSection={<Icon aria-hidden size={18} />}
        onClick={() => void sending.send({ type: 'MarkCard', captureId: marksId, cardId: card.cardId, marked: !isMarked })}
      >
        {text.staysWithMe}
      </Button>
      <ProblemNotice problem={sending.problem} />
    </>
  );
}
