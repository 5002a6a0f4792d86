import { useMemo, useState } from 'react';
import { SearchField } from '../../../../platform/web/ui/fields.tsx';
import { LinkTo } from '../../../../platform/web/page.ts';
import { studyPage } from '../../../texts/web/index.ts';
import { CodeTree } from '../book/code-tree.tsx';
import { words } from '../words.ts';
import { useBench } from './bench-context.ts';
import styles from './bench.module.css';
import type { Acts } from './use-acts.ts';

/**
 * The codebook beside the text. Choosing a code puts it on what is marked; with nothing marked it lights up where the code stands.
 */
export function BookColumn({ acts }: { readonly acts: Acts }) {
  const { live, studyId, codings, litCodeId, set, stretch, round } = useBench();
  const { codes } = live.state;
  const [typed, setTyped] = useState('');
  const counts = useMemo(() => {
    const here = new Map<string, number>();
    for (const { codeId } of codings) here.set(codeId, (here.get(codeId) ?? 0) + 1);
    return here;
  }, [codings]);
  const choose = (codeId: string) => {
    if (stretch && round && codes.get(codeId)?.codable) acts.code(codeId);
    else set.light(litCodeId === codeId ? null : codeId);
  };
  const living = [...codes.values()].some(({ retired }) => retired === null);
  return (
    <div className={styles.book}>
      {living ? <SearchField label={words.book.search} value={typed} onChange={setTyped} /> : <p className={styles.quiet}>{words.book.none.what}</p>}
      <CodeTree label={words.book.tree} codes={codes} typed={typed} chosenId={litCodeId} onChoose={choose} beside={({ codeId }) => counts.get(codeId) ?? ''} />
      <p><LinkTo to={studyPage(studyId, 'codebook')}>{words.book.title}</LinkTo></p>
    </div>
  );
}
