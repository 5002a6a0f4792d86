import { Drawer } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useRouterState } from '@tanstack/react-router';
import { useEffect, useState, type ReactNode } from 'react';
import { isWithin, LinkTo, type NavPlace } from '../page.ts';
import { uiWords } from './ui-words.ts';
import styles from './app-frame.module.css';

/** A place in the rail with its address. */
export interface Place extends NavPlace {
  readonly path: string;
}

/** The first three places and "More" stand in the bottom bar of a phone: four at most, each wide enough for a thumb. */
const IN_BOTTOM_BAR = 3;

/**
 * The signed-in frame: a rail on a laptop, a bottom bar on a phone. `places` in their order; `person` is what belongs to
 * the one who is signed in (their name, notices, settings), shown at the foot of the rail and under "More".
 */
export function AppFrame({ places, person, children }: { readonly places: readonly Place[]; readonly person: ReactNode; readonly children: ReactNode }) {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const [more, setMore] = useState(false);
  useEffect(() => setMore(false), [path]);
  const link = (place: Place) => (
    <LinkTo key={place.path} to={place.path} className={styles.place} aria-current={isWithin(path, place) ? 'page' : undefined}>
      <place.icon aria-hidden size={22} stroke={1.75} />
      <span>{place.label}</span>
    </LinkTo>
  );
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#page">{uiWords.skip}</a>
      {/* Not a header element: the library's dialogs have one, and a page may have only one banner. */}
      <aside className={styles.rail} aria-label={uiWords.appName}>
        <p className={styles.name}><Mark />{uiWords.appName}</p>
        <nav aria-label={uiWords.mainNavigation} className={styles.places}>{places.map(link)}</nav>
        <div className={styles.person}>{person}</div>
      </aside>
      <main id="page" tabIndex={-1} className={styles.page}>{children}</main>
      <nav aria-label={uiWords.mainNavigation} className={styles.bar}>
        {places.slice(0, IN_BOTTOM_BAR).map(link)}
        <button type="button" className={styles.place} aria-haspopup="dialog" aria-expanded={more} onClick={() => setMore(true)}>
          <IconDots aria-hidden size={22} stroke={1.75} />
          <span>{uiWords.more}</span>
        </button>
      </nav>
      <Drawer opened={more} onClose={() => setMore(false)} position="bottom" size="auto" title={uiWords.more} classNames={{ content: styles.sheetFromBelow, body: styles.more }}>
        {places.slice(IN_BOTTOM_BAR).map(link)}
        <div className={styles.morePerson}>{person}</div>
      </Drawer>
    </div>
  );
}

/** Without navigation, for people who are not (yet) signed in: one sheet of paper in the middle. */
export function BareFrame({ children }: { readonly children: ReactNode }) {
  return (
    <main id="page" tabIndex={-1} className={styles.bare}>
      <p className={styles.name}><Mark />{uiWords.appName}</p>
      <div className={styles.sheet}>{children}</div>
    </main>
  );
}

/** The whole screen, for the room. */
export function BoardFrame({ children }: { readonly children: ReactNode }) {
  return <main id="page" tabIndex={-1} className={styles.board}>{children}</main>;
}

/** Two chalk strokes that meet: joint work. */
function Mark() {
  return (
    <svg aria-hidden width="28" height="28" viewBox="0 0 28 28" fill="none" stroke="currentColor" strokeWidth="2.6" strokeLinecap="round">
      <path d="M4 20c3-9 8-13 12-13s6 4 4 8-7 6-10 4" />
      <path d="M24 8c-2 8-6 13-11 14" />
    </svg>
  );
}
