import { Button } from '@mantine/core';
import { SelectField, TextArea } from '../../../../platform/web/ui/fields.tsx';
import { Form } from '../../../../platform/web/ui/form.tsx';
import { WhoCanRead } from '../../../../platform/web/ui/private-chip.tsx';
import { useToast } from '../../../../platform/web/ui/toast.tsx';
import { MEMO_KINDS, type Memo, type MemoTarget } from '../../model/study/entities.ts';
import { newId } from '../../../../platform/web/sync/new-id.ts';
import { useLive } from '../live/study-context.tsx';
import { useAct } from '../live/use-act.ts';
import { useKeptFields } from '../live/use-kept-fields.ts';
import { myHiddenRounds } from './who-reads.ts';
import { words } from '../words.ts';

const text = words.memos;
type Fields = Pick<Memo, 'kind' | 'text' | 'audience'>;
const FRESH: Fields = { kind: 'noticing', text: '', audience: 'team' };

/** Writes a memo on something, or changes one. What is typed stays on the device until it is kept, with its kind and for whom it is. */
export function MemoForm({ on, about, memo, roundId = null, onDone }: { readonly on: MemoTarget; readonly about: string; readonly memo?: Memo; readonly roundId?: string | null; readonly onDone: () => void }) {
  const live = useLive();
  const { studyId } = live.state;
  const { fields, change, drop } = useKeptFields<Fields>(`study:${studyId}:memo-and-readers:${memo?.memoId ?? JSON.stringify(on)}`, memo ? { kind: memo.kind, text: memo.text, audience: memo.audience } : FRESH);
  const { kind, audience } = fields;
  const { act, busy, problem } = useAct();
  const tell = useToast();
  const keep = async () => {
    const kept = await act(
      memo
        ? { do: 'change-memo', memoId: memo.memoId, ...fields }
        : { do: 'write-memo', memoId: newId(), on: on as never, ...fields, roundId },
      fields.text,
    );
    if (!kept) return;
    drop();
    tell(memo ? text.changed : text.kept);
    onDone();
  };
  const hidden = audience === 'team' ? myHiddenRounds(live.state, live.viewer.personId)[0] : undefined;
  return (
    <Form onSubmit={() => void keep()} verb={memo ? text.save : text.keep} sending={busy} problem={problem} disabled={fields.text.trim() === ''} variant="default" beside={<Button variant="subtle" onClick={onDone}>{text.cancel}</Button>}>
      <TextArea label={`${text.about}: ${about}`} value={fields.text} onChange={(typed) => change({ ...fields, text: typed })} minRows={3} maxLength={20_000} autoFocus />
      <SelectField label={text.kind} value={kind} onChange={(value) => change({ ...fields, kind: value || 'noticing' })} choices={MEMO_KINDS.map((value) => ({ value, label: `${words.acts.memoKinds[value]}: ${words.acts.memoHints[value]}` }))} />
      <SelectField label={text.audience} value={audience} onChange={(value) => change({ ...fields, audience: value || 'me' })} choices={[{ value: 'team', label: text.team }, { value: 'me', label: text.me }]} />
      <WhoCanRead isPrivate={audience === 'me' || hidden !== undefined} who={audience === 'me' ? text.readers.me : hidden ? text.readers.teamBlind(hidden.name) : text.readers.team} />
    </Form>
  );
}
