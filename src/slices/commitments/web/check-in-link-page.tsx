import { useState } from 'react';
import { newId } from '../../../platform/web/sync/new-id.ts';
import { useApi, useSend } from '../../../platform/web/api-client.ts';
import { sayIsoDay } from '../../../platform/web/dates.ts';
import { usePathParams } from '../../../platform/web/page.ts';
import { TextArea } from '../../../platform/web/ui/fields.tsx';
import { Form } from '../../../platform/web/ui/form.tsx';
import { PageHeader } from '../../../platform/web/ui/page-header.tsx';
import { WhoCanRead } from '../../../platform/web/ui/private-chip.tsx';
import { faultAt } from '../../../platform/web/ui/problem-notice.tsx';
import { Await } from '../../../platform/web/ui/states.tsx';
import type { CheckInLook, Outcome } from '../model/wire.ts';
import { OutcomeChoice } from './outcome-choice.tsx';
import { words } from './words.ts';

/** A check-in from a mail, without signing in. Opening the page uses nothing up; the button does. */
export function CheckInLinkPage() {
  const { key } = usePathParams('key');
  const look = useApi<CheckInLook>(`/api/check-in-links/${encodeURIComponent(key)}`);
  return <Await of={look}>{(asked) => <Answer link={key} asked={asked} />}</Await>;
}

function Answer({ link, asked }: { readonly link: string; readonly asked: CheckInLook }) {
  const [reportId] = useState(() => newId());
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [sentence, setSentence] = useState('');
  const [missing, setMissing] = useState(false);
  const [done, setDone] = useState(false);
  const { send, sending, problem } = useSend();
  const submit = async () => {
    setMissing(outcome === null);
    if (outcome === null) return;
    const answer = await send('POST', `/api/check-in-links/${encodeURIComponent(link)}`, { reportId, outcome, sentence, evidence: '' }, []);
    if (answer.ok) setDone(true);
  };
  if (done) return <PageHeader title={words.checkIn.sent} sentence={words.from(asked.sessionTitle)} />;
  return (
    <>
      <PageHeader title={words.checkIn.title} sentence={`${words.link.from(asked.ownerName)} ${words.due(sayIsoDay(asked.dueOn))}.`} />
      <p>{asked.what} · {asked.where}</p>
      <Form onSubmit={() => void submit()} verb={words.checkIn.send} sending={sending} problem={problem}>
        <WhoCanRead who={words.whoReads} />
        <OutcomeChoice legend={words.checkIn.title} value={outcome} onChange={(chosen) => { setOutcome(chosen); setMissing(false); }} error={missing ? words.choose : undefined} />
        <TextArea label={words.report.sentence} hint={words.checkIn.hint} minRows={2} value={sentence} onChange={setSentence} error={faultAt(problem, 'sentence')} />
      </Form>
    </>
  );
}
