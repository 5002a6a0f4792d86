import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useApi } from '../../../../platform/web/api-client.ts';
import { useQueryParam } from '../../../../platform/web/page.ts';
import { EmptyState } from '../../../../platform/web/ui/empty-state.tsx';
import { SelectField } from '../../../../platform/web/ui/fields.tsx';
import { Await } from '../../../../platform/web/ui/states.tsx';
import { studyApi } from '../../../texts/web/index.ts';
import type { Decision } from '../../model/study/entities.ts';
import type { QueueEntry } from '../../model/comparison/disagreement-queue.ts';
import type { QueueAnswer } from '../../model/comparison/wire.ts';
import { useLive } from '../live/study-context.tsx';
import { compareWords as words } from './compare-words.ts';
import styles from './compare.module.css';
import { DifferenceEntry } from './difference-entry.tsx';
import { FinishForm } from './finish-form.tsx';
import { entriesShown, withDecisions, type Shown } from './entries-shown.ts';

const OVERLAP = '90';

/** The reconciliation queue: each place where coders differ, what each of them put there, and what was decided. */
export function DifferencesView({ roundId }: { readonly roundId: string }) {
  const { state } = useLive();
  const answer = useApi<QueueAnswer>(studyApi(state.studyId, `rounds/${roundId}/disagreements?overlap=${OVERLAP}`));
  // A text that is corrected while this is read has other places and other words: they are asked for again at once.
  const behind = answer.state === 'ready' ? answer.value.sources.flatMap(({ id, version }) => ((state.textVersions.get(id) ?? 1) > version ? [`${id} ${version} ${state.textVersions.get(id)}`] : [])).join() : '';
  const refresh = useRef(answer.refresh);
  refresh.current = answer.refresh;
  useEffect(() => {
    if (behind !== '') refresh.current();
  }, [behind]);
  return <Await of={answer}>{(queue) => <Queue answer={queue} />}</Await>;
}

function Queue({ answer }: { readonly answer: QueueAnswer }) {
  const { state } = useLive();
  const [sourceId, codeId] = [useQueryParam('source'), useQueryParam('code')];
  const [shown, setShown] = useState<Shown>({ kind: '', state: '', sourceId: sourceId ?? '', codeId: codeId ?? '' });
  const entries = withDecisions(answer.queue.entries, [...state.decisions.values()], answer.roundId);
  const open = entries.filter(({ decision }) => decision === null || decision.state === 'discussing').length;
  const listed = entriesShown(entries, shown);
  const round = state.rounds.get(answer.roundId);
  const finish = round ? <FinishForm round={round} open={open} /> : null;
  if (entries.length === 0) return <><EmptyState what={words.noDifferences.what} why={words.noDifferences.why} />{finish}</>;
  return (
    <>
      <p>{words.queueSentence}</p>
      <p className={styles.progress} role="status">{words.counts(open, entries.length)}</p>
      <p className={styles.reason}>{words.agreedCount(answer.queue.agreed.length)}</p>
      <div className={styles.filters}>
        <SelectField<Decision['kind']> label={words.show} blank={words.allKinds} value={shown.kind} onChange={(kind) => setShown({ ...shown, kind })} choices={[{ value: 'boundary', label: words.kinds.boundary }, { value: 'label', label: words.kinds.label }, { value: 'missing', label: words.kinds.missing }]} />
        <SelectField<Decision['state'] | 'open'> label={words.phase} blank={words.allStates} value={shown.state} onChange={(decided) => setShown({ ...shown, state: decided })} choices={[{ value: 'open', label: words.states.open }, { value: 'discussing', label: words.states.discussing }, { value: 'resolved', label: words.states.resolved }, { value: 'divergence-accepted', label: words.states['divergence-accepted'] }]} />
        <SelectField label={words.source} blank={words.allStates} value={shown.sourceId} onChange={(chosen) => setShown({ ...shown, sourceId: chosen })} choices={answer.sources.map(({ id, name }) => ({ value: id, label: name }))} />
        <SelectField label={words.code} blank={words.allStates} value={shown.codeId} onChange={(chosen) => setShown({ ...shown, codeId: chosen })} choices={answer.codes.map(({ id, name }) => ({ value: id, label: name }))} />
      </div>
      {listed.length === 0 ? <EmptyState what={words.noneShown.what} why={words.noneShown.why} /> : <Entries entries={listed} answer={answer} />}
      {finish}
    </>
  );
}

/** How many entries are drawn before somebody asks for more. */
const PAGE = 50;

function Entries({ entries, answer }: { readonly entries: readonly QueueEntry[]; readonly answer: QueueAnswer }) {
  const [most, setMost] = useState(PAGE);
  return (
    <>
      <ul className={styles.entries}>
        {entries.slice(0, most).map((entry) => <li key={entry.key}><DifferenceEntry entry={entry} answer={answer} /></li>)}
      </ul>
      {entries.length > most ? <Button variant="default" onClick={() => setMost(most + PAGE)}>{words.more(entries.length - most)}</Button> : null}
    </>
  );
}
