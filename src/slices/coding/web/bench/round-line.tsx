import { IconLock } from '@tabler/icons-react';
import { Select } from '@mantine/core';
import { LinkTo } from '../../../../platform/web/page.ts';
import { studyPage } from '../../../texts/web/index.ts';
import { isHidden } from '../../model/study/hidden.ts';
import { words } from '../words.ts';
import { useBench } from './bench-context.ts';
import styles from './bench.module.css';

const text = words.bench.round;

/** In which round one codes here; why not, when in none; and who sees it, while the round is blind. */
export function RoundLine() {
  const { rounds, round, live, studyId, set } = useBench();
  if (!live.mayCode) return <p className={styles.notice}>{text.reader}</p>;
  if (!round) {
    const isFirst = [...live.state.rounds.values()].every(({ number }) => number === 0);
    return (
      <p className={styles.notice} data-tone="lamp">
        {isFirst && live.mayLead ? text.noneLead : text.none} <LinkTo to={studyPage(studyId, 'rounds')}>{live.mayLead ? text.begin : text.see}</LinkTo>
      </p>
    );
  }
  return (
    <>
      {rounds.length > 1 ? (
        <div className={styles.roundChoice}>
          <Select size="sm" label={text.label} allowDeselect={false} value={round.roundId} onChange={(value) => value && set.round(value)} data={rounds.map(({ roundId, name }) => ({ value: roundId, label: name }))} />
        </div>
      ) : null}
      {isHidden(round) ? <p className={styles.notice} data-tone="private"><IconLock aria-hidden size={18} /> {text.blind(round.name)}</p> : null}
    </>
  );
}
