import { LinkTo } from '../../../../platform/web/page.ts';
import { studyPage } from '../../../texts/web/index.ts';
import { pathName } from '../../model/study/code-tree.ts';
import type { RetrievalAnswer } from '../../model/query-wire.ts';
import { useLive } from '../live/study-context.tsx';
import { questionWords as words } from './question-words.ts';
import styles from './questions.module.css';

type Segment = RetrievalAnswer['segments'][number];

/** Coded stretches with what stands around them; each opens its text at its place. */
export function SegmentList({ segments }: { readonly segments: readonly Segment[] }) {
  const { state, nameOf } = useLive();
  return (
    <ul className={styles.segments}>
      {segments.map((segment) => {
        const code = segment.codeId === undefined ? undefined : state.codes.get(segment.codeId);
        const facts = [code ? pathName(state.codes, code.codeId) : '', segment.coderId === undefined ? '' : nameOf(segment.coderId), segment.roundId === undefined ? '' : (state.rounds.get(segment.roundId)?.name ?? '')].filter((fact) => fact !== '');
        return (
          <li key={`${segment.codingId ?? ''} ${segment.sourceId} ${segment.start} ${segment.end}`} className={styles.segment} style={{ '--side': code?.colour } as React.CSSProperties}>
            <p className={styles.quote}><span className={styles.around}>{segment.before}</span><mark>{segment.text}</mark><span className={styles.around}>{segment.after}</span></p>
            <p className={styles.quiet}>{facts.length > 0 ? `${facts.join(' · ')} · ` : ''}<LinkTo to={studyPage(state.studyId, `code/${segment.sourceId}?at=${segment.start}-${segment.end}`)}>{segment.title}: {words.openText}</LinkTo></p>
          </li>
        );
      })}
    </ul>
  );
}
