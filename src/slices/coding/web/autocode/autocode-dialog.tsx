import { Button, Checkbox, Group, Modal, Stack } from '@mantine/core';
import { useState } from 'react';
import { useSend } from '../../../../platform/web/api-client.ts';
import { CheckField, SelectField, TextField } from '../../../../platform/web/ui/fields.tsx';
import { Form } from '../../../../platform/web/ui/form.tsx';
import { studyApi } from '../../../texts/web/index.ts';
import { pathName } from '../../model/study/code-tree.ts';
import type { AutocodePreview, AutocodeQuestionSent } from '../../model/server-wire.ts';
import { useBench } from '../bench/bench-context.ts';
import type { Acts } from '../bench/use-acts.ts';
import { codable } from '../choose/find-codes.ts';
import { words } from '../words.ts';
import { itemsChosen, keyOfShown } from './items-chosen.ts';
import styles from './autocode.module.css';

const text = words.autocode;
type Find = AutocodeQuestionSent['find']['by'];
type As = Extract<AutocodeQuestionSent['find'], { by: 'pattern' }>['as'];
type Unit = AutocodeQuestionSent['unit'];

/** Finds stretches by a rule, shows them, and codes those that stay checked in one act. */
export function AutocodeDialog({ acts, onClose }: { readonly acts: Acts; readonly onClose: () => void }) {
  const { live, source, studyId, round, page, recent, set } = useBench();
  const { codes } = live.state;
  const { send, sending, problem } = useSend();
  const [by, setBy] = useState<Find>('pattern');
  const [q, setQ] = useState('');
  const [as, setAs] = useState<As>('word');
  const [speakers, setSpeakers] = useState<readonly string[]>([]);
  const [unit, setUnit] = useState<Unit>('sentence');
  const [everywhere, setEverywhere] = useState(false);
  const [withinId, setWithin] = useState('');
  const [codeId, setCode] = useState(recent[0] ?? '');
  const [preview, setPreview] = useState<AutocodePreview | null>(null);
  const [unchecked, setUnchecked] = useState<ReadonlySet<string>>(new Set());
  const choices = codable(codes).map((code) => ({ value: code.codeId, label: pathName(codes, code.codeId) }));
  const names = [...new Set(page.blocks.flatMap(({ speaker }) => (speaker === null ? [] : [speaker])))];
  const look = async () => {
    const find: AutocodeQuestionSent['find'] = by === 'pattern' ? { by, q, as } : by === 'speaker' ? { by, speakers: [...speakers] } : { by };
    const answer = await send<AutocodePreview>('POST', studyApi(studyId, 'autocode', 'preview'), { sources: everywhere ? null : [source.sourceId], within: withinId === '' ? null : { codeId: withinId }, find, unit: by === 'everything' && unit === 'match' ? 'sentence' : unit } satisfies AutocodeQuestionSent, []);
    setUnchecked(new Set());
    setPreview(answer.ok ? answer.value : null);
  };
  const chosen = preview ? itemsChosen(preview, unchecked) : [];
  const count = chosen.reduce((sum, { spans }) => sum + spans.length, 0);
  const apply = async () => {
    if (!round || codeId === '') return;
    set.used(codeId);
    const done = await acts.give({ do: 'autocode', roundId: round.roundId, codeId, items: chosen }, text.done(count, pathName(codes, codeId)));
    if (done) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={text.title} size="xl">
      <p>{text.sentence}</p>
      <Form onSubmit={() => void look()} verb={text.look} variant={preview ? 'default' : 'filled'} sending={sending} problem={problem} disabled={(by === 'pattern' && q.trim() === '') || (by === 'speaker' && speakers.length === 0)}>
        <div className={styles.rule}>
          <SelectField label={text.by} value={by} onChange={(value) => { setBy(value || 'pattern'); if (value === 'speaker') setUnit('turn'); }} choices={(Object.keys(text.ways) as Find[]).map((value) => ({ value, label: text.ways[value] }))} />
          <SelectField label={text.unit} value={unit} onChange={(value) => setUnit(value || 'sentence')} choices={(['match', 'sentence', 'turn'] as const).filter((value) => by === 'pattern' || value !== 'match').map((value) => ({ value, label: text.units[value] }))} />
          {by === 'pattern' ? <TextField label={text.q} value={q} onChange={setQ} maxLength={500} autoFocus /> : null}
          {by === 'pattern' ? <SelectField label={text.as} value={as} onChange={(value) => setAs(value || 'word')} choices={(Object.keys(text.reads) as As[]).map((value) => ({ value, label: text.reads[value] }))} /> : null}
          <SelectField label={text.within} blank={text.anywhere} value={withinId} onChange={setWithin} choices={choices} />
          <SelectField label={text.where} value={everywhere ? 'everywhere' : 'here'} onChange={(value) => setEverywhere(value === 'everywhere')} choices={[{ value: 'here', label: text.here }, { value: 'everywhere', label: text.everywhere }]} />
        </div>
        {by === 'speaker' ? (
          <fieldset className={styles.speakers}>
            <legend>{text.speakers}</legend>
            {names.length === 0 ? <p>{text.noSpeakers}</p> : names.map((name) => <CheckField key={name} label={name} optional checked={speakers.includes(name)} onChange={(on) => setSpeakers(on ? [...speakers, name] : speakers.filter((other) => other !== name))} />)}
          </fieldset>
        ) : null}
      </Form>
      {preview ? (
        <Stack gap="md" mt="lg">
          <p role="status" className={styles.found}>{text.found(preview.count)} {preview.shown.length < preview.count ? text.more(preview.shown.length, preview.count) : ''}</p>
          {preview.complete ? null : <p>{text.incomplete}</p>}
          <ul className={styles.list} aria-label={text.title}>
            {preview.shown.map((hit) => {
              const key = keyOfShown(hit);
              return (
                <li key={key}>
                  <Checkbox
                    checked={!unchecked.has(key)}
                    onChange={(event) => setUnchecked(new Set(event.currentTarget.checked ? [...unchecked].filter((other) => other !== key) : [...unchecked, key]))}
                    label={<span className={styles.hit}>{hit.speaker ? <strong>{hit.speaker}: </strong> : null}<span className={styles.around}>{hit.before}</span><mark>{hit.text}</mark><span className={styles.around}>{hit.after}</span>{everywhere ? <em> {hit.title}</em> : null}</span>}
                  />
                </li>
              );
            })}
          </ul>
          {preview.count > 0 ? (
            <div className={styles.rule}>
              <SelectField label={text.code} blank={text.chooseCode} value={codeId} onChange={setCode} choices={choices} />
              <Group align="end"><Button disabled={codeId === '' || count === 0} onClick={() => void apply()}>{text.apply(count)}</Button></Group>
            </div>
          ) : null}
        </Stack>
      ) : null}
    </Modal>
  );
}
