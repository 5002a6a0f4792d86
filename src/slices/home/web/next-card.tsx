import { LinkTo } from '../../../platform/web/page.ts';
import { Moment } from '../../../platform/web/ui/moment.tsx';
import type { NextItem } from '../model/wire.ts';
import { KindIcon } from './kind-icon.tsx';
import styles from './home.module.css';

/** The one thing that needs me: large, with its button. */
export function NextCard({ item }: { readonly item: NextItem }) {
  return (
    <article className={styles.next}>
      <div className={styles.nextWords}>
        {item.at === undefined ? null : <p className={styles.when}><KindIcon kind={item.kind} /> <Moment at={item.at} /></p>}
        <h2 className={styles.nextTitle}>{item.title}</h2>
        <p className={styles.detail}>{item.detail}</p>
      </div>
      <LinkTo to={item.url} className={styles.nextVerb}>{item.verb}</LinkTo>
    </article>
  );
}
