import { useState } from 'react';
import { useDraft } from '../../../../platform/web/device-log.tsx';
import { useToast } from '../../../../platform/web/ui/toast.tsx';
import { TextArea } from '../../../../platform/web/ui/fields.tsx';
import { Form } from '../../../../platform/web/ui/form.tsx';
import { Section } from '../../../../platform/web/ui/section.tsx';
import type { Round } from '../../model/study/entities.ts';
import { useLive } from '../live/study-context.tsx';
import { useAct } from '../live/use-act.ts';
import { compareWords as words } from './compare-words.ts';

/** The end of comparing: the lead says that everything is decided, or why the rest may stay as differences; then publishes. */
export function FinishForm({ round, open }: { readonly round: Round; readonly open: number }) {
  const { mayLead, state } = useLive();
  const { act, busy, problem } = useAct();
  const tell = useToast();
  const draft = useDraft(`study:${state.studyId}:finish:${round.roundId}`);
  const rest = draft.text;
  const [missing, setMissing] = useState(false);
  if (!mayLead || (round.phase !== 'compared' && round.phase !== 'reconciled')) return null;
  const isLast = round.phase === 'reconciled';
  const finish = async () => {
    const isNeeded = !isLast && open > 0 && rest.trim() === '';
    setMissing(isNeeded);
    if (isNeeded) return;
    const to = isLast ? 'published' : 'reconciled';
    if (await act({ do: 'move-round', roundId: round.roundId, to, rest: isLast ? '' : rest.trim() }, rest)) {
      draft.drop();
      tell(words.finish.done[to]);
    }
  };
  return (
    <Section title={words.finish.title} sentence={isLast ? words.finish.publishWhy : words.finish.why}>
      <Form verb={isLast ? words.finish.publish : words.finish.verb} variant="default" sending={busy} problem={problem} onSubmit={() => void finish()}>
        {!isLast && open > 0 ? <TextArea label={words.finish.rest(open)} hint={words.finish.restHint} minRows={2} value={rest} onChange={draft.setText} error={missing ? words.reasonNeeded : undefined} /> : null}
      </Form>
    </Section>
  );
}
