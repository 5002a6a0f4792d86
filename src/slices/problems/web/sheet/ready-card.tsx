import { Button } from '@mantine/core';
import { useSend } from '../../../../platform/web/api-client.ts';
import { Moment } from '../../../../platform/web/ui/moment.tsx';
import { ProblemNotice } from '../../../../platform/web/ui/problem-notice.tsx';
import { Card, Section } from '../../../../platform/web/ui/section.tsx';
import { useToast } from '../../../../platform/web/ui/toast.tsx';
import { openBeforeReady } from '../../model/readiness.ts';
import type { ProblemView } from '../../model/wire.ts';
import { words } from '../words.ts';
import { useOnSheet } from './sheet-context.ts';
import styles from './sheet.module.css';

const text = words.ready;

/** The two marks, who gave them, and what is still open before they can be given. */
export function ReadyCard() {
  const { problem, content, viewerId, take, saveFirst } = useOnSheet();
  const { send, sending, problem: refused } = useSend();
  const tell = useToast();
  const isAuthor = viewerId === problem.author.personId;
  const { author, supervisor, undoneAt } = problem.ready;
  const mine = isAuthor ? author !== null : supervisor?.by.personId === viewerId;
  const open = openBeforeReady(content);

  const mark = async () => {
    if (!(await saveFirst())) return;
    const answer = await send<ProblemView>('POST', `/api/problems/${problem.problemId}/ready`, { version: problem.version }, ['/api/problems']);
    if (!answer.ok) {
      if (answer.error.newer) take(answer.error.newer as ProblemView);
      return;
    }
    take(answer.value);
    tell(text.marked, () => void takeBack());
  };
  const takeBack = async () => {
    const answer = await send<ProblemView>('DELETE', `/api/problems/${problem.problemId}/ready`, undefined, ['/api/problems']);
    if (answer.ok) take(answer.value);
  };

  return (
    <Section title={text.title} sentence={text.both}>
      <Card tone={problem.status === 'ready' ? 'chosen' : undoneAt ? 'lamp' : 'plain'}>
        {undoneAt ? <p>{text.undone}</p> : null}
        <ul className={styles.plain}>
          <li><span>{author ? text.said(problem.author.name) : `${problem.author.name}: ${text.notYet}`}</span>{author ? <Moment at={author} /> : null}</li>
          <li><span>{supervisor ? text.said(supervisor.by.name) : `${text.supervisor}: ${text.notYet}`}</span>{supervisor ? <Moment at={supervisor.at} /> : null}</li>
        </ul>
        {open.length > 0 && !mine ? (
          <>
            <p>{text.open}</p>
            <ul className={styles.open}>{open.map((fault) => <li key={fault.path.join()}>{fault.message}</li>)}</ul>
          </>
        ) : null}
        <ProblemNotice problem={refused} />
        {mine ? <Button variant="default" loading={sending} onClick={() => void takeBack()}>{text.takeBack}</Button> : open.length === 0 ? <Button loading={sending} onClick={() => void mark()}>{text.mark}</Button> : null}
      </Card>
    </Section>
  );
}
