import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useApi, useSend } from '../../../../platform/web/api-client.ts';
import { SelectField, TextArea, TextField } from '../../../../platform/web/ui/fields.tsx';
import { Form } from '../../../../platform/web/ui/form.tsx';
import { ConfirmOnce } from '../../../../platform/web/ui/confirm-once.tsx';
import { Lines } from '../../../../platform/web/ui/lines.tsx';
import { faultAt } from '../../../../platform/web/ui/problem-notice.tsx';
import { Section } from '../../../../platform/web/ui/section.tsx';
import { Await } from '../../../../platform/web/ui/states.tsx';
import { useToast } from '../../../../platform/web/ui/toast.tsx';
import { newId } from '../../../../platform/web/sync/new-id.ts';
import { ATTRIBUTE_TYPES, type AttributeType } from '../../model/study.ts';
import type { AttributeDraft, AttributeList, StudyAttribute, StudyView } from '../../model/study-wire.ts';
import { mayWorkIn } from '../study/rights.ts';
import { studyApi } from '../study/study-paths.ts';
import { words } from '../words.ts';
import styles from '../study/studies.module.css';

const text = words.attributes;

/** What can be said of cases and of sources: attributes with their types and, where wished, their only values. */
export function AttributesSection({ study }: { readonly study: StudyView }) {
  const mayChange = mayWorkIn(study);
  const asked = useApi<AttributeList>(studyApi(study.studyId, 'attributes'));
  return (
    <Section title={text.title} sentence={text.sentence} action={mayChange ? <AttributeDialog study={study} verb={text.add} /> : null}>
      <Await of={asked}>
        {({ attributes }) => (
          <Lines>
            {attributes.map((attribute) => (
              <li key={attribute.attributeId} className={styles.row}>
                <div>
                  <strong>{attribute.name}</strong>
                  <div className={styles.quiet}>{text.of[attribute.appliesTo]} · {text.types[attribute.type]}{attribute.allowed ? ` · ${text.only(attribute.allowed)}` : ''}{attribute.key ? ` · ${text.builtIn}` : ''}</div>
                </div>
                {mayChange ? <div className={styles.deeds}><AttributeDialog study={study} verb={text.change} given={attribute} />{attribute.key === null ? <Remove study={study} attribute={attribute} /> : null}</div> : null}
              </li>
            ))}
          </Lines>
        )}
      </Await>
    </Section>
  );
}

function Remove({ study, attribute }: { readonly study: StudyView; readonly attribute: StudyAttribute }) {
  const { send } = useSend();
  return <ConfirmOnce verb={text.remove} variant="subtle" question={text.removeQuestion(attribute.name)} consequence={text.removeMeans} onConfirm={() => send('DELETE', studyApi(study.studyId, 'attributes', attribute.attributeId), undefined, [studyApi(study.studyId)])} />;
}

function AttributeDialog({ study, verb, given }: { readonly study: StudyView; readonly verb: string; readonly given?: StudyAttribute }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant={given ? 'subtle' : 'default'} aria-label={given ? text.changeOf(given.name) : undefined} onClick={() => setOpen(true)}>{verb}</Button>
      <Modal opened={open} onClose={() => setOpen(false)} title={given ? text.changeOf(given.name) : text.add} size="lg">{open ? <AttributeForm study={study} given={given} onDone={() => setOpen(false)} /> : null}</Modal>
    </>
  );
}

function AttributeForm({ study, given, onDone }: { readonly study: StudyView; readonly given: StudyAttribute | undefined; readonly onDone: () => void }) {
  const [attributeId] = useState(() => given?.attributeId ?? newId());
  const [name, setName] = useState(given?.name ?? '');
  const [type, setType] = useState<AttributeType>(given?.type ?? 'text');
  const [appliesTo, setAppliesTo] = useState<StudyAttribute['appliesTo']>(given?.appliesTo ?? 'case');
  const [allowed, setAllowed] = useState(given?.allowed?.join('\n') ?? '');
  const { send, sending, problem } = useSend();
  const tell = useToast();
  const save = async () => {
    const values = allowed.split('\n').map((line) => line.trim()).filter(Boolean);
    const path = studyApi(study.studyId, 'attributes');
    const list = values.length > 0 ? values : null;
    const answer = given
      ? await send('PATCH', `${path}/${attributeId}`, { name, allowed: list }, [studyApi(study.studyId)])
      : await send('POST', path, { attributeId, name, type, appliesTo, allowed: list } satisfies AttributeDraft, [studyApi(study.studyId)]);
    if (!answer.ok) return;
    tell(text.saved(name));
    onDone();
  };
  return (
    <Form onSubmit={() => void save()} verb={given ? text.save : text.addVerb} sending={sending} problem={problem}>
      <TextField label={text.name} hint={text.nameHint} value={name} onChange={setName} error={faultAt(problem, 'name')} maxLength={200} autoFocus />
      {given ? null : (
        <>
          <SelectField label={text.appliesTo} value={appliesTo} onChange={(chosen) => { if (chosen !== '') setAppliesTo(chosen); }} choices={[{ value: 'case', label: text.of.case }, { value: 'source', label: text.of.source }]} />
          <SelectField label={text.type} hint={text.typeHint} value={type} onChange={(chosen) => { if (chosen !== '') setType(chosen); }} choices={ATTRIBUTE_TYPES.map((one) => ({ value: one, label: text.types[one] }))} />
        </>
      )}
      {type === 'boolean' ? null : <TextArea label={text.allowed} hint={text.allowedHint} optional value={allowed} onChange={setAllowed} error={faultAt(problem, 'allowed')} />}
    </Form>
  );
}
