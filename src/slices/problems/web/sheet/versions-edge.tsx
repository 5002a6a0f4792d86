import { useApi } from '../../../../platform/web/api-client.ts';
import { LinkTo } from '../../../../platform/web/page.ts';
import { Moment } from '../../../../platform/web/ui/moment.tsx';
import type { VersionLine } from '../../model/wire.ts';
import { words } from '../words.ts';
import styles from './sheet.module.css';

const MOST = 4;

/** The newest version and the latest ones kept under words, as a slim line at the edge. */
export function VersionsEdge({ problemId, version }: { readonly problemId: string; readonly version: number }) {
  const asked = useApi<{ versions: VersionLine[] }>(`/api/problems/${problemId}/versions`);
  const lines = asked.state === 'ready' ? asked.value.versions.toReversed() : [];
  const shown = lines.filter((line, index) => index === 0 || line.reason !== '' || line.version === 1).slice(0, MOST);
  return (
    <nav aria-label={words.history.title}>
      <ol className={styles.edge} reversed>
        {shown.map((line, index) => (
          <li key={line.version} data-newest={index === 0}>
            <strong>{words.history.version(line.version)}</strong>{line.reason ? `: ${line.reason}` : ''}<br />
            <span className={styles.quiet}><Moment at={line.savedAt} /></span>
          </li>
        ))}
      </ol>
      {version > 1 ? <LinkTo to={`/problems/${problemId}/versions`}>{words.history.all}</LinkTo> : null}
    </nav>
  );
}
