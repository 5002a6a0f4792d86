import { sayClock } from '../../../../platform/web/dates.ts';
import { LinkTo } from '../../../../platform/web/page.ts';
import type { SearchHit } from '../../model/search-wire.ts';
import { studyPage } from '../study/study-paths.ts';
import { words } from '../words.ts';
import { bySource, hitParts } from './hit-columns.ts';
import styles from './search.module.css';

/** What was found, source by source; each row opens the text at its place. */
export function Hits({ studyId, hits }: { readonly studyId: string; readonly hits: readonly SearchHit[] }) {
  return bySource(hits).map((group, index) => (
    <section key={`${group.sourceId}${index}`} className={styles.group}>
      <h3 className={styles.source}><LinkTo to={studyPage(studyId, 'sources', group.sourceId)}>{group.title}</LinkTo>{group.folder ? <span className={styles.quiet}> {group.folder}</span> : null}</h3>
      <ul className={styles.list}>{group.hits.map((hit) => <Hit key={`${hit.row}-${hit.start}`} studyId={studyId} hit={hit} />)}</ul>
    </section>
  ));
}

function Hit({ studyId, hit }: { readonly studyId: string; readonly hit: SearchHit }) {
  const [before, match, after] = hitParts(hit);
  return (
    <li>
      <LinkTo to={`${studyPage(studyId, 'sources', hit.sourceId)}?at=${hit.start}-${hit.end}`} className={styles.hit}>
        <span className={styles.where}>{words.search.rowOf(hit.row)}{hit.startMs === null ? '' : ` · ${sayClock(hit.startMs)}`}{hit.speaker ? <strong> {hit.speaker}</strong> : null}</span>
        <span className={styles.said}>{before}<mark className={styles.mark}>{match}</mark>{after}</span>
      </LinkTo>
    </li>
  );
}
