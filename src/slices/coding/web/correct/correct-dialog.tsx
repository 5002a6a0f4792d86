import { Button, Modal, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useSend } from '../../../../platform/web/api-client.ts';
import { useDraft } from '../../../../platform/web/device-log.tsx';
import { TextArea, TextField } from '../../../../platform/web/ui/fields.tsx';
import { Form } from '../../../../platform/web/ui/form.tsx';
import { studyApi } from '../../../texts/web/index.ts';
import type { RevisionAnswer, RevisionEffect } from '../../model/server-wire.ts';
import { useBench } from '../bench/bench-context.ts';
import { newId } from '../../../../platform/web/sync/new-id.ts';
import { words } from '../words.ts';
import { EffectList } from './effect-list.tsx';
import { withLineEnds, withPart } from './whole-text.ts';

const text = words.correct;

/** Corrects a turn, a paragraph or the whole text; says first which codings move, are trimmed or would vanish. */
export function CorrectDialog({ onClose, onCorrected }: { readonly onClose: () => void; readonly onCorrected: () => void }) {
  const { page, source, studyId, stretch, focused, set, live } = useBench();
  const block = page.blocks[page.blockAt((stretch ?? focused)?.start ?? 0)];
  const [whole, setWhole] = useState(block === undefined || (stretch ?? focused) === null);
  // What is corrected stays the same while the dialog is open, though the text around may be marked anew.
  const [part] = useState(() => block?.whole ?? { start: 0, end: page.length });
  const range = whole ? { start: 0, end: page.length } : part;
  const before = page.slice(range.start, range.end);
  const draft = useDraft(`study:${studyId}:correct:${source.sourceId}:${source.version}:${range.start}-${range.end}`, before);
  const why = useDraft(`study:${studyId}:correct-why:${source.sourceId}:${source.version}`);
  const [commandId] = useState(newId);
  const [effect, setEffect] = useState<{ readonly of: string; readonly value: RevisionEffect } | null>(null);
  const { send, sending, problem } = useSend();
  const corrected = withPart(page, range, withLineEnds(draft.text, before));
  const path = studyApi(studyId, 'sources', source.sourceId, 'revision');
  const isSame = corrected === source.text;
  const look = async () => {
    const answer = await send<RevisionEffect>('POST', `${path}/preview`, { version: source.version, text: corrected }, []);
    if (answer.ok) setEffect({ of: corrected, value: answer.value });
  };
  const store = async () => {
    const answer = await send<RevisionAnswer>('POST', path, { commandId, version: source.version, text: corrected, why: why.text }, [studyApi(studyId, 'sources', source.sourceId)]);
    if (!answer.ok) return;
    draft.drop();
    why.drop();
    const { moved, trimmed, gone } = answer.value.counts;
    set.say(text.stored(moved, trimmed, gone));
    onCorrected();
    void live.load(source.sourceId);
    onClose();
  };
  const isLooked = effect?.of === corrected;
  return (
    <Modal opened onClose={onClose} title={text.title} size="xl">
      <p>{text.sentence}</p>
      {block && (stretch ?? focused) ? <SegmentedControl mb="md" aria-label={text.part} value={whole ? 'whole' : 'turn'} onChange={(value) => setWhole(value === 'whole')} data={[{ value: 'turn', label: text.parts.turn }, { value: 'whole', label: text.parts.whole }]} /> : null}
      <Form
        onSubmit={() => void (isLooked ? store() : look())}
        verb={isLooked ? text.store : text.look}
        sending={sending}
        problem={problem}
        disabled={isSame}
        beside={<Button variant="subtle" onClick={onClose}>{words.memos.cancel}</Button>}
      >
        {whole && before.length > 20_000 ? (
          // A field that grows with a long text would measure it at every keystroke.
          <label>
            <span style={{ fontWeight: 600 }}>{text.text}</span>
            <textarea style={{ width: '100%', height: '45dvh', font: 'inherit', padding: 12 }} value={draft.text} onChange={(event) => draft.setText(event.currentTarget.value)} data-autofocus />
          </label>
        ) : <TextArea label={text.text} value={draft.text} onChange={draft.setText} minRows={4} autoFocus />}
        <TextField label={text.why} optional value={why.text} onChange={why.setText} maxLength={2000} />
        {isSame ? <p>{text.effect.none}</p> : null}
        {isLooked ? <EffectList effect={effect.value} /> : null}
      </Form>
    </Modal>
  );
}
