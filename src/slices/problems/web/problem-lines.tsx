import { LinkTo } from '../../../platform/web/page.ts';
import { Lines } from '../../../platform/web/ui/lines.tsx';
import { Moment } from '../../../platform/web/ui/moment.tsx';
import type { ProblemLine } from '../model/wire.ts';
import styles from './list.module.css';
import { words } from './words.ts';

/** Problems as a list to read: the statement first, then where it stands. */
export function ProblemLines({ lines, withAuthor = false }: { readonly lines: readonly ProblemLine[]; readonly withAuthor?: boolean }) {
  return (
    <Lines>
      {lines.map((line) => (
        <li key={line.problemId}>
          <LinkTo to={`/problems/${line.problemId}`} className={styles.statement}>{line.statement?.trim() || words.unstated}</LinkTo>
          <p className={styles.facts}>
            {withAuthor ? <strong>{line.author.name}</strong> : null}
            <span className={styles.status} data-status={line.status}>{words.status[line.status]}</span>
            {(line.kinds ?? []).map((kind) => <span key={kind}>{words.kinds[kind].name}</span>)}
            {line.openComments ? <span className={styles.said}>{words.list.saidAbout(line.openComments)}</span> : null}
            <Moment at={line.savedAt} />
          </p>
        </li>
      ))}
    </Lines>
  );
}
