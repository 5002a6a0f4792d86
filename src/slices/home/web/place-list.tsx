import type { ReactNode } from 'react';
import { LinkTo } from '../../../platform/web/page.ts';
import { Section } from '../../../platform/web/ui/section.tsx';
import styles from './home.module.css';

/** A page of the district that is worth opening now; `key` is its address without the slash. */
export interface Place {
  readonly key: string;
  readonly title: string;
  readonly why: string;
  readonly icon: ReactNode;
}

/** Pages to open, each with its reason and its button. */
export function PlaceList({ title, sentence, open, places, inOrder = false }: { readonly title: string; readonly sentence: string; readonly open: string; readonly places: readonly Place[]; readonly inOrder?: boolean }) {
  const List = inOrder ? 'ol' : 'ul';
  return (
    <div className={styles.group}>
      <Section title={title} sentence={sentence}>
        <List className={styles.list}>
          {places.map((place) => (
            <li key={place.key} className={styles.item}>
              <span className={styles.icon}>{place.icon}</span>
              <div className={styles.itemWords}>
                <h3 className={styles.itemTitle}>{place.title}</h3>
                <p className={styles.itemDetail}>{place.why}</p>
              </div>
              <LinkTo to={`/${place.key}`} className={styles.verb} aria-label={`${open}: ${place.title}`}>{open}</LinkTo>
            </li>
          ))}
        </List>
      </Section>
    </div>
  );
}
