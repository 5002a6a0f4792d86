import type { ReactNode } from 'react';
import { Section } from '../../../../platform/web/ui/section.tsx';
import type { Field, ProblemContent, TextField } from '../../model/content.ts';
import { words } from '../words.ts';
import { InvolvedField } from './involved-field.tsx';
import { KindsField } from './kinds-field.tsx';
import { Margin } from './margin.tsx';
import { Question } from './question.tsx';
import { useOnSheet } from './sheet-context.ts';
import styles from './sheet.module.css';

type Change = (content: ProblemContent, field: Field) => void;

/** The questions with their answers in place; `change` is null for those who only read. */
export function Worksheet({ change, edge }: { readonly change: Change | null; readonly edge?: ReactNode }) {
  const { content } = useOnSheet();
  const asked = (field: TextField, rows?: number) => <Answer field={field} change={change} {...(rows ? { rows } : {})} />;
  const otherReason = content.kinds.length > 0 && !content.kinds.includes('instructional');
  return (
    <>
      <Section title={words.parts.problem}>
        <div className={styles.row}>
          <Asked field="situation" change={change} rows={6} />
          <div className={styles.margin}>{edge}<Margin fields={['situation']} /></div>
        </div>
        {asked('statement', 2)}
      </Section>
      <Section title={words.parts.worth}>
        {asked('leverage')}
        {asked('actionable')}
        {asked('relevant')}
        {asked('instruction')}
      </Section>
      <Section title={words.parts.sides.title} sentence={words.parts.sides.sentence}>
        <div className={styles.row}>
          <div className={styles.sides}>
            <div className={styles.side}><Asked field="teacherProblem" change={change} rows={4} /></div>
            <div className={styles.side}><Asked field="leadershipProblem" change={change} rows={4} /></div>
          </div>
          <Margin fields={['teacherProblem', 'leadershipProblem']} />
        </div>
      </Section>
      <Section title={words.parts.doing}>
        {asked('inMyControl')}
        <div className={styles.row}>
          <InvolvedField people={content.involved} onChange={change && ((involved) => change({ ...content, involved }, 'involved'))} />
          <Margin fields={['involved']} />
        </div>
      </Section>
      <Section title={words.parts.kind}>
        <div className={styles.row}>
          <KindsField kinds={content.kinds} onChange={change && ((kinds) => change({ ...content, kinds }, 'kinds'))} />
          <Margin fields={['kinds']} />
        </div>
        {otherReason || content.otherReason ? asked('otherReason') : null}
      </Section>
    </>
  );
}

function Asked({ field, change, rows }: { readonly field: TextField; readonly change: Change | null; readonly rows?: number }) {
  const { content } = useOnSheet();
  return <Question field={field} value={content[field]} onChange={change && ((value) => change({ ...content, [field]: value }, field))} {...(rows ? { rows } : {})} />;
}

function Answer(props: { readonly field: TextField; readonly change: Change | null; readonly rows?: number }) {
  return (
    <div className={styles.row}>
      <Asked {...props} />
      <Margin fields={[props.field]} />
    </div>
  );
}
