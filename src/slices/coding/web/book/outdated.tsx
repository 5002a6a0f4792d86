import { useApi } from '../../../../platform/web/api-client.ts';
import { LinkTo } from '../../../../platform/web/page.ts';
import { studyApi, studyPage } from '../../../texts/web/index.ts';
import type { OutdatedAnswer } from '../../model/server-wire.ts';
import type { SourceList } from '../../../texts/model/source-wire.ts';
import type { Code } from '../../model/study/entities.ts';
import { useLive } from '../live/study-context.tsx';
import { words } from '../words.ts';
import styles from './book.module.css';

const text = words.book.outdated;

/** The codings of a code that were made under an earlier definition, each with a way to look at it again. */
export function Outdated({ code }: { readonly code: Code }) {
  const { state, nameOf } = useLive();
  const asked = useApi<OutdatedAnswer>(code.version > 1 ? studyApi(state.studyId, 'codebook', 'outdated') : null);
  const sources = useApi<SourceList>(studyApi(state.studyId, 'sources'));
  if (asked.state !== 'ready') return null;
  const codings = asked.value.codes.find(({ codeId }) => codeId === code.codeId)?.codings ?? [];
  if (codings.length === 0) return null;
  const titles = new Map(sources.state === 'ready' ? sources.value.sources.map(({ sourceId, title }) => [sourceId, title]) : []);
  return (
    <section>
      <h3 className={styles.h3}>{text.title} <span className={styles.quiet}>{text.count(codings.length)}</span></h3>
      <p className={styles.quiet}>{text.sentence}</p>
      <ul className={styles.outdated}>
        {codings.slice(0, 100).map((coding) => (
          <li key={coding.codingId}>
            <LinkTo to={`${studyPage(state.studyId, 'code', coding.sourceId)}?coding=${coding.codingId}`}>{text.look}</LinkTo> {titles.get(coding.sourceId) ?? ''} · {nameOf(coding.coderId)}, {state.rounds.get(coding.roundId)?.name ?? ''} · {text.version(coding.codeVersion, code.version)}
          </li>
        ))}
      </ul>
    </section>
  );
}
