import { Button, Checkbox, Stack } from '@mantine/core';
import { useApi } from '../../../../platform/web/api-client.ts';
import { CheckField, SelectField, TextArea, TextField } from '../../../../platform/web/ui/fields.tsx';
import { Form } from '../../../../platform/web/ui/form.tsx';
import { Card } from '../../../../platform/web/ui/section.tsx';
import { useToast } from '../../../../platform/web/ui/toast.tsx';
import type { SourceList } from '../../../texts/model/source-wire.ts';
import { studyApi, useStudy } from '../../../texts/web/index.ts';
import { childrenOf, pathName } from '../../model/study/code-tree.ts';
import type { Round } from '../../model/study/entities.ts';
import { newId } from '../../../../platform/web/sync/new-id.ts';
import { useLive } from '../live/study-context.tsx';
import { useAct } from '../live/use-act.ts';
import { useKeptFields } from '../live/use-kept-fields.ts';
import { words } from '../words.ts';
import { freshRound, roundDraftFrom, roundFieldsOf, type RoundDraft } from './round-draft.ts';
import styles from './rounds.module.css';

const text = words.rounds;

/** Begins a round, or changes one; of a round that is no longer open only its name and purpose. */
export function RoundForm({ round, onDone }: { readonly round?: Round; readonly onDone: () => void }) {
  const { state, sight } = useLive();
  const { members } = useStudy();
  const next = 1 + Math.max(0, ...[...state.rounds.values()].map(({ number }) => number));
  const { fields: draft, change, drop } = useKeptFields<RoundDraft>(`study:${state.studyId}:round:${round?.roundId ?? ''}`, round ? roundDraftFrom(round) : freshRound(text.number(next)));
  const { act, busy, problem } = useAct();
  const tell = useToast();
  const isOpen = !round || round.phase === 'open';
  const set = <F extends keyof RoundDraft>(field: F) => (value: RoundDraft[F]) => change({ ...draft, [field]: value });
  const sources = useApi<SourceList>(isOpen ? studyApi(state.studyId, 'sources') : null);
  const save = async () => {
    const fields = roundFieldsOf(draft);
    const said = `${fields.name}\n${fields.purpose}`;
    const done = round
      ? await act({ do: 'change-round', roundId: round.roundId, changes: isOpen ? fields : { name: fields.name, purpose: fields.purpose } }, said)
      : await act({ do: 'add-round', roundId: newId(), round: fields }, said);
    if (!done) return;
    drop();
    tell(round ? text.changed(fields.name) : text.begun(fields.name));
    onDone();
  };
  const earlier = [...state.rounds.values()].filter(({ number, roundId }) => roundId !== round?.roundId && number < (round?.number ?? next));
  const tops = childrenOf(state.codes, null).map(({ codeId }) => ({ id: codeId, name: pathName(state.codes, codeId) }));
  const used = [...state.codes.values()].filter(({ codeId, draftOf }) => draftOf === null && (sight.counts.byCode[codeId] ?? 0) > 0).map(({ codeId }) => ({ id: codeId, name: pathName(state.codes, codeId) }));
  return (
    <Card>
      <Form onSubmit={() => void save()} verb={round ? text.save : text.begin} sending={busy} problem={problem} disabled={draft.name.trim() === ''} beside={<Button variant="subtle" onClick={() => { drop(); onDone(); }}>{text.cancel}</Button>}>
        <TextField label={text.form.name} hint={text.form.nameHint} value={draft.name} onChange={set('name')} maxLength={200} autoFocus />
        <TextArea label={text.form.purpose} hint={text.form.purposeHint} optional value={draft.purpose} onChange={set('purpose')} minRows={2} maxLength={20_000} />
        {isOpen ? (
          <Stack gap="lg">
            <CheckField label={text.blind} hint={text.blindHint} optional checked={draft.blind} onChange={set('blind')} disabled={round?.blind ?? false} />
            <Chosen title={text.form.coders} all={text.form.everyone} things={members.filter(({ part }) => part !== 'reader').map(({ personId, name }) => ({ id: personId, name }))} chosen={draft.coders} onChange={set('coders')} />
            <Chosen title={text.form.sources} all={text.form.allSources} things={sources.state === 'ready' ? sources.value.sources.map(({ sourceId, title }) => ({ id: sourceId, name: title })) : []} chosen={draft.sources} onChange={set('sources')} />
            {earlier.length > 0 ? <SelectField label={text.form.within} blank={text.form.anyText} value={draft.withinId} onChange={set('withinId')} choices={earlier.map(({ roundId, name }) => ({ value: roundId, label: name }))} /> : null}
            {draft.withinId !== '' && used.length > 0 ? <Chosen title={text.form.withinCodes} all={text.form.anyCode} things={used} chosen={draft.withinCodes} onChange={set('withinCodes')} /> : null}
            {tops.length > 1 ? <Chosen title={text.form.families} all={text.form.anyCode} things={tops} chosen={draft.families} onChange={set('families')} /> : null}
          </Stack>
        ) : null}
      </Form>
    </Card>
  );
}

/** All, or only those checked. */
function Chosen({ title, all, things, chosen, onChange }: { readonly title: string; readonly all: string; readonly things: readonly { readonly id: string; readonly name: string }[]; readonly chosen: readonly string[]; readonly onChange: (ids: readonly string[]) => void }) {
  return (
    <fieldset className={styles.chosen}>
      <legend>{title}</legend>
      <Checkbox label={all} checked={chosen.length === 0} onChange={() => onChange([])} />
      <div className={styles.chosenList}>
        {things.map(({ id, name }) => <Checkbox key={id} label={name} checked={chosen.includes(id)} onChange={(event) => onChange(event.currentTarget.checked ? [...chosen, id] : chosen.filter((other) => other !== id))} />)}
      </div>
    </fieldset>
  );
}
