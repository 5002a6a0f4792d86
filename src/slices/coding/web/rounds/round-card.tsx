import { Button, Group } from '@mantine/core';
import { IconLock, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { useApi } from '../../../../platform/web/api-client.ts';
import { LinkButton } from '../../../../platform/web/ui/link-button.tsx';
import { ConfirmOnce } from '../../../../platform/web/ui/confirm-once.tsx';
import { ProblemNotice } from '../../../../platform/web/ui/problem-notice.tsx';
import { useToast } from '../../../../platform/web/ui/toast.tsx';
import { listed } from '../../../../platform/web/words.ts';
import { err } from '../../../../kernel/result.ts';
import { studyApi, studyPage, useStudy } from '../../../texts/web/index.ts';
import type { RoundAnswer } from '../../model/server-wire.ts';
import { pathName } from '../../model/study/code-tree.ts';
import type { Phase, Round } from '../../model/study/entities.ts';
import { isHidden } from '../../model/study/hidden.ts';
import { useLive } from '../live/study-context.tsx';
import { useAct } from '../live/use-act.ts';
import { words } from '../words.ts';
import { PhaseSteps } from './phase-steps.tsx';
import { codersOf } from './round-draft.ts';
import { RoundForm } from './round-form.tsx';
import styles from './rounds.module.css';

const text = words.rounds;

/** One round: where it stands, what bounds it, who codes and who is done, and the next step. */
export function RoundCard({ round }: { readonly round: Round }) {
  const { mayLead, state } = useLive();
  const [changes, setChanges] = useState(false);
  const hidden = isHidden(round);
  return (
    <article className={styles.round} aria-label={round.name}>
      {round.name.startsWith(text.number(round.number)) ? null : <p className={styles.quiet}>{text.number(round.number)}</p>}
      <h2 className={styles.name}>{round.name}</h2>
      {round.purpose ? <p>{round.purpose}</p> : null}
      {round.number > 0 ? <PhaseSteps phase={round.phase} /> : null}
      <p className={styles.seeing} data-hidden={hidden}>
        {hidden ? <IconLock aria-hidden size={18} /> : <IconUsers aria-hidden size={18} />}
        {hidden ? text.blindNow : round.blind ? text.unblinded : text.open}
      </p>
      <Bounds round={round} />
      {round.number > 0 ? <Coders round={round} hidden={hidden} /> : null}
      {changes ? <RoundForm round={round} onDone={() => setChanges(false)} /> : <Steps round={round} hidden={hidden} onChange={() => setChanges(true)} />}
      {!mayLead && state.rounds.size > 0 && round.phase === 'frozen' ? <p className={styles.quiet}>{text.readOnly}</p> : null}
    </article>
  );
}

function Bounds({ round }: { readonly round: Round }) {
  const { state } = useLive();
  const names = (ids: readonly string[]) => listed(ids.map((id) => pathName(state.codes, id)));
  const { within } = round;
  const lines = [
    round.sources === null ? null : text.someSources(round.sources.length),
    within ? (within.codeIds ? text.withinCodes(state.rounds.get(within.roundId)?.name ?? '', names(within.codeIds)) : text.within(state.rounds.get(within.roundId)?.name ?? '')) : null,
    round.families ? text.families(names(round.families)) : null,
  ].filter((line) => line !== null);
  return lines.length === 0 ? null : <ul className={styles.bounds}>{lines.map((line) => <li key={line}>{line}</li>)}</ul>;
}

function Coders({ round, hidden }: { readonly round: Round; readonly hidden: boolean }) {
  const { members } = useStudy();
  const { nameOf, state, viewer } = useLive();
  const asked = useApi<RoundAnswer>(studyApi(state.studyId, 'rounds', round.roundId), { everyMs: 30_000 });
  const counts = new Map(asked.state === 'ready' ? asked.value.coders.map((coder) => [coder.coderId, coder.codings]) : []);
  const { all } = codersOf(round, members);
  return (
    <section aria-label={text.coders}>
      <ul className={styles.coders}>
        {all.map((coderId) => {
          const count = counts.get(coderId) ?? null;
          return (
            <li key={coderId}>
              <strong>{coderId === viewer.personId ? words.bench.coding.you : nameOf(coderId)}</strong>
              {round.phase === 'open' ? <span data-done={coderId in round.done}>{coderId in round.done ? text.said : text.notYet}</span> : null}
              {count === null ? null : <span className={styles.quiet}>{text.codings(count)}</span>}
            </li>
          );
        })}
      </ul>
      {hidden && all.length > 1 ? <p className={styles.quiet}>{text.hiddenCounts}</p> : null}
    </section>
  );
}

/** What can be done next with a round: by its coders, and by the leads. */
function Steps({ round, hidden, onChange }: { readonly round: Round; readonly hidden: boolean; readonly onChange: () => void }) {
  const { members } = useStudy();
  const live = useLive();
  const { state, viewer, mayLead, mayCode, nameOf } = live;
  const { act, busy, problem } = useAct();
  const tell = useToast();
  const { all, still } = codersOf(round, members);
  const isMine = mayCode && all.includes(viewer.personId);
  const isDone = viewer.personId in round.done;
  const move = async (to: Phase) => {
    if (await act({ do: 'move-round', roundId: round.roundId, to, rest: '' }, text.moved(round.name, words.acts.phases[to]))) tell(text.moved(round.name, words.acts.phases[to]));
  };
  const unblind = async () => {
    const answer = await live.send({ do: 'unblind-round', roundId: round.roundId }, text.unblind);
    return answer.ok ? answer : err({ ...answer.error, status: 409 });
  };
  if (round.number === 0) return null;
  const { phase } = round;
  return (
    <>
      <ProblemNotice problem={problem} />
      {phase === 'open' && mayLead && still.length > 0 && still.length < all.length ? <p className={styles.quiet}>{text.notAllDone(listed(still.map(nameOf)))}</p> : null}
      <Group gap={8}>
        {phase === 'open' && isMine ? <LinkButton to={studyPage(state.studyId, 'code')}>{text.codeNow}</LinkButton> : null}
        {phase === 'open' && isMine ? <Button variant="default" loading={busy} onClick={() => void act({ do: 'finish-round', roundId: round.roundId, done: !isDone }, isDone ? text.iGoOn : text.iAmDone)}>{isDone ? text.iGoOn : text.iAmDone}</Button> : null}
        {phase === 'open' && mayLead ? <Button variant="default" loading={busy} onClick={() => void move('frozen')}>{text.freeze}</Button> : null}
        {phase === 'frozen' && mayLead && hidden ? <ConfirmOnce verb={text.unblind} question={text.unblindAsk} consequence={text.unblindWhat} variant="filled" onConfirm={unblind} /> : null}
        {phase === 'frozen' && mayLead && !hidden ? <Button loading={busy} onClick={() => void move('compared')}>{text.toCompared}</Button> : null}
        {phase === 'frozen' && mayLead && round.unblindedAt === null ? <Button variant="default" loading={busy} onClick={() => void move('open')}>{text.reopen}</Button> : null}
        {phase === 'compared' || phase === 'reconciled' || phase === 'published' ? <LinkButton to={studyPage(state.studyId, 'compare', round.roundId)}>{text.compare}</LinkButton> : null}
        {phase === 'compared' && mayLead ? <Button variant="default" loading={busy} onClick={() => void move('reconciled')}>{text.toReconciled}</Button> : null}
        {phase === 'reconciled' && mayLead ? <Button variant="default" loading={busy} onClick={() => void move('published')}>{text.toPublished}</Button> : null}
        {mayLead ? <Button variant="subtle" onClick={onChange}>{text.change}</Button> : null}
      </Group>
    </>
  );
}
