import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { Refusal } from '../../../kernel/result.ts';
import { uiWords } from './ui-words.ts';
import styles from './problem-notice.module.css';

/** Shows why something was not done: what happened and what was kept, then how to mend it. Spoken at once. */
export function ProblemNotice({ problem, retry }: { readonly problem: Refusal | null | undefined; readonly retry?: (() => void) | undefined }) {
  return (
    <div role="alert">
      {problem ? (
        <div className={styles.notice}>
          <IconAlertTriangle aria-hidden size={20} stroke={2} />
          <div>
            <p className={styles.what}>{problem.message}</p>
            {problem.mend ? <p className={styles.mend}>{problem.mend}</p> : null}
            {retry ? <Button variant="default" size="sm" mt="xs" onClick={retry}>{uiWords.tryAgain}</Button> : null}
          </div>
        </div>
      ) : null}
    </div>
  );
}

/** What is wrong with one field of what was sent, for its `error`: `faultAt(problem, 'administrator', 'email')`. */
export function faultAt(problem: Refusal | null | undefined, ...path: readonly (string | number)[]): string | undefined {
  return problem?.fields?.find((fault) => fault.path.length === path.length && fault.path.every((part, i) => part === path[i]))?.message;
}
