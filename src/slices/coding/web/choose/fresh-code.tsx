import { Modal } from '@mantine/core';
import { SelectField, TextArea, TextField } from '../../../../platform/web/ui/fields.tsx';
import { useActing } from '../../../../platform/web/sync/use-acting.ts';
import { Form } from '../../../../platform/web/ui/form.tsx';
import type { Stretch } from '../../model/agreement/coded-text.ts';
import { pathName, treeOf, type CodeNode } from '../../model/study/code-tree.ts';
import { useBench } from '../bench/bench-context.ts';
import type { Acts } from '../bench/use-acts.ts';
import { useKeptFields } from '../live/use-kept-fields.ts';
import { newId } from '../../../../platform/web/sync/new-id.ts';
import { nextColour } from '../view/colours.ts';
import { shortQuote } from '../view/quote.ts';
import { words } from '../words.ts';
import styles from './choose.module.css';

const text = words.bench.fresh;

/** A new code from the text, put on it at once: it carries the reason why no other fitted (COD-19). */
export function FreshCode({ name: first, inVivo, on, acts, onClose }: { readonly name: string; readonly inVivo: boolean; readonly on: Stretch; readonly acts: Acts; readonly onClose: () => void }) {
  const { live, page, source, round, set } = useBench();
  const { fields, change, drop } = useKeptFields(`study:${live.state.studyId}:code-from-text:${source.sourceId}:${source.version}:${on.start}-${on.end}:${first}`, { name: first, parentId: '', reason: '', definition: '' });
  const { name, parentId, reason, definition } = fields;
  const write = (changes: Partial<typeof fields>) => change({ ...fields, ...changes });
  const { act, busy, problem } = useActing(acts.send);
  const { codes } = live.state;
  const living = [...codes.values()].filter(({ retired }) => retired === null);
  const flat = (nodes: readonly CodeNode[]): string[] => nodes.flatMap(({ code, children }) => [code.codeId, ...flat(children)]);
  const parents = flat(treeOf(living)).map((value) => ({ value, label: pathName(codes, value) }));
  const make = async () => {
    if (!round) return set.say(words.bench.round.none);
    const [codeId, codingId] = [newId(), newId()];
    const code = { codeId, parentId: parentId === '' ? null : parentId, name: name.trim(), definition, useWhen: '', notWhen: '', examples: [], inference: 'low' as const, provenance: { kind: 'inductive' as const, reason: reason.trim(), from: { sourceId: source.sourceId, ...on } }, colour: nextColour(codes.values()), valence: null, codable: true };
    const done = await act({ do: 'add-code', code, on: { sourceId: source.sourceId, version: source.version, roundId: round.roundId, spans: [{ codingId, ...on }] } }, `${words.bench.did.made(code.name)} ${reason.trim()} ${definition}`.trim());
    if (!done) return;
    drop();
    set.used(codeId);
    set.focus(codingId);
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={inVivo ? text.inVivo : text.title} centered={false} yOffset="8dvh" overlayProps={{ backgroundOpacity: 0.15 }}>
      <p className={styles.quote}>{shortQuote(page, on)}</p>
      <Form onSubmit={() => void make()} verb={text.make} sending={busy} disabled={name.trim() === '' || reason.trim() === ''} problem={problem}>
        <TextField label={text.name} hint={text.nameHint} value={name} onChange={(typed) => write({ name: typed })} maxLength={200} autoFocus={first === ''} />
        <TextArea label={text.reason} hint={text.reasonHint} value={reason} onChange={(typed) => write({ reason: typed })} minRows={2} maxLength={2000} autoFocus={first !== ''} />
        <SelectField label={text.under} blank={text.top} value={parentId} onChange={(codeId) => write({ parentId: codeId })} choices={parents} />
        <TextArea label={text.definition} optional value={definition} onChange={(typed) => write({ definition: typed })} minRows={2} maxLength={20_000} />
      </Form>
    </Modal>
  );
}
