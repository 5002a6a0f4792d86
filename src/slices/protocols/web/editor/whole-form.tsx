import { ActionIcon, Button, Radio } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { CheckField, TextArea, TextField } from '../../../../platform/web/ui/fields.tsx';
import { Section } from '../../../../platform/web/ui/section.tsx';
import { useToast } from '../../../../platform/web/ui/toast.tsx';
import type { ProtocolContent, Seat } from '../../model/protocol.ts';
import { words } from '../words.ts';
import { changedAt, newSeat } from './edits.ts';
import styles from './editor.module.css';
import { NumberPair } from './number-pair.tsx';
import type { DraftEditor } from './use-draft-editor.ts';

const text = words.edit;

/** What belongs to the protocol as a whole: title, purpose, time, size, norms. */
export function WholeForm({ editor }: { readonly editor: DraftEditor }) {
  const { content, change } = editor;
  return (
    <Section title={text.whole}>
      <div className={styles.fields}>
        <TextField label={text.name} value={content.title} onChange={(title) => change({ title })} />
        <TextArea label={text.purpose} minRows={2} value={content.purpose} onChange={(purpose) => change({ purpose })} />
        <div className={styles.pairs}>
          <NumberPair label={text.allotted} span={content.allotted} min={5} max={600} onChange={(allotted) => change({ allotted })} />
          <NumberPair label={text.groupSize} span={content.groupSize} min={2} max={200} onChange={(groupSize) => change({ groupSize })} />
        </div>
        <Norms norms={content.norms} onChange={(norms) => change({ norms })} />
      </div>
    </Section>
  );
}

function Norms({ norms, onChange }: { readonly norms: readonly string[]; readonly onChange: (norms: string[]) => void }) {
  const tell = useToast();
  const remove = (at: number) => {
    onChange(norms.filter((_, index) => index !== at));
    tell(text.removed(text.norm(at + 1)), () => onChange([...norms]));
  };
  return (
    <div>
      <h3 className={styles.part}>{text.norms}</h3>
      {norms.map((norm, index) => (
        <div key={index} className={styles.withTool}>
          <TextArea label={text.norm(index + 1)} minRows={1} value={norm} onChange={(typed) => onChange(norms.map((one, at) => (at === index ? typed : one)))} />
          <ActionIcon aria-label={text.remove(text.norm(index + 1))} onClick={() => remove(index)}><IconTrash aria-hidden size={20} /></ActionIcon>
        </div>
      ))}
      {norms.length < 12 ? <Button variant="default" leftSection={<IconPlus aria-hidden size={18} />} onClick={() => onChange([...norms, ''])}>{text.addNorm}</Button> : null}
    </div>
  );
}

/** The seats, and which one leads. */
export function SeatsForm({ editor }: { readonly editor: DraftEditor }) {
  const { seats } = editor.content;
  const tell = useToast();
  const set = (next: ProtocolContent['seats']) => editor.change({ seats: next });
  const remove = (at: number) => {
    set(seats.filter((_, index) => index !== at));
    tell(text.removed(seats[at]!.name), () => set([...seats]));
  };
  return (
    <Section title={text.seats} sentence={text.seatsSentence}>
      {seats.map((seat, index) => (
        <div key={seat.id} className={styles.capture}>
          <div className={styles.head}>
            <h3 className={styles.part}>{seat.name || text.seat(index + 1)}</h3>
            {seats.length > 1 ? <ActionIcon aria-label={text.remove(seat.name)} onClick={() => remove(index)}><IconTrash aria-hidden size={20} /></ActionIcon> : null}
          </div>
          <SeatForm seat={seat} onChange={(changes) => set(changedAt(seats, index, changes))} onLead={() => set(seats.map((one) => ({ ...one, leads: one.id === seat.id })))} />
        </div>
      ))}
      {seats.length < 6 ? <Button variant="default" leftSection={<IconPlus aria-hidden size={18} />} onClick={() => set([...seats, newSeat()])}>{text.addSeat}</Button> : null}
    </Section>
  );
}

function SeatForm({ seat, onChange, onLead }: { readonly seat: Seat; readonly onChange: (changes: Partial<Seat>) => void; readonly onLead: () => void }) {
  return (
    <div className={styles.fields}>
      <TextField label={text.seatName} value={seat.name} onChange={(name) => onChange({ name })} />
      <TextArea label={text.duty} minRows={2} value={seat.duty} onChange={(duty) => onChange({ duty })} />
      <CheckField label={text.rotates} checked={seat.rotates} onChange={(rotates) => onChange({ rotates })} />
      <CheckField label={text.lendable} checked={seat.lendable} onChange={(lendable) => onChange({ lendable })} />
      <Radio size="md" name="leads" label={text.leads} checked={seat.leads} onChange={onLead} />
    </div>
  );
}
