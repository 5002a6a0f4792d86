import { Button } from '@mantine/core';
import { useState } from 'react';
import { EmptyState } from '../../../../platform/web/ui/empty-state.tsx';
import { StudyFrame } from '../../../texts/web/index.ts';
import { LiveStudy, useLive } from '../live/study-context.tsx';
import { words } from '../words.ts';
import { Beside } from './beside.tsx';
import { RoundCard } from './round-card.tsx';
import { RoundForm } from './round-form.tsx';

const text = words.rounds;

/** The rounds of a study, the newest first, and a text read round by round. */
export function RoundsPage() {
  return <StudyFrame title={text.title} sentence={text.sentence}>{() => <LiveStudy><Rounds /></LiveStudy>}</StudyFrame>;
}

function Rounds() {
  const { state, mayLead } = useLive();
  const [begins, setBegins] = useState(false);
  const rounds = [...state.rounds.values()].sort((a, b) => b.number - a.number);
  const begin = mayLead && !begins ? <Button mb="lg" onClick={() => setBegins(true)}>{text.begin}</Button> : null;
  return (
    <>
      {begins ? <RoundForm onDone={() => setBegins(false)} /> : rounds.length > 0 ? begin : null}
      {rounds.length === 0 && !begins ? <EmptyState what={text.none.what} why={text.none.why} action={begin} /> : null}
      {rounds.map((round) => <RoundCard key={round.roundId} round={round} />)}
      {rounds.length > 0 ? <Beside /> : null}
    </>
  );
}
