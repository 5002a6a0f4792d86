import { Button } from '@mantine/core';
import { IconNote } from '@tabler/icons-react';
import { useState } from 'react';
import type { Memo, MemoTarget } from '../../model/study/entities.ts';
import { useLive } from '../live/study-context.tsx';
import { words } from '../words.ts';
import { MemoCard } from './memo-card.tsx';
import { MemoForm } from './memo-form.tsx';

/** The memos on one thing, and a place to write another. */
export function MemosHere({ on, about, memos, aboutOf, roundId = null, writing, onWriting }: {
  readonly on: MemoTarget;
  readonly about: string;
  readonly memos: readonly Memo[];
  readonly aboutOf?: (memo: Memo) => string;
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
      {writes ? <MemoForm key={JSON.stringify(on)} on={on} about={about} roundId={roundId} onDone={() => set(false)} /> : null}
      {!writes && mayCode ? <Button size="sm" mb="sm" variant="default" leftSection={<IconNote aria-hidden size={18} />} onClick={() => set(true)}>{words.memos.write}</Button> : null}
      {memos.length === 0 && !writes ? <p style={{ color: 'var(--jw-quiet-ink)', margin: 0 }}>{words.memos.noneHere}</p> : null}
      {memos.map((memo) => <MemoCard key={memo.memoId} memo={memo} about={aboutOf?.(memo) ?? about} />)}
    </div>
  );
}
