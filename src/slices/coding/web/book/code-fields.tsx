import { Button, ColorSwatch, Group } from '@mantine/core';
import { CheckField, SelectField, TextArea, TextField } from '../../../../platform/web/ui/fields.tsx';
import { INFERENCES, type Provenance } from '../../model/study/entities.ts';
import { COLOURS } from '../view/colours.ts';
import { words } from '../words.ts';
import type { CodeDraft } from './code-draft.ts';

/** By its name, because the linter takes what begins with “use” for a hook. */
const WHEN = 'useWhen';
const text = words.book.fields;

/** The fields of a code. `mayFrame`: whether it may come from a framework, which leads alone decide. */
export function CodeFields({ draft, onChange, mayFrame }: { readonly draft: CodeDraft; readonly onChange: (draft: CodeDraft) => void; readonly mayFrame: boolean }) {
  const set = <F extends keyof CodeDraft>(field: F) => (value: CodeDraft[F]) => onChange({ ...draft, [field]: value });
  const kinds: readonly Provenance['kind'][] = ['framework', 'inductive', 'imported'];
  return (
    <>
      <TextField label={text.name} value={draft.name} onChange={set('name')} maxLength={200} autoFocus />
      <TextArea label={text.definition} optional value={draft.definition} onChange={set('definition')} minRows={2} maxLength={20_000} />
      <TextArea label={text[WHEN]} optional value={draft[WHEN]} onChange={set('useWhen')} minRows={2} maxLength={20_000} />
      <TextArea label={text.notWhen} optional value={draft.notWhen} onChange={set('notWhen')} minRows={2} maxLength={20_000} />
      {draft.examples.map((example, place) => (
        <TextArea key={place} label={text.example(place + 1)} optional value={example} minRows={1} maxLength={2000} onChange={(value) => set('examples')(draft.examples.map((other, at) => (at === place ? value : other)))} />
      ))}
      <div><Button size="sm" variant="default" onClick={() => set('examples')([...draft.examples, ''])}>{text.addExample}</Button></div>
      <SelectField label={text.inference} value={draft.inference} onChange={(value) => set('inference')(value || 'low')} choices={INFERENCES.map((value) => ({ value, label: words.acts.inferences[value] }))} />
      <SelectField label={text.provenance} value={draft.from} onChange={(value) => set('from')(value || 'inductive')} choices={kinds.filter((value) => value === draft.from || value === 'inductive' || (value === 'framework' && mayFrame)).map((value) => ({ value, label: text[value] }))} />
      {draft.from === 'inductive'
        ? <TextArea label={text.reason} value={draft.fromWords} onChange={set('fromWords')} minRows={2} maxLength={2000} />
        : <TextField label={draft.from === 'framework' ? text.frameworkName : text.origin} optional value={draft.fromWords} onChange={set('fromWords')} maxLength={500} />}
      <SelectField label={text.valence} blank={words.acts.valence.none} value={draft.valence ?? ''} onChange={(value) => set('valence')(value || null)} choices={(['positive', 'negative'] as const).map((value) => ({ value, label: words.acts.valence[value] }))} />
      <CheckField label={words.book.codable} hint={words.book.codableHint} optional checked={draft.codable} onChange={set('codable')} />
      <div role="radiogroup" aria-label={text.colour}>
        <p style={{ margin: '0 0 4px', fontWeight: 600 }}>{text.colour}</p>
        <Group gap={8}>
          {[...new Set([...COLOURS, draft.colour.toUpperCase()])].map((colour, place) => {
            const isIt = colour === draft.colour.toUpperCase();
            return <ColorSwatch key={colour} component="button" type="button" role="radio" aria-checked={isIt} aria-label={`${text.colour} ${place + 1}`} color={colour} size={34} style={{ cursor: 'pointer', outline: isIt ? '3px solid var(--jw-ink)' : undefined, outlineOffset: 2 }} onClick={() => set('colour')(colour)} />;
          })}
        </Group>
      </div>
    </>
  );
}
