import { useState } from 'react';
import { newId } from '../../../platform/web/sync/new-id.ts';
import { useSend } from '../../../platform/web/api-client.ts';
import { useDraft } from '../../../platform/web/device-log.tsx';
import { TextArea } from '../../../platform/web/ui/fields.tsx';
import { Form } from '../../../platform/web/ui/form.tsx';
import { WhoCanRead } from '../../../platform/web/ui/private-chip.tsx';
import { faultAt } from '../../../platform/web/ui/problem-notice.tsx';
import { useToast } from '../../../platform/web/ui/toast.tsx';
import type { Outcome } from '../model/wire.ts';
import { OutcomeChoice } from './outcome-choice.tsx';
import { words } from './words.ts';

/** One tap and a sentence, as the owner (`reports`, with evidence) or as the one who checks in (`check-ins`). */
export function ReportForm({ commitmentId, as }: { readonly commitmentId: string; readonly as: 'reports' | 'check-ins' }) {
  const [reportId, setReportId] = useState(() => newId());
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [missing, setMissing] = useState(false);
  const sentence = useDraft(`commitment:${commitmentId}:${as}:sentence`);
  const evidence = useDraft(`commitment:${commitmentId}:${as}:evidence`);
  const { send, sending, problem } = useSend();
  const tell = useToast();
  const said = as === 'reports' ? words.report : words.checkIn;

  const submit = async () => {
    setMissing(outcome === null);
    if (outcome === null) return;
    const answer = await send('POST', `/api/commitments/${commitmentId}/${as}`, { reportId, outcome, sentence: sentence.text, evidence: evidence.text });
    if (!answer.ok) return;
    sentence.drop();
    evidence.drop();
    setOutcome(null);
    setReportId(newId());
    tell(said.sent);
  };

  return (
    <Form onSubmit={() => void submit()} verb={said.send} sending={sending} problem={problem}>
      <WhoCanRead who={words.whoReads} />
      <OutcomeChoice legend={said.title} value={outcome} onChange={(chosen) => { setOutcome(chosen); setMissing(false); }} error={missing ? words.choose : undefined} />
      <TextArea label={words.report.sentence} hint={as === 'reports' ? words.report.sentenceHint : words.checkIn.hint} minRows={2} value={sentence.text} onChange={sentence.setText} error={faultAt(problem, 'sentence')} />
      {as === 'reports' ? <TextArea label={words.report.evidence} hint={words.report.evidenceHint} optional minRows={2} value={evidence.text} onChange={evidence.setText} error={faultAt(problem, 'evidence')} /> : null}
    </Form>
  );
}
