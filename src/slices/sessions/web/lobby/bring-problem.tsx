import { Button } from '@mantine/core';
import { useState } from 'react';
import { useApi } from '../../../../platform/web/api-client.ts';
import { LinkTo } from '../../../../platform/web/page.ts';
import { SelectField } from '../../../../platform/web/ui/fields.tsx';
import { ProblemNotice } from '../../../../platform/web/ui/problem-notice.tsx';
import type { ProblemList } from '../../../problems/model/wire.ts';
import { contentOf } from '../../model/places.ts';
import { actsIn } from '../../model/who.ts';
import { useRoom } from '../room/room-context.ts';
import { useSending } from '../room/use-sending.ts';
import { words } from '../words.ts';
import styles from '../whole-page.module.css';

const text = words.lobby.bring;

/** For the one whose problem the session works on: which of their problems they bring. */
export function BringProblem() {
  const { state, viewerId } = useRoom();
  // The seat that is never lent is the one whose problem it is.
  const brings = contentOf(state).seats.some((seat) => !seat.lendable && actsIn(state, viewerId, seat.id));
  const problems = useApi<ProblemList>(brings ? '/api/problems' : null);
  const [chosen, setChosen] = useState('');
  const sending = useSending();
  if (!brings || problems.state !== 'ready') return null;
  const mine = problems.value.mine.filter((line) => line.problemId !== state.plan.problemId);
  if (mine.length === 0) return state.plan.problemId ? null : <p>{text.none} <LinkTo to="/problems">{text.write}</LinkTo></p>;
  return (
    <form className={styles.actions} onSubmit={(event) => { event.preventDefault(); void sending.send({ type: 'ChangePlan', changes: { problemId: chosen } }); }}>
      <SelectField label={state.plan.problemId ? text.bringAnother : text.label} blank={text.choose} value={chosen} onChange={setChosen} choices={mine.map((line) => ({ value: line.problemId, label: (line.statement ?? '').trim() || text.untitled }))} />
      <Button type="submit" variant="default" mt={28} disabled={chosen === ''} loading={sending.busy}>{text.verb}</Button>
      <ProblemNotice problem={sending.problem} />
    </form>
  );
}
