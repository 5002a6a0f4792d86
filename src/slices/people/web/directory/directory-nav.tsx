import { useRouterState } from '@tanstack/react-router';
import { LinkTo } from '../../../../platform/web/page.ts';
import { words as all } from '../words.ts';
import styles from './directory-nav.module.css';

const words = all.directory;
const PLACES = ['networks', 'circles', 'cohorts', 'people', 'schools'] as const;

/** The five lists of the directory, side by side. */
export function DirectoryNav() {
  const path = useRouterState({ select: (state) => state.location.pathname });
  return (
    <nav aria-label={words.label} className={styles.nav}>
      {PLACES.map((place) => (
        <LinkTo key={place} to={`/${place}`} className={styles.place} aria-current={path === `/${place}` ? 'page' : undefined}>{words[place]}</LinkTo>
      ))}
    </nav>
  );
}
