import { SelectField, TextArea, TextField } from '../../../../platform/web/ui/fields.tsx';
import type { Capture, ProtocolContent } from '../../model/protocol.ts';
import { words } from '../words.ts';
import { cardsIn } from './edits.ts';
import styles from './editor.module.css';
import { WholeNumber } from './number-pair.tsx';
import { WhoField } from './who-field.tsx';

const text = words.edit;

interface Props {
  readonly capture: Capture;
  readonly content: ProtocolContent;
  readonly onChange: (capture: Capture) => void;
}

/** One thing that a step keeps: its question, who writes, and what is particular to its kind. */
export function CaptureForm({ capture, content, onChange }: Props) {
  return (
    <div className={styles.fields}>
      <p className={styles.hint}>{words.captures[capture.kind].help}</p>
      <TextField label={text.prompt} value={capture.prompt} onChange={(prompt) => onChange({ ...capture, prompt })} />
      <TextArea label={text.help} optional minRows={2} value={capture.help} onChange={(help) => onChange({ ...capture, help })} />
      {'writers' in capture ? <WhoField label={text.writers} who={capture.writers} seats={content.seats} onChange={(writers) => onChange({ ...capture, writers })} /> : null}
      <OfItsKind capture={capture} content={content} onChange={onChange} />
    </div>
  );
}

/** Lines of text as a list and back; empty lines go when the list is used, not while it is typed. */
const lines = (typed: string) => (typed === '' ? [] : typed.split('\n'));

function OfItsKind({ capture, content, onChange }: Props) {
  const seats = content.seats.map((seat) => ({ value: seat.id, label: seat.name }));
  const cards = cardsIn(content).map((one) => ({ value: one.id, label: one.prompt || words.captures['private-cards'].name }));
  switch (capture.kind) {
    case 'private-cards':
      return (
        <>
          <WholeNumber label={text.minimumEach} value={capture.minimumEach} min={0} max={10} onChange={(minimumEach) => onChange({ ...capture, minimumEach })} />
          <SelectField label={text.handTo} value={capture.handTo} choices={seats} onChange={(handTo) => onChange({ ...capture, handTo })} />
        </>
      );
    case 'marks':
      return (
        <>
          <SelectField label={text.of} value={capture.of} blank={text.chooseCapture} choices={cards} onChange={(of) => onChange({ ...capture, of })} />
          <SelectField label={text.by} value={capture.by} choices={seats} onChange={(by) => onChange({ ...capture, by })} />
        </>
      );
    case 'notes':
      return (
        <>
          <TextArea label={text.columns} hint={text.columnsHint} optional minRows={1} value={capture.columns.join('\n')} onChange={(typed) => onChange({ ...capture, columns: lines(typed).slice(0, 6) })} />
          <SelectField label={text.opensAfter} optional value={capture.opensAfter ?? ''} blank={text.always} choices={cards} onChange={(after) => onChange({ ...capture, opensAfter: after || undefined })} />
        </>
      );
    case 'next-steps':
      return (
        <>
          <WholeNumber label={text.minimumShort} value={capture.minimumShort} min={0} max={5} onChange={(minimumShort) => onChange({ ...capture, minimumShort })} />
          <WholeNumber label={text.minimumLong} value={capture.minimumLong} min={0} max={5} onChange={(minimumLong) => onChange({ ...capture, minimumLong })} />
        </>
      );
    case 'pulse':
      return <TextArea label={text.answers} minRows={3} value={capture.answers.join('\n')} onChange={(typed) => onChange({ ...capture, answers: padded(lines(typed).slice(0, 5)) })} />;
    default:
      return null;
  }
}

/** A tap needs at least two answers to choose from. */
function padded(answers: string[]): string[] {
  return answers.length >= 2 ? answers : [...answers, '', ''].slice(0, 2);
}
