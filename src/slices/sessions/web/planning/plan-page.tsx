import { useMemo, useState } from 'react';
import { useApi, useSend } from '../../../../platform/web/api-client.ts';
import { useTimeZone, wallClockAt } from '../../../../platform/web/dates.ts';
import { useGo, useQueryParam } from '../../../../platform/web/page.ts';
import { DateTimeField } from '../../../../platform/web/ui/date-time-field.tsx';
import { EmptyState } from '../../../../platform/web/ui/empty-state.tsx';
import { SelectField, TextField } from '../../../../platform/web/ui/fields.tsx';
import { Form } from '../../../../platform/web/ui/form.tsx';
import { PageHeader } from '../../../../platform/web/ui/page-header.tsx';
import { Section } from '../../../../platform/web/ui/section.tsx';
import { Await } from '../../../../platform/web/ui/states.tsx';
import type { ProtocolSummary } from '../../../protocols/model/wire.ts';
import type { z } from 'zod';
import type { CircleList } from '../../../people/model/wire.ts';
import type { RotationAnswer, SessionAnswer } from '../../model/wire.ts';
import { newId } from '../../../../platform/web/sync/new-id.ts';
import { words } from '../words.ts';
import styles from '../whole-page.module.css';
import { Invitation } from './invitation.tsx';
import { freshPlan, missingInPlan, planBody, proposedSeats, type PlanForm, type SeatChoice } from './plan-form.ts';
import { ProblemChoice } from './problem-choice.tsx';
import { SeatChoices } from './seat-choices.tsx';

const text = words.planning;
type Circles = z.output<typeof CircleList>['circles'];

/** Planning a session: circle, time, protocol, seats as the rotation proposes them, the problem, and what is sent out. */
export function PlanPage() {
  const circles = useApi<z.output<typeof CircleList>>('/api/circles?mine=true');
  const protocols = useApi<{ readonly protocols: readonly ProtocolSummary[] }>('/api/protocols');
  return (
    <>
      <PageHeader title={text.title} sentence={text.sentence} />
      <Await of={circles}>
        {(circleList) => circleList.circles.length === 0
          ? <EmptyState what={text.noCircleWhat} why={text.noCircleWhy} />
          : <Await of={protocols}>{(protocolList) => <Planning circles={circleList.circles} protocols={protocolList.protocols.filter((each) => each.latestVersion !== null && !each.archived)} />}</Await>}
      </Await>
    </>
  );
}

