import { Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useSend } from '../../../../platform/web/api-client.ts';
import { sayMoment, useTimeZone } from '../../../../platform/web/dates.ts';
import { CopyText } from '../../../../platform/web/ui/copy-text.tsx';
import { ProblemNotice } from '../../../../platform/web/ui/problem-notice.tsx';
import { Section } from '../../../../platform/web/ui/section.tsx';
import { uiWords } from '../../../../platform/web/ui/ui-words.ts';
import type { Invitation, Person } from '../shapes.ts';
import { words as all } from '../words.ts';

const words = all.person;

/** Where a person stands with signing in, and an invitation to copy for someone who never has. */
export function InviteSection({ person, account }: { readonly person: Person; readonly account: NonNullable<Person['account']> }) {
  const timeZone = useTimeZone();
  const [fresh, setFresh] = useState<Invitation | null>(null);
  const { send, sending, problem } = useSend();
  const invite = async () => {
    const answer = await send<Invitation>('POST', `/api/people/${person.personId}/invitation`, {}, ['/api/people']);
    if (answer.ok) setFresh(answer.value);
  };
  return (
    <Section title={words.signIn} sentence={person.email ? `${person.email}. ${words.states[account]}` : words.noEmail}>
      <Stack gap="md" maw="40rem">
        {fresh ? (
          <>
            <Text role="status">{fresh.mailed ? words.mailed : words.copied}</Text>
            <CopyText label={words.linkLabel} text={fresh.url} verb={uiWords.copyLink} />
            <Text c="dimmed">{words.linkOnce(sayMoment(fresh.expiresAt, timeZone))}</Text>
          </>
        ) : null}
        {account !== 'signed-in' && person.email && !fresh ? <div><Button loading={sending} onClick={() => void invite()}>{account === 'invited' ? words.inviteAgain : words.invite}</Button></div> : null}
        <ProblemNotice problem={problem} />
      </Stack>
    </Section>
  );
}
