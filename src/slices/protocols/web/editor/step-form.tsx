import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { CheckField, SelectField, TextArea, TextField } from '../../../../platform/web/ui/fields.tsx';
import { useToast } from '../../../../platform/web/ui/toast.tsx';
import type { CaptureKind, ProtocolContent, Step } from '../../model/protocol.ts';
import { words } from '../words.ts';
import { CaptureForm } from './capture-form.tsx';
import { changedAt, newCapture } from './edits.ts';
import styles from './editor.module.css';
import { NumberPair } from './number-pair.tsx';
import { SeatsField, WhoField } from './who-field.tsx';

const text = words.edit;
const MOST_CAPTURES = 6;

/** Everything about one step. */
export function StepForm({ step, content, onChange }: { readonly step: Step; readonly content: ProtocolContent; readonly onChange: (step: Step) => void }) {
  const set = (changes: Partial<Step>) => onChange({ ...step, ...changes });
  return (
    <div className={styles.fields}>
      <TextField label={text.stepTitle} value={step.title} onChange={(title) => set({ title })} />
      <TextArea label={text.stepPurpose} minRows={2} value={step.purpose} onChange={(purpose) => set({ purpose })} />
      <NumberPair label={text.minutes} span={step.minutes} min={1} max={240} onChange={(minutes) => set({ minutes })} />
      <CheckField label={text.protected} checked={step.protected} onChange={(isProtected) => set({ protected: isProtected })} />
      <WhoField label={text.speakers} who={step.speakers} seats={content.seats} onChange={(speakers) => set({ speakers })} />
      <SeatsField label={text.listeners} hint={text.listenersHint} chosen={step.listeners} seats={content.seats} onChange={(listeners) => set({ listeners })} />
      <TextArea label={text.script} hint={text.scriptHint} minRows={4} value={step.script} onChange={(script) => set({ script })} />
      <Captures step={step} content={content} onChange={set} />
    </div>
  );
}

function Captures({ step, content, onChange }: { readonly step: Step; readonly content: ProtocolContent; readonly onChange: (changes: Partial<Step>) => void }) {
  const tell = useToast();
  const remove = (at: number) => {
    const before = step.captures;
    onChange({ captures: before.filter((_, index) => index !== at) });
    tell(text.removed(words.captures[before[at]!.kind].name), () => onChange({ captures: before }));
  };
  return (
    <div>
      <h4 className={styles.part}>{text.captures}</h4>
      {step.captures.map((capture, index) => {
        const name = words.captures[capture.kind].name;
        return (
          <div key={capture.id} className={styles.capture}>
            <div className={styles.head}>
              <h5>{name}</h5>
              <Button variant="subtle" size="compact-md" leftSection={<IconTrash aria-hidden size={18} />} aria-label={text.remove(name)} onClick={() => remove(index)}>{text.removeVerb}</Button>
            </div>
            <CaptureForm capture={capture} content={content} onChange={(changed) => onChange({ captures: changedAt(step.captures, index, changed) })} />
          </div>
        );
      })}
      {step.captures.length < MOST_CAPTURES ? (
        <SelectField<CaptureKind>
          label={text.addCapture}
          optional
          blank={text.chooseCapture}
          value=""
          choices={(Object.keys(words.captures) as CaptureKind[]).map((kind) => ({ value: kind, label: words.captures[kind].name }))}
          onChange={(kind) => { if (kind) onChange({ captures: [...step.captures, newCapture(kind, content)] }); }}
        />
      ) : null}
    </div>
  );
}
