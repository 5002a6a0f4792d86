import { sayTime, useTimeZone } from '../../../../platform/web/dates.ts';
import { Moment } from '../../../../platform/web/ui/moment.tsx';
import { WhoCanRead } from '../../../../platform/web/ui/private-chip.tsx';
import { Section } from '../../../../platform/web/ui/section.tsx';
import { words } from '../words.ts';
import styles from '../whole-page.module.css';
import type { PlanForm } from './plan-form.ts';

const text = words.planning.invitation;

/** What everyone will get, and who will be able to read what, before anything is sent. */
export function Invitation({ form, people, supervisorSees }: { readonly form: PlanForm; readonly people: readonly string[]; readonly supervisorSees: 'completion' | 'record' }) {
  const timeZone = useTimeZone();
  return (
    <Section title={text.title} sentence={text.sentence(people.length)}>
      <div className={styles.invitation}>
        <h3>{form.title}</h3>
        {form.startsAt === null ? null : <p><Moment at={form.startsAt} />–{sayTime(form.startsAt + form.minutes * 60_000, timeZone)}</p>}
        {form.place ? <p>{form.place}</p> : null}
        <p className={styles.quiet}>{text.to(people)}</p>
      </div>
      <p><WhoCanRead who={text.readers} /></p>
      <p className={styles.quiet}>{words.lobby.supervisorSees[supervisorSees]}</p>
    </Section>
  );
}
