import { Button } from '@mantine/core';
import { useApi, useSend } from '../../../../platform/web/api-client.ts';
import { Moment } from '../../../../platform/web/ui/moment.tsx';
import { ProblemNotice } from '../../../../platform/web/ui/problem-notice.tsx';
import { Section } from '../../../../platform/web/ui/section.tsx';
import { Await } from '../../../../platform/web/ui/states.tsx';
import { useToast } from '../../../../platform/web/ui/toast.tsx';
import styles from '../directory/directory.module.css';
import type { SignInShape } from '../shapes.ts';
import { words as all } from '../words.ts';

const words = all.account;
const PATH = '/api/me/sign-ins';

/** The browsers that can act as me, and ending them. */
export function SignInsSection() {
  const signIns = useApi<{ readonly signIns: readonly SignInShape[] }>(PATH);
  const { send, problem } = useSend();
  const tell = useToast();
  const end = async (path: string, said: string) => {
    if ((await send('DELETE', path, undefined, [PATH])).ok) tell(said);
  };
  const others = signIns.state === 'ready' && signIns.value.signIns.length > 1;
  return (
    <Section
      title={words.signIns}
      sentence={words.signInsSentence}
      action={others ? <Button variant="default" onClick={() => void end(PATH, words.endedOthers)}>{words.endOthers}</Button> : null}
    >
      <ProblemNotice problem={problem} />
      <Await of={signIns}>
        {({ signIns: rows }) => (
          <ul className={styles.rows}>
            {rows.map((row) => (
              <li key={row.signInId} className={styles.row}>
                <div>
                  <strong>{row.device}</strong>{row.current ? ` (${words.thisOne})` : ''}
                  <div className={styles.quiet}>
                    {words.by} {words.ways[row.by]}, <Moment at={row.startedAt} />. {words.lastSeen} <Moment at={row.lastSeenAt} />.
                  </div>
                </div>
                {row.current ? null : <Button variant="default" size="sm" aria-label={words.endName(row.device)} onClick={() => void end(`${PATH}/${row.signInId}`, words.ended(row.device))}>{words.end}</Button>}
              </li>
            ))}
          </ul>
        )}
      </Await>
    </Section>
  );
}
