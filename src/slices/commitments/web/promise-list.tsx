import { LinkTo } from '../../../platform/web/page.ts';
import { sayIsoDay } from '../../../platform/web/dates.ts';
import { Card } from '../../../platform/web/ui/section.tsx';
import { Said } from '../../../platform/web/ui/said.tsx';
import type { Commitment } from '../model/wire.ts';
import styles from './promise-list.module.css';
import { words } from './words.ts';

/** Promises one under the other: what, who and where, when, and the last thing that was said of it. */
export function PromiseList({ commitments }: { readonly commitments: readonly Commitment[] }) {
  return (
    <ul className={styles.list}>
      {commitments.map((commitment) => (
        <li key={commitment.commitmentId}>
          <PromiseCard commitment={commitment} />
        </li>
      ))}
    </ul>
  );
}

function PromiseCard({ commitment }: { readonly commitment: Commitment }) {
  const last = commitment.reports.at(-1);
  const waits = commitment.you.mayCheckIn && commitment.status === 'open';
  return (
    <Card tone={waits ? 'lamp' : 'plain'}>
      <p className={styles.what}>
        <LinkTo to={`/promises/${commitment.commitmentId}`}>{commitment.what}</LinkTo>
      </p>
      <p className={styles.facts}>
        {commitment.actor} · {commitment.where}
      </p>
      <p className={styles.facts}>
        <strong>{words.status[commitment.status]}</strong> · {words.horizon[commitment.horizon]} · {words.due(sayIsoDay(commitment.dueOn))} · {words.promisedBy(commitment.owner.name)}
      </p>
      {last ? (
        <div className={styles.last}>
          <strong>{words.outcome[last.outcome]}.</strong> <Said>{last.sentence}</Said>
          <span className={styles.facts}>{words.saidBy(last.by.name, last.kind === 'check-in')}</span>
        </div>
      ) : null}
    </Card>
  );
}
