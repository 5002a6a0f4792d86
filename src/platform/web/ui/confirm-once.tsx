import { Button, Group, Modal, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { Result } from '../../../kernel/result.ts';
import type { Problem } from '../problem.ts';
import { ProblemNotice } from './problem-notice.tsx';
import { uiWords } from './ui-words.ts';

/**
 * A button for what cannot be undone: it asks once, saying what will happen. `onConfirm` does it; when that is refused
 * the question stays open and says why. What can be undone should use `useToast` with an undo instead.
 */
export function ConfirmOnce(props: {
  readonly verb: string;
  readonly question: string;
  readonly consequence: ReactNode;
  readonly onConfirm: () => Promise<Result<unknown, Problem>>;
  readonly variant?: 'default' | 'subtle' | 'filled';
}) {
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const confirm = async () => {
    setBusy(true);
    const answer = await props.onConfirm();
    setBusy(false);
    if (answer.ok) setOpen(false);
    else setProblem(answer.error);
  };
  return (
    <>
      <Button variant={props.variant ?? 'default'} onClick={() => { setProblem(null); setOpen(true); }}>{props.verb}</Button>
      <Modal opened={open} onClose={() => setOpen(false)} title={props.question}>
        <Text component="div" mb="md">{props.consequence}</Text>
        <ProblemNotice problem={problem} />
        <Group mt="md">
          <Button loading={busy} onClick={() => void confirm()}>{props.verb}</Button>
          <Button variant="default" onClick={() => setOpen(false)}>{uiWords.cancel}</Button>
        </Group>
      </Modal>
    </>
  );
}
