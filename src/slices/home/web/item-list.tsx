import { LinkTo } from '../../../platform/web/page.ts';
import { Moment } from '../../../platform/web/ui/moment.tsx';
import type { NextItem } from '../model/wire.ts';
import { KindIcon } from './kind-icon.tsx';
import styles from './home.module.css';

/** Things in order, each with its button. */
export function ItemList({ items }: { readonly items: readonly NextItem[] }) {
  return (
    <ul className={styles.list}>
      {items.map((item, index) => (
        <li key={`${item.kind} ${item.url} ${index}`} className={styles.item}>
          <span className={styles.icon}><KindIcon kind={item.kind} /></span>
          <div className={styles.itemWords}>
            <h3 className={styles.itemTitle}>{item.title}</h3>
            <p className={styles.itemDetail}>
              {item.at === undefined ? null : <><Moment at={item.at} /> · </>}
              {item.detail}
            </p>
          </div>
          <LinkTo to={item.url} className={styles.verb} aria-label={`${item.verb}: ${item.title}`}>{item.verb}</LinkTo>
        </li>
      ))}
    </ul>
  );
}
