import { useSend } from '../../../../platform/web/api-client.ts';
import { LinkTo, useQueryParam } from '../../../../platform/web/page.ts';
import { EmptyState } from '../../../../platform/web/ui/empty-state.tsx';
import { Form } from '../../../../platform/web/ui/form.tsx';
import { PageHeader } from '../../../../platform/web/ui/page-header.tsx';
import type { SignedIn } from '../shapes.ts';
import { words as all } from '../words.ts';
import { KeepCodes } from './keep-codes.tsx';
import { useEntry } from './use-entry.ts';

const words = all.link;

/** A mailed sign-in link was opened. Opening consumes nothing (mail scanners open links too); the button does. */
export function LinkPage() {
  const token = useQueryParam('token');
  const entry = useEntry();
  const { send, sending, problem } = useSend({ asStranger: true });
  const submit = async () => {
    const answer = await send<SignedIn>('POST', '/api/sign-in-links/redeem', { token });
    if (answer.ok) entry.enter(answer.value);
  };
  if (entry.codes) return <KeepCodes codes={entry.codes} onKept={entry.goOn} />;
  return (
    <>
      <PageHeader title={words.title} sentence={token ? words.sentence : undefined} />
      {token
        ? <Form onSubmit={() => void submit()} verb={words.verb} sending={sending} problem={problem} beside={problem ? <LinkTo to="/sign-in">{words.back}</LinkTo> : null}>{null}</Form>
        : <EmptyState what={words.missing} why="" action={<LinkTo to="/sign-in">{words.back}</LinkTo>} />}
    </>
  );
}
