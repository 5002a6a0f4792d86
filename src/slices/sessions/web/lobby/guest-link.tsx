import { Button } from '@mantine/core';
import { useState } from 'react';
import { useSend } from '../../../../platform/web/api-client.ts';
import { CopyText } from '../../../../platform/web/ui/copy-text.tsx';
import { ProblemNotice } from '../../../../platform/web/ui/problem-notice.tsx';
import { Moment } from '../../../../platform/web/ui/moment.tsx';
import type { GuestPassAnswer } from '../../model/wire.ts';
import { JoinCode } from '../join-code.tsx';
import { words } from '../words.ts';
import styles from '../whole-page.module.css';

const text = words.lobby.guest;

/** Lets guests into this one session by a link or a code to photograph. The link is told this once. */
export function GuestLink({ sessionId }: { readonly sessionId: string }) {
  const { send, sending, problem } = useSend();
  const [pass, setPass] = useState<GuestPassAnswer | null>(null);
  const make = async () => {
    const answer = await send<GuestPassAnswer>('POST', `/api/sessions/${sessionId}/guest-passes`, { seats: 5 }, []);
    if (answer.ok) setPass(answer.value);
  };
  return (
    <div>
      <p>{text.sentence}</p>
      {pass ? (
        <div className={styles.join}>
          <JoinCode address={pass.joinUrl} label={text.code} className={styles.code} />
          <div>
            <CopyText label={text.link} text={pass.joinUrl} />
            <p className={styles.quiet}>{text.until} <Moment at={pass.expiresAt} />. {text.once}</p>
          </div>
        </div>
      ) : (
        <Button variant="default" loading={sending} onClick={() => void make()}>{text.make}</Button>
      )}
      <ProblemNotice problem={problem} />
    </div>
  );
}
