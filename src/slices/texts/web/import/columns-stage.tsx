import { Button } from '@mantine/core';
import { useState } from 'react';
import { useSend } from '../../../../platform/web/api-client.ts';
import { usePathParams } from '../../../../platform/web/page.ts';
import { ProblemNotice } from '../../../../platform/web/ui/problem-notice.tsx';
import { studyApi } from '../study/study-paths.ts';
import { words } from '../words.ts';
import styles from './bring.module.css';
import { HeadingCard } from './heading-card.tsx';
import type { DropState } from './drop-state.ts';
import type { Drop } from './drops.ts';

const text = words.columns;

/** What the columns of tables mean: once for each heading, proposed with reasons, put right, and remembered by the study. */
export function ColumnsStage({ drop, state }: { readonly drop: Drop; readonly state: DropState }) {
  const { studyId } = usePathParams('studyId');
  const { send, problem } = useSend();
  const [sending, setSending] = useState(false);
  const asked = state.headings.filter(({ from }) => from !== 'remembered');
  const known = state.headings.length - asked.length;
  const confirm = async () => {
    setSending(true);
    for (const { signature, sheet, map } of asked) {
      const kept = await send('PUT', studyApi(studyId, 'column-maps'), { signature, headings: sheet.header.map((heading) => heading.slice(0, 500)), map }, []);
      if (!kept.ok) return setSending(false);
    }
    setSending(false);
    drop.start();
  };
  return (
    <>
      <h2 className={styles.heading}>{text.title(asked.length)}</h2>
      <p className={styles.lead}>{text.sentence}</p>
      {known > 0 ? <p className={styles.quiet}>{text.known(known)}</p> : null}
      {asked.map((heading, index) => <HeadingCard key={heading.signature} heading={heading} isOpen={index === 0} firstFile={state.files.find(({ id }) => id === heading.files[0])?.path ?? ''} onMap={(map) => drop.setMap(heading.signature, map)} />)}
      <ProblemNotice problem={problem} />
      <div className={styles.buttons}>
        <Button loading={sending} onClick={() => void confirm()}>{text.confirm(state.files.length)}</Button>
        <Button variant="default" onClick={drop.back}>{words.bring.changeChoice}</Button>
      </div>
    </>
  );
}
