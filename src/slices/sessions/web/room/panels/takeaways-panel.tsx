import { Button } from '@mantine/core';
import { useState } from 'react';
import { TextArea } from '../../../../../platform/web/ui/fields.tsx';
import { ProblemNotice } from '../../../../../platform/web/ui/problem-notice.tsx';
import { Said } from '../../../../../platform/web/ui/said.tsx';
import { filledOf, type CaptureOf } from '../../../model/places.ts';
import type { Takeaway } from '../../../model/state.ts';
import { words } from '../../words.ts';
import { useFields } from '../keeping.ts';
import { callName } from '../people-in-room.ts';
import { useRoom } from '../room-context.ts';
import styles from './panels.module.css';
import { useSending } from '../use-sending.ts';
import { PanelFrame } from './panel-frame.tsx';
import { Unsent } from './unsent.tsx';

const text = words.room.takeaways;

/** One takeaway from each person, with what they will try at their own school. */
export function TakeawaysPanel({ capture, mayWrite }: { readonly capture: CaptureOf<'takeaways'>; readonly mayWrite: boolean }) {
  const { state, viewerId } = useRoom();
  const [changing, setChanging] = useState(false);
  const all = filledOf(state, capture.id, 'takeaways')?.takeaways ?? [];
  const mine = all.find((takeaway) => takeaway.personId === viewerId);
  return (
    <PanelFrame capture={capture}>
      {mayWrite && (!mine || changing) ? <TakeawayForm captureId={capture.id} mine={mine} onDone={() => setChanging(false)} /> : null}
      {all.length === 0 && !mayWrite ? <p className={styles.quiet}>{text.none}</p> : null}
      <ul className={styles.sheets}>
        {all.filter((takeaway) => !(changing && takeaway.personId === viewerId)).map((takeaway) => (
          <li key={takeaway.personId} className={styles.sheet}>
            <p className={styles.byline}>{takeaway.personId === viewerId ? text.you : callName(state, takeaway.personId)}</p>
            <Said voice="quoted">{takeaway.text}</Said>
            {takeaway.personId === viewerId ? <Unsent thing={capture.id} /> : null}
            {takeaway.willTry ? <div className={styles.answer}><p className={styles.byline}>{text.atMySchool}</p><Said>{takeaway.willTry}</Said></div> : null}
            {takeaway.personId === viewerId && mayWrite ? <Button size="sm" variant="subtle" mt={8} onClick={() => setChanging(true)}>{text.change}</Button> : null}
          </li>
        ))}
      </ul>
    </PanelFrame>
  );
}

function TakeawayForm({ captureId, mine, onDone }: { readonly captureId: string; readonly mine: Takeaway | undefined; readonly onDone: () => void }) {
  const kept = useFields(`takeaway:${captureId}`, { text: mine?.text ?? '', willTry: mine?.willTry ?? '' });
  const sending = useSending();
  const submit = async () => {
    const sent = await sending.send({ type: 'GiveTakeaway', captureId, text: kept.value.text, willTry: kept.value.willTry });
    if (!sent) return;
    kept.clear();
    onDone();
  };
  return (
    <form className={styles.writer} onSubmit={(event) => { event.preventDefault(); void submit(); }}>
      <TextArea label={text.takeaway} minRows={2} value={kept.value.text} onChange={(next) => kept.change('text', next)} />
      <TextArea label={text.willTry} optional minRows={2} value={kept.value.willTry} onChange={(willTry) => kept.change('willTry', willTry)} />
      <div className={styles.writerFoot}>
        <Button type="submit" disabled={kept.value.text.trim() === ''} loading={sending.busy}>{text.give}</Button>
      </div>
      <ProblemNotice problem={sending.problem} />
    </form>
  );
}
