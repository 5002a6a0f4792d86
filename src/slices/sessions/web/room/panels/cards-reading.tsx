import { Button, Group } from '@mantine/core';
import { ProblemNotice } from '../../../../../platform/web/ui/problem-notice.tsx';
import { Said } from '../../../../../platform/web/ui/said.tsx';
import { filledOf, type CaptureOf } from '../../../model/places.ts';
import type { Card, PrivateCards } from '../../../model/state.ts';
import { isPresent, leadsNow } from '../../../model/who.ts';
import { words } from '../../words.ts';
import { callName } from '../people-in-room.ts';
import { useRoom } from '../room-context.ts';
import styles from './panels.module.css';
import { useSending } from '../use-sending.ts';
import { PanelFrame } from './panel-frame.tsx';

const text = words.room.reading;
type Cards = CaptureOf<'private-cards'>;

/** Reading aloud, one card at a time: the one being read large, whose turn follows, and what has been read. */
export function CardsReading({ capture }: { readonly capture: Cards }) {
  const { state, viewerId } = useRoom();
  const cards = filledOf(state, capture.id, 'private-cards');
  if (!cards) return null;
  const reading = cards.cards.find((card) => card.status === 'being-read');
  const read = cards.cards.filter((card) => card.status === 'read');
  const turn = cards.order[cards.turn];
  return (
    <PanelFrame capture={{ prompt: turn === undefined && !reading ? text.allRead : text.rule, help: '' }}>
      {reading ? <BeingRead capture={capture} card={reading} /> : null}
      {!reading && turn === viewerId ? <MyTurn capture={capture} cards={cards} /> : null}
      {!reading && turn !== undefined && turn !== viewerId ? <OthersTurn capture={capture} turn={turn} /> : null}
      {turn === undefined && !reading ? <AllRead capture={capture} cards={cards} /> : null}
      <TurnLine cards={cards} />
      {read.length > 0 ? (
        <>
          <h4 className={styles.columnName}>{text.readSoFar}</h4>
          <ul className={styles.sheets}>
            {read.map((card) => (
              <li key={card.cardId} className={styles.sheet}>
                <p className={styles.byline}>{card.authorId === viewerId ? text.you : callName(state, card.authorId)}</p>
                <Said voice="quoted">{card.text}</Said>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </PanelFrame>
  );
}

function BeingRead({ capture, card }: { readonly capture: Cards; readonly card: Card }) {
  const { state, viewerId } = useRoom();
  const sending = useSending();
  const isMine = card.authorId === viewerId;
  const mayFinish = isMine || (leadsNow(state, viewerId) && !isPresent(state, card.authorId));
  return (
    <figure className={styles.beingRead}>
      <figcaption className={styles.byline}>{isMine ? text.youRead : text.reads(callName(state, card.authorId))}</figcaption>
      <Said voice="quoted">{card.text}</Said>
      {mayFinish ? <Button mt={16} loading={sending.busy} onClick={() => void sending.send({ type: 'FinishReadingCard', captureId: capture.id, cardId: card.cardId })}>{isMine ? text.haveRead : text.wasRead}</Button> : null}
      <ProblemNotice problem={sending.problem} />
    </figure>
  );
}

/** The cards this person may still read: each with its own button, since pressing it shows the words to everyone. */
function MyTurn({ capture, cards }: { readonly capture: Cards; readonly cards: PrivateCards }) {
  const { viewerId } = useRoom();
  const sending = useSending();
  const mine = cards.cards.filter((card) => card.authorId === viewerId && card.status === 'written');
  return (
    <div>
      {mine.length === 0 ? <p>{text.nothingLeft}</p> : null}
      <ul className={styles.sheets}>
        {mine.map((card) => (
          <li key={card.cardId} className={styles.myCard}>
            <Said voice="quoted">{card.text}</Said>
            <Button mt={12} disabled={sending.busy} onClick={() => void sending.send({ type: 'StartReadingCard', captureId: capture.id, cardId: card.cardId })}>{text.readAloud}</Button>
          </li>
        ))}
      </ul>
      <Group mt={12} gap={12}>
        <Button variant="default" disabled={sending.busy} onClick={() => void sending.send({ type: 'PassTurn', captureId: capture.id })}>{text.pass}</Button>
        <span className={styles.quiet}>{text.passHint}</span>
      </Group>
      <ProblemNotice problem={sending.problem} />
    </div>
  );
}

function OthersTurn({ capture, turn }: { readonly capture: Cards; readonly turn: string }) {
  const { state, viewerId } = useRoom();
  const sending = useSending();
  const name = callName(state, turn);
  const isAway = !isPresent(state, turn);
  return (
    <div>
      <p className={styles.quiet}>{isAway ? text.awayTurn(name) : text.theirTurn(name)}</p>
      {isAway && leadsNow(state, viewerId) ? <Button variant="default" onClick={() => void sending.send({ type: 'PassTurn', captureId: capture.id })}>{text.goOnWithout(name)}</Button> : null}
      <ProblemNotice problem={sending.problem} />
    </div>
  );
}

function AllRead({ capture, cards }: { readonly capture: Cards; readonly cards: PrivateCards }) {
  const { viewerId } = useRoom();
  const sending = useSending();
  const unread = cards.cards.filter((card) => card.authorId === viewerId && card.status === 'written');
  return (
    <div>
      {unread.length > 0 ? (
        <ul className={styles.sheets}>
          {unread.map((card) => (
            <li key={card.cardId} className={styles.myCard}>
              <p className={styles.byline}>{text.stillUnread}</p>
              <Said voice="quoted">{card.text}</Said>
              <Button mt={12} variant="default" disabled={sending.busy} onClick={() => void sending.send({ type: 'StartReadingCard', captureId: capture.id, cardId: card.cardId })}>{text.readAloud}</Button>
            </li>
          ))}
        </ul>
      ) : null}
      <ProblemNotice problem={sending.problem} />
    </div>
  );
}

function TurnLine({ cards }: { readonly cards: PrivateCards }) {
  const { state, viewerId } = useRoom();
  const coming = cards.order.slice(cards.turn + 1).map((personId) => (personId === viewerId ? text.thenYou : callName(state, personId)));
  return coming.length === 0 ? null : <p className={styles.quiet}>{text.afterThat(coming)}</p>;
}