function Planning({ circles, protocols }: { readonly circles: Circles; readonly protocols: readonly ProtocolSummary[] }) {
  const timeZone = useTimeZone();
  const go = useGo();
  const asked = useQueryParam('circle');
  const { send, sending, problem } = useSend();
  const [sessionId] = useState(newId);
  const [form, setForm] = useState<PlanForm>(() => firstForm(circles, protocols, asked, timeZone));
  const [chosen, setChosen] = useState<readonly SeatChoice[] | null>(null);
  const [tried, setTried] = useState(false);
  const change = (changes: Partial<PlanForm>) => setForm((before) => ({ ...before, ...changes }));
  const rotation = useProposal(form, timeZone);
  // Until someone swaps, the seats are whatever the rotation proposes for the circle and day.
  const seats = chosen ?? (rotation.state === 'ready' ? proposedSeats(rotation.value) : []);
  const whole: PlanForm = { ...form, seats };
  const lacks = tried ? missingInPlan(whole) : [];
  const circle = circles.find((each) => each.circleId === form.circleId);
  const submit = async () => {
    setTried(true);
    const body = planBody(whole, sessionId);
    if (!body) return;
    const answer = await send<SessionAnswer>('POST', '/api/sessions', body, ['/api/sessions', '/api/home']);
    if (answer.ok) go(`/sessions/${sessionId}`);
  };
  return (
    <Form verb={text.verb} sending={sending} problem={problem} onSubmit={() => void submit()}>
      <div className={styles.form}>
        <SelectField label={text.circle} blank={text.chooseCircle} value={form.circleId ?? ''} error={lacks.includes('circle') ? text.lacking.circle : undefined} onChange={(circleId) => { setChosen(null); change({ circleId: circleId || null, ...titled(circles, circleId, form) }); }} choices={circles.map((each) => ({ value: each.circleId, label: each.name }))} />
        <TextField label={text.name} value={form.title} error={lacks.includes('title') ? text.lacking.title : undefined} maxLength={200} onChange={(title) => change({ title })} />
        <DateTimeField label={text.when} value={form.startsAt} error={lacks.includes('when') ? text.lacking.when : undefined} onChange={(startsAt) => change({ startsAt })} />
        <SelectField label={text.minutes} value={String(form.minutes)} onChange={(minutes) => change({ minutes: Number(minutes) })} choices={minuteChoices(form.minutes).map((minutes) => ({ value: String(minutes), label: text.minutesChoice(minutes) }))} />
        <TextField label={text.place} optional value={form.place} maxLength={200} onChange={(place) => change({ place })} />
        <SelectField label={text.protocol} blank={text.chooseProtocol} hint={protocols.find((each) => key(each) === form.protocol)?.purpose} value={form.protocol ?? ''} error={lacks.includes('protocol') ? text.lacking.protocol : undefined} onChange={(protocol) => { setChosen(null); change({ protocol: protocol || null, minutes: protocols.find((each) => key(each) === protocol)?.minutes.to ?? form.minutes }); }} choices={protocols.map((each) => ({ value: key(each), label: text.protocolChoice(each.title, each.latestVersion ?? 0) }))} />
      </div>
      {form.circleId && form.protocol ? (
        <Section title={text.seats} sentence={text.seatsSentence}>
          <Await of={rotation}>{(answer) => <SeatChoices rotation={answer} seats={seats} lacks={lacks.includes('seats')} onChange={setChosen} />}</Await>
        </Section>
      ) : null}
      <ProblemChoice form={whole} onChange={(problemId) => change({ problemId })} />
      {circle ? <Invitation form={form} people={circle.members.map((member) => member.name)} supervisorSees={circle.supervisorSees} /> : null}
    </Form>
  );
}

function key(protocol: ProtocolSummary): string {
  return `${protocol.protocolId}@${protocol.latestVersion}`;
}

function firstForm(circles: Circles, protocols: readonly ProtocolSummary[], asked: string | null, timeZone: string): PlanForm {
  const fresh = freshPlan(Date.now(), timeZone);
  const circle = circles.find((each) => each.circleId === asked) ?? (circles.length === 1 ? circles[0] : undefined);
  const protocol = protocols.find((each) => each.builtIn !== null) ?? protocols[0];
  return {
    ...fresh,
    ...(circle ? { circleId: circle.circleId, title: text.defaultTitle(circle.name) } : {}),
    ...(protocol ? { protocol: key(protocol), minutes: protocol.minutes.to } : {}),
  };
}

/** The title follows the circle as long as nobody has written one. */
function titled(circles: Circles, circleId: string, form: PlanForm): Partial<PlanForm> {
  const before = circles.find((each) => each.circleId === form.circleId);
  const isOurs = form.title === '' || (before !== undefined && form.title === text.defaultTitle(before.name));
  const next = circles.find((each) => each.circleId === circleId);
  return isOurs && next ? { title: text.defaultTitle(next.name) } : {};
}

function useProposal(form: PlanForm, timeZone: string) {
  const path = useMemo(() => {
    if (!form.circleId || !form.protocol || form.startsAt === null) return null;
    const [protocolId] = form.protocol.split('@');
    return `/api/circles/${form.circleId}/rotation?on=${wallClockAt(form.startsAt, timeZone).day}&protocolId=${protocolId}`;
  }, [form.circleId, form.protocol, form.startsAt, timeZone]);
  return useApi<RotationAnswer>(path);
}

function minuteChoices(now: number): readonly number[] {
  return [...new Set([30, 45, 50, 60, 75, 90, 120, now])].toSorted((a, b) => a - b);
}
