import { Button } from '@mantine/core';
import { IconNote } from '@tabler/icons-react';
import { useState } from 'react';
import type { MemoOn } from '../../model/study/commands.ts';
import type { Memo, MemoTarget } from '../../model/study/entities.ts';
import { useLive } from '../live/study-context.tsx';
import { words } from '../words.ts';
import { MemoCard } from './memo-card.tsx';
import { NewMemo } from './memo-form.tsx';

/** The memos on one thing, and a place to write another. */
export function MemosHere({ on, aboutOn, memos, roundId = null, writing, onWriting }: {
  readonly on: MemoOn;
  /** What a memo on this is about, in words. */
  readonly aboutOn: (on: MemoTarget) => string;
  /** Null where the page lists them itself. */
  readonly memos: readonly Memo[] | null;
  readonly roundId?: string | null;
  /** Whether the form is open, when a key opens it. */
  readonly writing?: boolean;
  readonly onWriting?: (writes: boolean) => void;
}) {
  const { mayCode } = useLive();
  const [opened, setOpened] = useState(false);
  const writes = writing ?? opened;
  const set = onWriting ?? setOpened;
  return (
    <div>
      {writes ? <NewMemo on={on} aboutOn={aboutOn} roundId={roundId} onDone={() => set(false)} /> : null}
      {!writes && mayCode ? <Button size="sm" mb="sm" variant="default" leftSection={<IconNote aria-hidden size={18} />} onClick={() => set(true)}>{words.memos.write}</Button> : null}
      {memos?.length === 0 && !writes ? <p style={{ color: 'var(--jw-quiet-ink)', margin: 0 }}>{words.memos.noneHere}</p> : null}
      {memos?.map((memo) => <MemoCard key={memo.memoId} memo={memo} about={aboutOn(memo.on)} />)}
    </div>
  );
}
