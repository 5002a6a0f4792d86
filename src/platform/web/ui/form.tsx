import { Button, Group, Stack } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import type { Refusal } from '../../../kernel/result.ts';
import { ProblemNotice } from './problem-notice.tsx';
import styles from './form.module.css';

/**
 * A form: its fields, what went wrong, and its buttons, the deed first. The browser's own bubbles are off; what is wrong
 * stands at the field and above the buttons, and the first wrong field takes the focus.
 */
export function Form(props: {
  readonly onSubmit: () => void;
  readonly verb: string;
  readonly sending?: boolean;
  readonly problem?: Refusal | null;
  readonly disabled?: boolean;
  readonly beside?: ReactNode;
  /** 'default' where the page has another primary action, or several forms. */
  readonly variant?: 'filled' | 'default';
  readonly children: ReactNode;
}) {
  const form = useRef<HTMLFormElement>(null);
  const { problem } = props;
  useEffect(() => {
    if (problem) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [problem]);
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!props.sending && !props.disabled) props.onSubmit();
      }}
    >
      <Stack gap="md">
        {props.children}
        <div className={styles.foot}>
          <ProblemNotice problem={problem} />
          <Group gap="sm" mt={problem ? 'md' : 0}>
            <Button type="submit" variant={props.variant ?? 'filled'} loading={props.sending ?? false} disabled={props.disabled ?? false}>{props.verb}</Button>
            {props.beside}
          </Group>
        </div>
      </Stack>
    </form>
  );
}
