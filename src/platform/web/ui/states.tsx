import { Loader } from '@mantine/core';
import { useEffect, useState, type ReactNode } from 'react';
import type { Asked } from '../api-client.ts';
import type { Problem } from '../problem.ts';
import { ProblemNotice } from './problem-notice.tsx';
import { uiWords } from './ui-words.ts';
import styles from './states.module.css';

/** Something is being fetched. Shows nothing for the first moment, so that quick answers do not flicker. */
export function Loading({ what = uiWords.loading }: { readonly what?: string }) {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 200);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={styles.loading} role="status">
      {slow ? <><Loader size="sm" color="var(--jw-board)" aria-hidden /> {what}</> : null}
    </div>
  );
}

/** Fetching failed: why, and a way to try again. */
export function Failed({ problem, retry }: { readonly problem: Problem; readonly retry: () => void }) {
  return <ProblemNotice problem={problem} retry={retry} />;
}

/** Shows what was asked once it is there; loading and failure look the same everywhere. */
export function Await<T>({ of: asked, children }: { readonly of: Asked<T>; readonly children: (value: T) => ReactNode }) {
  if (asked.state === 'ready') return children(asked.value);
  if (asked.state === 'failed') return <Failed problem={asked.problem} retry={asked.refresh} />;
  return <Loading />;
}
