import { Button } from '@mantine/core';
import { IconBulb } from '@tabler/icons-react';
import type { Field } from '../../model/content.ts';
import type { Hint } from '../../model/hints.ts';
import { words } from '../words.ts';
import { Comments } from './comments.tsx';
import { useOnSheet } from './sheet-context.ts';
import styles from './sheet.module.css';

/** More than two hints at once are a lecture. */
const AT_ONCE = 2;

/** What stands beside an answer: the conversation about it, and hints with why. */
export function Margin({ fields }: { readonly fields: readonly Field[] }) {
  const { hints, problem } = useOnSheet();
  const mine = fields.flatMap((field) => hints.on(field));
  const [first, more] = [mine.slice(0, AT_ONCE), mine.slice(AT_ONCE)];
  return (
    <div className={styles.margin}>
      {problem.conversation ? fields.map((field) => <Comments key={field} field={field} named={fields.length > 1} />) : null}
      {first.map((hint) => <HintNote key={hint.id} hint={hint} />)}
      {more.length > 0 ? (
        <details>
          <summary className={styles.quiet}>{words.hints.more(more.length)}</summary>
          <div className={styles.margin}>{more.map((hint) => <HintNote key={hint.id} hint={hint} />)}</div>
        </details>
      ) : null}
    </div>
  );
}

/** One hint: what it is about, why, and a question to think on. It can be set aside and holds nothing up. */
export function HintNote({ hint }: { readonly hint: Hint }) {
  const { hints } = useOnSheet();
  return (
    <div className={styles.hint} role="note">
      <p className={styles.label}><IconBulb aria-hidden size={16} stroke={2} />{words.hints.label}</p>
      {hint.span && hint.excerpt.length <= 160 ? <p><span className={styles.excerpt}>{hint.excerpt}</span></p> : null}
      <p className={styles.why}>{hint.why}</p>
      <p className={styles.question}>{hint.question}</p>
      <Button variant="subtle" size="compact-sm" aria-label={words.hints.asideWhat(hint.why)} onClick={() => hints.setAside(hint)}>{words.hints.aside}</Button>
    </div>
  );
}
