import { Button } from '@mantine/core';
import { IconMessageCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { newId } from '../../../../platform/web/sync/new-id.ts';
import { useSend } from '../../../../platform/web/api-client.ts';
import { useDraft } from '../../../../platform/web/device-log.tsx';
import { TextArea } from '../../../../platform/web/ui/fields.tsx';
import { Form } from '../../../../platform/web/ui/form.tsx';
import { Moment } from '../../../../platform/web/ui/moment.tsx';
import { WhoCanRead } from '../../../../platform/web/ui/private-chip.tsx';
import { faultAt } from '../../../../platform/web/ui/problem-notice.tsx';
import { Said } from '../../../../platform/web/ui/said.tsx';
import type { Field } from '../../model/content.ts';
import type { Comment, ProblemView } from '../../model/wire.ts';
import { words } from '../words.ts';
import { useOnSheet } from './sheet-context.ts';
import styles from './sheet.module.css';

const text = words.comments;

/** The threads on one answer (or on the whole, with null), and a way to begin one. */
export function Comments({ field, named = false }: { readonly field: Field | null; readonly named?: boolean }) {
  const { problem, viewerId } = useOnSheet();
  const [writing, setWriting] = useState(false);
  const all = problem.conversation?.comments ?? [];
  const threads = all.filter((comment) => comment.answers === null && comment.field === field);
  const [open, closed] = [threads.filter((thread) => thread.resolvedAt === null), threads.filter((thread) => thread.resolvedAt !== null)];
  // Authors answer in the answers themselves; for them a thread on one begins with someone else's word.
  const mayBegin = field === null || threads.length > 0 || viewerId !== problem.author.personId;
  const shown = field && named ? text.addShort(words.questions[field].short) : text.add;
  // The accessible name begins with the words on the button, and says which answer they are about.
  const label = field ? `${shown}. ${text.addOn(words.questions[field].ask)}` : text.add;
  return (
    <>
      {open.map((thread) => <Thread key={thread.commentId} first={thread} answers={all.filter((one) => one.answers === thread.commentId)} />)}
      {closed.length > 0 ? (
        <details>
          <summary>{text.closed(closed.length)}</summary>
          {closed.map((thread) => <Thread key={thread.commentId} first={thread} answers={all.filter((one) => one.answers === thread.commentId)} />)}
        </details>
      ) : null}
      {writing ? (
        <CommentForm name={field ?? 'whole'} body={{ field }} onDone={() => setWriting(false)} />
      ) : !mayBegin ? null : (
        <div><Button variant="subtle" size="compact-md" leftSection={<IconMessageCircle aria-hidden size={18} />} aria-label={label} onClick={() => setWriting(true)}>{shown}</Button></div>
      )}
    </>
  );
}

function Thread({ first, answers }: { readonly first: Comment; readonly answers: readonly Comment[] }) {
  const { problem, take } = useOnSheet();
  const { send, sending } = useSend();
  const [answering, setAnswering] = useState(false);
  const close = async () => {
    const answer = await send<ProblemView>('PATCH', `/api/problems/${problem.problemId}/comments/${first.commentId}`, { resolved: first.resolvedAt === null }, []);
    if (answer.ok) take(answer.value);
  };
  return (
    <div className={styles.thread}>
      {[first, ...answers].map((comment) => (
        <div key={comment.commentId}>
          <p className={styles.who}><strong>{comment.by.name}</strong> · <Moment at={comment.at} /> · {text.onVersion(comment.version)}</p>
          <Said>{comment.text}</Said>
        </div>
      ))}
      {answering ? (
        <CommentForm name={first.commentId} body={{ answers: first.commentId }} onDone={() => setAnswering(false)} />
      ) : (
        <div className={styles.actions}>
          {first.resolvedAt === null ? <Button variant="subtle" size="compact-md" onClick={() => setAnswering(true)}>{text.answer}</Button> : null}
          <Button variant="subtle" size="compact-md" loading={sending} onClick={() => void close()}>{first.resolvedAt === null ? text.close : text.reopen}</Button>
        </div>
      )}
    </div>
  );
}

function CommentForm({ name, body, onDone }: { readonly name: string; readonly body: object; readonly onDone: () => void }) {
  const { problem, take } = useOnSheet();
  const [commentId] = useState(() => newId());
  const draft = useDraft(`problem:${problem.problemId}:comment:${name}`);
  const { send, sending, problem: refused } = useSend();
  const submit = async () => {
    const answer = await send<ProblemView>('POST', `/api/problems/${problem.problemId}/comments`, { commentId, text: draft.text, ...body }, []);
    if (!answer.ok) return;
    draft.drop();
    take(answer.value);
    onDone();
  };
  return (
    <Form onSubmit={() => void submit()} verb={text.send} sending={sending} problem={refused}>
      <WhoCanRead who={text.readers} />
      <TextArea label={text.write} minRows={2} value={draft.text} onChange={draft.setText} error={faultAt(refused, 'text')} />
    </Form>
  );
}
