import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useDeviceLog } from '../../../../../platform/web/device-log.tsx';
import type { LocalLog } from '../../../../../platform/web/local-log.ts';
import { CheckField } from '../../../../../platform/web/ui/fields.tsx';
import { PrivateChip } from '../../../../../platform/web/ui/private-chip.tsx';
import { ProblemNotice } from '../../../../../platform/web/ui/problem-notice.tsx';
import { SavedState } from '../../../../../platform/web/ui/saved-state.tsx';
import { filledOf, type CaptureOf } from '../../../model/places.ts';
import type { Card } from '../../../model/state.ts';
import { actingIn } from '../../../model/who.ts';
import { words } from '../../words.ts';
import { draftKey, useSelfSaving } from '../keeping.ts';
import { callName } from '../people-in-room.ts';
import { useRoom } from '../room-context.ts';
import styles from './panels.module.css';
import { useSending } from '../use-sending.ts';
import { PanelFrame } from './panel-frame.tsx';

const text = words.room.cards;
type Cards = CaptureOf<'private-cards'>;

/** A quiet page for each card. Every keystroke stays on the device; a moment later the server keeps it, for its author alone. */
export function CardsWriting({ capture, isReading }: { readonly capture: Cards; readonly isReading: boolean }) {
  const { state, viewerId, newId } = useRoom();
  const log = useDeviceLog();
  const cards = filledOf(state, capture.id, 'private-cards')?.cards ?? [];
  const mine = cards.filter((card) => card.authorId === viewerId && card.status === 'written');
  const known = mine.map((card) => card.cardId);
  // A page stays open while it is being rewritten from nothing, and comes back with words that never reached the server.
  const [isUnfolded, setUnfolded] = useState(false);
  const [writingOn, setWritingOn] = useState<string | null>(null);
  const [opened, setOpened] = useState<readonly string[]>(() => {
    const before = [...new Set([...known, ...cardsOnDevice(log, state.sessionId, capture.id)])];
    return before.length > 0 ? before : [newId()];
  });
  const open = () => setOpened([...ids, newId()]);
  const gone = (cardId: string) => cards.some((card) => card.cardId === cardId && card.status !== 'written');
  const ids = [...new Set([...opened, ...known])].filter((cardId) => !gone(cardId));
  // Once the reading has begun the pages fold away, but never under a hand that is writing.
  const isFolded = isReading && !isUnfolded && writingOn === null;
  return (
    <PanelFrame capture={isReading ? { prompt: text.stillYours, help: '' } : capture} beside={isFolded ? null : <PrivateChip>{text.onlyYou}</PrivateChip>}>
      {ids.map((cardId, index) => (
        <CardPage key={cardId} capture={capture} cardId={cardId} card={mine.find((card) => card.cardId === cardId)} number={index + 1} isFolded={isFolded} onFocus={() => setWritingOn(cardId)} onBlur={() => setWritingOn(null)} />
      ))}
      {isFolded ? <Button variant="subtle" onClick={() => setUnfolded(true)}>{text.change}</Button> : <Button variant="default" mt={8} onClick={open}>{text.another}</Button>}
    </PanelFrame>
  );
}

function keyOf(captureId: string, cardId: string): string {
  return `card:${captureId}:${cardId}`;
}

/** Cards whose words are on this device and have never reached the server. */
function cardsOnDevice(log: LocalLog, sessionId: string, captureId: string): readonly string[] {
  const start = draftKey(sessionId, keyOf(captureId, ''));
  return log.unsent().flatMap(({ what }) => (what.startsWith(start) ? [what.slice(start.length)] : []));
}

function CardPage({ capture, cardId, card, number, isFolded, onFocus, onBlur }: { readonly capture: Cards; readonly cardId: string; readonly card: Card | undefined; readonly number: number; readonly isFolded: boolean; readonly onFocus: () => void; readonly onBlur: () => void }) {
  const { state } = useRoom();
  const sending = useSending();
  const page = useSelfSaving({
    key: keyOf(capture.id, cardId),
    stored: card?.text ?? '',
    commandFor: (written) => (written.trim() === '' ? (card ? { type: 'RemoveCard', captureId: capture.id, cardId } : null) : { type: 'WriteCard', captureId: capture.id, cardId, text: written }),
  });
  const receiver = actingIn(state, capture.handTo);
  const forWhom = receiver ? callName(state, receiver) : '';
  return (
    <div className={styles.page} hidden={isFolded}>
      <Textarea
        label={text.card(number)}
        classNames={{ input: styles.pageText ?? '', label: styles.pageLabel ?? '' }}
        autosize
        minRows={5}
        value={page.text}
        onChange={(event) => page.change(event.currentTarget.value)}
        placeholder={text.placeholder}
        onFocus={onFocus}
        onBlur={onBlur}
      />
      <div className={styles.pageFoot}>
        <SavedState saved={page.saved} />
        {card ? <CheckField label={text.consent(forWhom)} checked={card.consentUnread} onChange={(consent) => void sending.send({ type: 'ConsentUnread', captureId: capture.id, cardId, consent })} /> : null}
      </div>
      <ProblemNotice problem={page.problem ?? sending.problem} />
    </div>
  );
}
