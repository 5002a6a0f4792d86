import { useApi } from '../../../../platform/web/api-client.ts';
import { SelectField } from '../../../../platform/web/ui/fields.tsx';
import { Section } from '../../../../platform/web/ui/section.tsx';
import type { ProblemLine, ProblemList } from '../../../problems/model/wire.ts';
import { words } from '../words.ts';
import styles from '../whole-page.module.css';
import type { PlanForm } from './plan-form.ts';

const text = words.planning;

/** Which problem is brought. Whoever plans chooses among those they may read; else the presenter chooses later. */
export function ProblemChoice({ form, onChange }: { readonly form: PlanForm; readonly onChange: (problemId: string | null) => void }) {
  const problems = useApi<ProblemList>('/api/problems');
  const seated = new Set(form.seats.flatMap((seat) => (seat.personId === null ? [] : [seat.personId])));
  const readable: readonly ProblemLine[] = problems.state === 'ready' ? [...problems.value.mine, ...problems.value.supervised].filter((line) => seated.has(line.author.personId) && line.statement !== null) : [];
  if (seated.size === 0) return null;
  return (
    <Section title={text.problem}>
      <div className={styles.form}>
        {readable.length === 0 ? <p className={styles.quiet}>{text.problemLater}</p> : (
          <SelectField label={text.problemLabel} blank={text.problemLaterChoice} value={form.problemId ?? ''} onChange={(problemId) => onChange(problemId || null)} choices={readable.map((line) => ({ value: line.problemId, label: text.problemOf(line.author.name, line.statement?.trim() || text.untitled) }))} />
        )}
      </div>
    </Section>
  );
}
