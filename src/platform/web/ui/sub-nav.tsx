import { useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { isWithin, LinkTo, type Whereabouts } from '../page.ts';
import styles from './sub-nav.module.css';

/** Pages that belong together, side by side, such as the lists of the directory or the places of a study; where we are is marked. */
export function SubNav({ label, places }: { readonly label: string; readonly places: readonly (Whereabouts & { readonly label: string })[] }) {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const nav = useRef<HTMLElement>(null);
  // On a phone the row of places is longer than the screen: where we are is moved into view, and nothing else.
  useEffect(() => {
    const here = nav.current?.querySelector<HTMLElement>('[aria-current]');
    if (nav.current && here) nav.current.scrollLeft = here.offsetLeft - nav.current.offsetLeft - (nav.current.clientWidth - here.clientWidth) / 2;
  }, [path]);
  return (
    <nav ref={nav} aria-label={label} className={styles.nav}>
      {places.map((place) => (
        <LinkTo key={place.path} to={place.path} className={styles.place} aria-current={isWithin(path, place) ? 'page' : undefined}>{place.label}</LinkTo>
      ))}
    </nav>
  );
}
