import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Refusal } from '../../../../kernel/result.ts';
import { SelectField, TextArea } from '../../../../platform/web/ui/fields.tsx';
import { Form } from '../../../../platform/web/ui/form.tsx';
import { WhoCanRead } from '../../../../platform/web/ui/private-chip.tsx';
import { useToast } from '../../../../platform/web/ui/toast.tsx';
import type { MemoOn } from '../../model/study/commands.ts';
import { MEMO_KINDS, type Memo, type MemoTarget } from '../../model/study/entities.ts';
import { newId } from '../../../../platform/web/sync/new-id.ts';
import { useLive } from '../live/study-context.tsx';
import { useAct } from '../live/use-act.ts';
import { useKeptFields, type KeptFields } from '../live/use-kept-fields.ts';
import { carriedTo } from './carried-to.ts';
import { myHiddenRounds } from './who-reads.ts';
import { words } from '../words.ts';

const text = words.memos;
type Fields = Pick<Memo, 'kind' | 'text' | 'audience'>;
const FRESH: Fields = { kind: 'noticing', text: '', audience: 'team' };

/** Writes a memo on something. What is typed stays on the device until it is kept, with its kind and for whom it is. */
export function NewMemo({ on, aboutOn, roundId, onDone }: { readonly on: MemoOn; readonly aboutOn: (on: MemoTarget) => string; readonly roundId: string | null; readonly onDone: () => void }) {
  // It stays about what it was begun on, whatever is marked meanwhile: a correction of the text unmarks everything.
  const [begun] = useState({ on, about: aboutOn(on), roundId });
  const kept = useMemoFields(JSON.stringify(begun.on), FRESH);
  const { act, busy, problem } = useAct();
  const tell = useToast();
  const place = carriedTo(begun.on, problem);
  const keep = async () => {
    if (!(await act({ do: 'write-memo', memoId: newId(), on: place, ...kept.fields, roundId: begun.roundId }, kept.fields.text))) return;
    kept.drop();
    tell(text.kept);
    onDone();
  };
  return <MemoForm kept={kept} about={place === begun.on ? begun.about : aboutOn(place)} verb={text.keep} onKeep={() => void keep()} onCancel={onDone} busy={busy} problem={problem} />;
}

/** Changes a memo; see {@link NewMemo} for what stays on the device. */
export function ChangedMemo({ memo, about, onDone }: { readonly memo: Memo; readonly about: string; readonly onDone: () => void }) {
  const kept = useMemoFields(memo.memoId, { kind: memo.kind, text: memo.text, audience: memo.audience });
  const { act, busy, problem } = useAct();
  const tell = useToast();
  const keep = async () => {
    if (!(await act({ do: 'change-memo', memoId: memo.memoId, ...kept.fields }, kept.fields.text))) return;
    kept.drop();
    tell(text.changed);
    onDone();
  };
  return <MemoForm kept={kept} about={about} verb={text.save} onKeep={() => void keep()} onCancel={onDone} busy={busy} problem={problem} />;
}

function useMemoFields(of: string, fresh: Fields): KeptFields<Fields> {
  const { studyId } = useLive().state;
  return useKeptFields<Fields>(`study:${studyId}:memo-and-readers:${of}`, fresh);
}

function MemoForm({ kept: { fields, change }, about, verb, onKeep, onCancel, busy, problem }: {
  readonly kept: KeptFields<Fields>;
  readonly about: string;
  readonly verb: string;
  readonly onKeep: () => void;
  readonly onCancel: () => void;
  readonly busy: boolean;
  readonly problem: Refusal | null;
}) {
  const live = useLive();
  const { kind, audience } = fields;
  const hidden = audience === 'team' ? myHiddenRounds(live.state, live.viewer.personId)[0] : undefined;
  return (
    <Form onSubmit={onKeep} verb={verb} sending={busy} problem={problem} disabled={fields.text.trim() === ''} variant="default" beside={<Button variant="subtle" onClick={onCancel}>{text.cancel}</Button>}>
      <TextArea label={`${text.about}: ${about}`} value={fields.text} onChange={(typed) => change({ ...fields, text: typed })} minRows={3} maxLength={20_000} autoFocus />
      <SelectField label={text.kind} value={kind} onChange={(value) => change({ ...fields, kind: value || 'noticing' })} choices={MEMO_KINDS.map((value) => ({ value, label: `${words.acts.memoKinds[value]}: ${words.acts.memoHints[value]}` }))} />
      <SelectField label={text.audience} value={audience} onChange={(value) => change({ ...fields, audience: value || 'me' })} choices={[{ value: 'team', label: text.team }, { value: 'me', label: text.me }]} />
      <WhoCanRead isPrivate={audience === 'me' || hidden !== undefined} who={audience === 'me' ? text.readers.me : hidden ? text.readers.teamBlind(hidden.name) : text.readers.team} />
    </Form>
  );
}
