import { Button } from '@mantine/core';
import { useState } from 'react';
import { SelectField, TextArea, TextField } from '../../../../platform/web/ui/fields.tsx';
import { Form } from '../../../../platform/web/ui/form.tsx';
import { Card } from '../../../../platform/web/ui/section.tsx';
import { useToast } from '../../../../platform/web/ui/toast.tsx';
import { liesWithin, pathName } from '../../model/study/code-tree.ts';
import type { StudyCommand } from '../../model/study/commands.ts';
import type { Code } from '../../model/study/entities.ts';
import { newId } from '../../../../platform/web/sync/new-id.ts';
import { useLive } from '../live/study-context.tsx';
import { useAct } from '../live/use-act.ts';
import { useKeptFields } from '../live/use-kept-fields.ts';
import { words } from '../words.ts';

const text = words.book;
type Ending = 'merge' | 'split' | 'eliminate';
interface Part {
  readonly codeId: string;
  readonly name: string;
  readonly definition: string;
}

interface EndingFields {
  readonly reason: string;
  /** The code to merge into; '' before one is chosen. */
  readonly into: string;
  readonly parts: readonly Part[];
}

/** Merging, splitting and retiring a code: with its reason, and with how many codings it concerns said before. */
export function CodeEnding({ kind, code, onDone }: { readonly kind: Ending; readonly code: Code; readonly onDone: (next: string | null) => void }) {
  const live = useLive();
  const { codes } = live.state;
  const count = live.sight.counts.byCode[code.codeId] ?? 0;
  const [fresh] = useState<EndingFields>(() => ({ reason: '', into: '', parts: [newPart(), newPart()] }));
  const { fields, change, drop } = useKeptFields(`study:${live.state.studyId}:${kind}-code:${code.codeId}`, fresh);
  const { reason, into, parts } = fields;
  const set = (changes: Partial<EndingFields>) => change({ ...fields, ...changes });
  const { act, busy, problem } = useAct();
  const tell = useToast();
  const targets = [...codes.values()].filter((one) => one.retired === null && !liesWithin(codes, one.codeId, code.codeId)).map((one) => ({ value: one.codeId, label: pathName(codes, one.codeId) })).sort((a, b) => a.label.localeCompare(b.label));
  const done = kind === 'merge' ? text.merge.done(code.name, codes.get(into)?.name ?? '') : kind === 'split' ? text.split.done(code.name) : text.eliminate.done(code.name);
  const isReady = reason.trim() !== '' && (kind !== 'merge' || into !== '') && (kind !== 'split' || parts.filter(({ name }) => name.trim() !== '').length > 1);
  const finish = async () => {
    const command: StudyCommand =
      kind === 'merge' ? { do: 'merge-codes', codeIds: [code.codeId], into, reason }
        : kind === 'eliminate' ? { do: 'eliminate-code', codeId: code.codeId, reason }
          : { do: 'split-code', codeId: code.codeId, parts: parts.filter(({ name }) => name.trim() !== '').map((part) => ({ ...partFields(code), ...part, name: part.name.trim() })), assigned: {}, reason };
    if (!(await act(command, [done, reason, ...(kind === 'split' ? parts.flatMap(({ name, definition }) => [name, definition]) : [])].join('\n').trim()))) return;
    drop();
    tell(done, () => void live.send({ do: 'undo' }, done));
    onDone(kind === 'merge' ? into : kind === 'split' ? (parts[0]?.codeId ?? null) : null);
  };
  return (
    <Card>
      <h3 style={{ marginTop: 0 }}>{text[kind].title(code.name)}</h3>
      <Form onSubmit={() => void finish()} verb={text[kind].verb} sending={busy} problem={problem} disabled={!isReady} beside={<Button variant="subtle" onClick={() => { drop(); onDone(null); }}>{text.cancel}</Button>}>
        {kind === 'merge' ? <SelectField label={text.merge.into} value={into} onChange={(codeId) => set({ into: codeId })} choices={[{ value: '', label: '…' }, ...targets]} /> : null}
        {kind === 'split' ? <PartFields parts={parts} onChange={(next) => set({ parts: next })} /> : null}
        <TextArea label={text[kind].reason} value={reason} onChange={(typed) => set({ reason: typed })} minRows={2} maxLength={2000} {...(kind === 'merge' ? { hint: text.merge.reasonHint } : {})} />
        <p style={{ margin: 0 }} role="status">{kind === 'merge' ? (into === '' ? '' : text.merge.preview(count, codes.get(into)?.name ?? '')) : kind === 'split' ? text.split.preview(count) : text.eliminate.preview(count)}</p>
      </Form>
    </Card>
  );
}

function PartFields({ parts, onChange }: { readonly parts: readonly Part[]; readonly onChange: (parts: readonly Part[]) => void }) {
  const set = (codeId: string, change: Partial<Part>) => onChange(parts.map((part) => (part.codeId === codeId ? { ...part, ...change } : part)));
  return (
    <>
      {parts.map((part, place) => (
        <fieldset key={part.codeId} style={{ border: 0, padding: 0, margin: 0, display: 'grid', gap: 8 }}>
          <TextField label={text.split.part(place + 1)} value={part.name} onChange={(name) => set(part.codeId, { name })} maxLength={200} />
          <TextArea label={text.split.partDefinition} optional value={part.definition} onChange={(definition) => set(part.codeId, { definition })} minRows={1} maxLength={20_000} />
        </fieldset>
      ))}
      <div><Button size="sm" variant="default" onClick={() => onChange([...parts, newPart()])}>{text.split.addPart}</Button></div>
    </>
  );
}

function newPart(): Part {
  return { codeId: newId(), name: '', definition: '' };
}

/** A part stands where the code stood and comes from where it came from. */
function partFields({ parentId, inference, provenance, colour, valence }: Code) {
  const from = provenance.kind === 'inductive' ? { ...provenance, from: provenance.from && { ...provenance.from } } : provenance;
  return { parentId, inference, provenance: from, colour, valence, codable: true, useWhen: '', notWhen: '', examples: [] };
}
