import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCloudOff } from '@tabler/icons-react';
import { SHOW_ALL } from '../view/codings-in-view.ts';
import { words } from '../words.ts';
import { useBench } from './bench-context.ts';
import styles from './bench.module.css';
import { useOffline } from '../../../../platform/web/sync/use-offline.ts';

const text = words.bench;

/** The foot of the text: what was just done or why not, what waits on this device, and whether codings are hidden by choice. */
export function StatusLine() {
  const { saying, live, filter, set } = useBench();
  const isOffline = useOffline();
  const { waiting, refused, connection } = live.sight;
  const isGone = isOffline || connection === 'down';
  const some = filter.roundId !== null || filter.coderId !== null || filter.codeId !== null;
  return (
    <div className={styles.status}>
      <div role="alert">
        {saying.problem ? <p className={styles.refused}><IconAlertTriangle aria-hidden size={18} /><span><strong>{saying.problem.message}</strong> {saying.problem.mend}</span></p> : null}
      </div>
      {refused.map((item) => (
        <p key={item.commandId} className={styles.refused}>
          <IconAlertTriangle aria-hidden size={18} />
          <span><strong>{text.refusedTitle}:</strong> {item.text} {item.problem?.message} {item.problem?.mend}</span>
          <Button size="compact-sm" variant="default" onClick={() => live.letGo(item.commandId)}>{text.letGo}</Button>
        </p>
      ))}
      {isGone ? <p className={styles.notice} data-tone="lamp" role="status"><IconCloudOff aria-hidden size={18} /> {text.offline(waiting)}</p> : null}
      {some ? <p className={styles.notice}>{text.filter.some} <button type="button" className={styles.plainLink} onClick={() => set.filter(SHOW_ALL)}>{text.filter.showAll}</button></p> : null}
      <p className={styles.saying} data-saying>{saying.problem ? '' : saying.sentence}</p>
    </div>
  );
}
