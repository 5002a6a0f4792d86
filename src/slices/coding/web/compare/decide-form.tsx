import { Button } from '@mantine/core';
import { useState } from 'react';
import { useAnnounce } from '../../../../platform/web/ui/announcer.tsx';
import { CheckField, TextArea, TextField } from '../../../../platform/web/ui/fields.tsx';
import { Form } from '../../../../platform/web/ui/form.tsx';
import type { QueueEntry } from '../../model/comparison/disagreement-queue.ts';
import type { QueueAnswer } from '../../model/comparison/wire.ts';
import type { Decision } from '../../model/study/entities.ts';
import { newId } from '../../../../platform/web/sync/new-id.ts';
import { useLive } from '../live/study-context.tsx';
import { useAct } from '../live/use-act.ts';
import { useKeptFields } from '../live/use-kept-fields.ts';
import { compareWords as words } from './compare-words.ts';
import styles from './compare.module.css';
import { fieldsFor, freshFields, type KeptCoding } from './decide-fields.ts';
import { nameIn } from './name-in.ts';

/** Decides one difference: which codings stand, from where to where, and why. What was typed stays when it is refused. */
export function DecideForm({ entry, answer, onDone }: { readonly entry: QueueEntry; readonly answer: QueueAnswer; readonly onDone: () => void }) {
  const { state } = useLive();
  const { act, busy, problem } = useAct();
  const announce = useAnnounce();
  const [missing, setMissing] = useState(false);
  const fresh = freshFields(entry, answer.sources.find(({ id }) => id === entry.sourceId)!.version);
  const { fields: typed, change, drop } = useKeptFields(`study:${state.studyId}:decide:${answer.roundId}:${entry.key}`, fresh);
  const fields = fieldsFor(typed, fresh);
  const { version, reason, kept } = fields;
  const keepSo = (codingId: string, to: Partial<KeptCoding>) => change({ ...fields, kept: { ...kept, [codingId]: { ...kept[codingId]!, ...to } } });
  const keep = entry.codings.flatMap(({ codingId, codeId }) => (kept[codingId]!.isKept ? [{ codingId: newId(), codeId, start: Number(kept[codingId]!.start), end: Number(kept[codingId]!.end) }] : []));
  const decide = async (to: Decision['state']) => {
    const isNeeded = to !== 'discussing' && reason.trim() === '';
    setMissing(isNeeded);
    if (isNeeded) return;
    const done = await act(
      {
        do: 'decide', decisionId: entry.decision?.decisionId ?? newId(), roundId: answer.roundId, sourceId: entry.sourceId, version, start: entry.start, end: entry.end, kind: entry.kind,
        codingIds: entry.codings.map(({ codingId }) => codingId), state: to, keep: to === 'resolved' ? keep : [], reason: reason.trim(),
      },
      reason,
    );
    if (!done) return;
    // Whoever discusses first goes on in the same form.
    if (to !== 'discussing') drop();
    announce(words.done);
    onDone();
  };
  return (
    <Form
      verb={keep.length > 0 ? words.decide : words.decideNone}
      sending={busy}
      problem={problem}
      onSubmit={() => void decide('resolved')}
      beside={
        <>
          <Button variant="default" onClick={() => void decide('divergence-accepted')} disabled={busy}>{words.accept}</Button>
          <Button variant="subtle" onClick={() => void decide('discussing')} disabled={busy}>{words.discuss}</Button>
        </>
      }
    >
      {entry.codings.map(({ codingId, coderId, codeId }) => (
        <div key={codingId} className={styles.places}>
          <CheckField label={words.keepThis(nameIn(answer.coders, coderId), nameIn(answer.codes, codeId))} optional checked={kept[codingId]!.isKept} onChange={(isKept) => keepSo(codingId, { isKept })} />
          {kept[codingId]!.isKept ? (
            <>
              <TextField label={words.start} inputMode="numeric" value={kept[codingId]!.start} onChange={(start) => keepSo(codingId, { start: start.replace(/\D/g, '') })} />
              <TextField label={words.end} inputMode="numeric" value={kept[codingId]!.end} onChange={(end) => keepSo(codingId, { end: end.replace(/\D/g, '') })} />
            </>
          ) : null}
        </div>
      ))}
      <TextArea label={words.reason} hint={words.reasonHint} minRows={2} value={reason} onChange={(said) => change({ ...fields, reason: said })} error={missing ? words.reasonNeeded : undefined} />
    </Form>
  );
}
