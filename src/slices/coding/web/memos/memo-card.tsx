import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { Moment } from '../../../../platform/web/ui/moment.tsx';
import { PrivateChip } from '../../../../platform/web/ui/private-chip.tsx';
import { ProblemNotice } from '../../../../platform/web/ui/problem-notice.tsx';
import { Said } from '../../../../platform/web/ui/said.tsx';
import { useToast } from '../../../../platform/web/ui/toast.tsx';
import type { Memo } from '../../model/study/entities.ts';
import { useLive } from '../live/study-context.tsx';
import { useAct } from '../live/use-act.ts';
import { words } from '../words.ts';
import { ChangedMemo } from './memo-form.tsx';
import styles from './memos.module.css';
import { keptTo } from './who-reads.ts';

const text = words.memos;

/** One memo: who wrote it about what, who can read it, and its words; its writer changes and removes it. */
export function MemoCard({ memo, about, onGo }: { readonly memo: Memo; readonly about: string; readonly onGo?: (() => void) | undefined }) {
  const live = useLive();
  const [changes, setChanges] = useState(false);
  const { act, problem } = useAct();
  const tell = useToast();
  const isMine = memo.by === live.viewer.personId;
  const kept = keptTo(memo);
  const remove = async () => {
    if (await act({ do: 'remove-memo', memoId: memo.memoId }, memo.text)) tell(text.removed, () => void live.send({ do: 'undo' }, words.acts.kinds['memo-removed']));
  };
  if (changes) return <div className={styles.memo}><ChangedMemo memo={memo} about={about} onDone={() => setChanges(false)} /></div>;
  return (
    <article className={styles.memo} data-private={kept !== 'team'}>
      <p className={styles.meta}>
        <strong>{words.acts.memoKinds[memo.kind]}</strong> · {isMine ? text.you : live.nameOf(memo.by)} · <Moment at={memo.changedAt} />
      </p>
      <p className={styles.about}>{text.about}: {about}</p>
      <Said>{memo.text}</Said>
      {kept === 'team' ? null : <PrivateChip>{kept === 'me' ? text.onlyYou : text.draft}</PrivateChip>}
      <ProblemNotice problem={problem} />
      <Group gap={4}>
        {onGo ? <Button size="compact-sm" variant="subtle" onClick={onGo}>{text.open}</Button> : null}
        {isMine && live.mayCode ? <Button size="compact-sm" variant="subtle" onClick={() => setChanges(true)}>{text.change}</Button> : null}
        {isMine && live.mayCode ? <Button size="compact-sm" variant="subtle" onClick={() => void remove()}>{text.remove}</Button> : null}
      </Group>
    </article>
  );
}
