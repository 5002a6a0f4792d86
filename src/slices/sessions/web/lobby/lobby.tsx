import { Button } from '@mantine/core';
import { LinkTo } from '../../../../platform/web/page.ts';
import { sayTime, useTimeZone } from '../../../../platform/web/dates.ts';
import { Moment } from '../../../../platform/web/ui/moment.tsx';
import { PageHeader } from '../../../../platform/web/ui/page-header.tsx';
import { ProblemNotice } from '../../../../platform/web/ui/problem-notice.tsx';
import { WhoCanRead } from '../../../../platform/web/ui/private-chip.tsx';
import { Section } from '../../../../platform/web/ui/section.tsx';
import { contentOf, leadingSeat } from '../../model/places.ts';
import { actingIn, leadsNow, nameOf } from '../../model/who.ts';
import type { You } from '../../model/wire.ts';
import { Banners } from '../room/banners.tsx';
import { callName } from '../room/people-in-room.ts';
import { ProblemOf } from '../room/panels/problem-panel.tsx';
import { useRoom } from '../room/room-context.ts';
import type { RoomSight } from '../room/room-store.ts';
import { useSending } from '../room/use-sending.ts';
import { opening } from '../opening.ts';
import { WholePage } from '../whole-page.tsx';
import { words } from '../words.ts';
import styles from '../whole-page.module.css';
import { BringProblem } from './bring-problem.tsx';
import { ComingPeople } from './coming-people.tsx';
import { GuestLink } from './guest-link.tsx';
import { PlanChanges } from './plan-changes.tsx';
import { SwapSeats } from './swap-seats.tsx';

const text = words.lobby;

/** Before the start: when and where, who is coming, the problem to read, and the start itself for whoever leads. */
export function Lobby({ you, sight, onLetGo }: { readonly you: You; readonly sight: RoomSight; readonly onLetGo: (commandId: string) => void }) {
  const { state, viewerId } = useRoom();
  const timeZone = useTimeZone();
  const { plan } = state;
  const content = contentOf(state);
  const mayChange = you.mayTakePart && !state.people[viewerId]?.guest;
  const ends = plan.startsAt + plan.minutes * 60_000;
  return (
    <WholePage>
      <PageHeader
        title={plan.title}
        sentence={<><Moment at={plan.startsAt} />–{sayTime(ends, timeZone)}{plan.place ? ` · ${plan.place}` : ''}</>}
        action={<Button component="a" variant="default" href={`/api/sessions/${state.sessionId}/invitation.ics`}>{text.calendar}</Button>}
      />
      <Banners sight={sight} onLetGo={onLetGo} />
      <Start />
      {plan.circleId ? <opening.Place circleId={plan.circleId} sessionId={state.sessionId} /> : null}
      <Section title={text.whoComes}>
        <ComingPeople />
        {mayChange ? <SwapSeats /> : null}
      </Section>
      <Section title={text.problem} sentence={text.problemSentence}>
        <ProblemOf problemId={plan.problemId} />
        <BringProblem />
      </Section>
      <Section title={text.how} sentence={content.purpose}>
        <ul className={styles.norms}>{content.norms.map((norm) => <li key={norm}>{norm}</li>)}</ul>
      </Section>
      <Section title={text.whoReads}>
        <p><WhoCanRead who={text.readers} /></p>
        <p>{text.privateStays}</p>
        <p>{text.supervisorSees[plan.supervisorSees]}</p>
      </Section>
      <Section title={text.join}>
        <p><LinkTo to={`/sessions/${state.sessionId}/screen`}>{text.openScreen}</LinkTo> <span className={styles.quiet}>{text.screenSentence}</span></p>
        {you.mayInviteGuests ? <GuestLink sessionId={state.sessionId} /> : null}
      </Section>
      {mayChange ? <PlanChanges /> : null}
    </WholePage>
  );
}

/** The start: a button for whoever leads, for everyone else whom they wait for. */
function Start() {
  const { state, viewerId } = useRoom();
  const sending = useSending();
  const leader = actingIn(state, leadingSeat(contentOf(state)).id);
  const here = Object.values(state.people).filter((person) => person.present).length;
  const empty = contentOf(state).seats.filter((seat) => actingIn(state, seat.id) === null);
  return (
    <div className={styles.start}>
      <p className={styles.startLine}>{leadsNow(state, viewerId) ? text.youStart : leader ? text.waitFor(callName(state, leader)) : text.noLeader}</p>
      <p>{text.hereNow(here, Object.keys(state.people).length)}</p>
      {empty.length > 0 ? <p>{text.emptySeats(empty.map((seat) => seat.name))}</p> : null}
      {leadsNow(state, viewerId) ? (
        <div>
          <Button size="lg" disabled={empty.length > 0} loading={sending.busy} onClick={() => void sending.send({ type: 'StartSession', problemVersion: null })}>{text.start}</Button>
        </div>
      ) : <p>{text.staysHere(leader ? nameOf(state, leader) : '')}</p>}
      <ProblemNotice problem={sending.problem} />
    </div>
  );
}
