import { ActionIcon, Button } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useAnnounce } from '../../../../platform/web/ui/announcer.tsx';
import { Section } from '../../../../platform/web/ui/section.tsx';
import { useToast } from '../../../../platform/web/ui/toast.tsx';
import { sayWho } from '../../model/in-words.ts';
import type { Step } from '../../model/protocol.ts';
import { words } from '../words.ts';
import { changedAt, movedBy, newStep } from './edits.ts';
import styles from './editor.module.css';
import { StepForm } from './step-form.tsx';
import type { DraftEditor } from './use-draft-editor.ts';

const text = words.edit;

/** The steps in their order: opened one at a time, moved up and down by buttons. */
export function StepsForm({ editor }: { readonly editor: DraftEditor }) {
  const { content } = editor;
  const [open, setOpen] = useState<string | null>(null);
  const announce = useAnnounce();
  const tell = useToast();
  const { steps } = content;
  const move = (at: number, by: number) => {
    editor.change({ steps: movedBy(steps, at, by) });
    announce(text.moved(steps[at]!.title, at + by + 1));
  };
  const remove = (at: number) => {
    editor.change({ steps: steps.filter((_, index) => index !== at) });
    tell(text.removed(steps[at]!.title), () => editor.change({ steps: [...steps] }));
  };
  const add = () => {
    const step = newStep();
    editor.change({ steps: [...steps, step] });
    setOpen(step.id);
  };
  return (
    <Section title={text.steps}>
      <ol className={styles.steps}>
        {steps.map((step, index) => (
          <li key={step.id} className={styles.step} data-open={open === step.id}>
            <StepHead step={step} index={index} last={index === steps.length - 1} open={open === step.id} who={sayWho(step.speakers, content.seats)} onOpen={() => setOpen(open === step.id ? null : step.id)} onMove={(by) => move(index, by)} onRemove={steps.length > 1 ? () => remove(index) : null} />
            {open === step.id ? <StepForm step={step} content={content} onChange={(changed) => editor.change({ steps: changedAt(steps, index, changed) })} /> : null}
          </li>
        ))}
      </ol>
      {steps.length < 20 ? <Button variant="default" leftSection={<IconPlus aria-hidden size={18} />} onClick={add}>{text.addStep}</Button> : null}
    </Section>
  );
}

function StepHead(props: { readonly step: Step; readonly index: number; readonly last: boolean; readonly open: boolean; readonly who: string; readonly onOpen: () => void; readonly onMove: (by: number) => void; readonly onRemove: (() => void) | null }) {
  const { step, index } = props;
  const title = step.title || words.one;
  return (
    <div className={styles.head}>
      <h3 className={styles.stepTitle}>
        <button type="button" className={styles.opener} aria-expanded={props.open} onClick={props.onOpen}>
          {text.step(index + 1, step.title)}
          <span className={styles.facts}>{words.minutes(step.minutes.from, step.minutes.to)} · {props.who}</span>
        </button>
      </h3>
      <div className={styles.tools}>
        <ActionIcon aria-label={text.up(title)} disabled={index === 0} onClick={() => props.onMove(-1)}><IconArrowUp aria-hidden size={20} /></ActionIcon>
        <ActionIcon aria-label={text.down(title)} disabled={props.last} onClick={() => props.onMove(1)}><IconArrowDown aria-hidden size={20} /></ActionIcon>
        {props.onRemove ? <ActionIcon aria-label={text.remove(title)} onClick={props.onRemove}><IconTrash aria-hidden size={20} /></ActionIcon> : null}
      </div>
    </div>
  );
}
