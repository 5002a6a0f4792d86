import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import { must } from '../../kernel/result.ts';
import type { Parts } from '../../platform/server/parts.ts';
import { findCommitments, keepReport, type CommitmentTrx } from '../../slices/commitments/server/index.ts';
import { fillPeople, todayIn, type DistrictMade, type PeopleTables } from '../../slices/people/server/index.ts';
import type { ProblemContent } from '../../slices/problems/model/content.ts';
import { addSampleProblem } from '../../slices/problems/server/index.ts';
import type { ProtocolVersion } from '../../slices/protocols/model/protocol.ts';
import { builtInProtocol } from '../../slices/protocols/server/index.ts';
import { planSession, type PlanInput } from '../../slices/sessions/model/plan-session.ts';
import type { LiveSessions } from '../../slices/sessions/server/index.ts';
import { CONVERSATIONS } from './conversations.ts';
import { holdSession } from './hold-session.ts';
import { fillSampleStudy } from './fill-sample-study.ts';
import { PRINCIPALS, SUPERVISORS } from './people-names.ts';
import { PROBLEM_TEXTS } from './problem-texts.ts';
import { dayAfter, meetingsOf, schoolYearStart, type Meeting } from './sample-calendar.ts';
import { SAMPLE_CIRCLES, samplePeople } from './sample-people.ts';
import type { Conversation } from './sample-shapes.ts';

const DAY_MS = 86_400_000;

interface Filling {
  readonly parts: Parts;
  readonly live: LiveSessions;
  readonly districtId: string;
  readonly timeZone: string;
  readonly protocol: ProtocolVersion;
  readonly people: ReadonlyMap<string, string>;
  readonly groups: ReadonlyMap<string, string>;
}

type SampleCircle = (typeof SAMPLE_CIRCLES)[number];

/** Fills a new district with invented people and a year around today: sessions behind and ahead, problems, promises. */
export async function fillSampleDistrict(parts: Parts, live: LiveSessions, { districtId, administratorId }: DistrictMade): Promise<void> {
  const now = parts.clock.now();
  const { timeZone, protocol } = await parts.db.inDistrict(districtId, async (trx: Transaction<PeopleTables>) => {
    const district = await trx.selectFrom('district').select('time_zone').executeTakeFirstOrThrow();
    return { timeZone: district.time_zone, protocol: await builtInProtocol(trx, 'critical-friends') };
  });
  if (!protocol) throw new Error('the built-in protocol must be installed before the sample');
  const ids = await fillPeople(parts, districtId, samplePeople(schoolYearStart(now, timeZone)));
  const filling: Filling = { parts, live, districtId, timeZone, protocol, people: ids.people, groups: ids.groups };
  for (const [index, circle] of SAMPLE_CIRCLES.entries()) {
    for (const meeting of meetingsOf(index, now, timeZone)) await addMeeting(filling, circle, index, meeting, now);
  }
  const researcher = (index: number) => ids.people.get(`researcher-${index}`)!;
  await fillSampleStudy(parts, { districtId, leadId: administratorId, coderIds: { first: researcher(0), second: researcher(1) } });
}

async function addMeeting(filling: Filling, circle: SampleCircle, circleIndex: number, meeting: Meeting, now: number): Promise<void> {
  const past = meeting.month < 0;
  const round = meeting.month + 3;
  const text = (circleIndex + round) % PROBLEM_TEXTS.length;
  const seats = seatsFor(circle, round);
  // Three problems a circle lie ahead: one ready, one talked about, one still a draft. Later presenters have not begun.
  const problemId = past || meeting.month < 2 ? await addProblem(filling, seats.presenter, PROBLEM_TEXTS[text]!, meeting, now) : null;
  const plan = planFor(filling, circle, meeting, seats, problemId);
  const address = { districtId: filling.districtId, streamId: plan.sessionId };
  if (!past) {
    const events = must(planSession(plan, { now, personId: null }));
    must(await filling.live.hub.begin(address, plan.sessionId, null, events));
    return;
  }
  const conversation = CONVERSATIONS[text]!;
  const after = (days: number) => dayAfter(meeting.startsAt, days, filling.timeZone);
  const events = holdSession({ plan, problemVersion: 2, conversation, newId: randomUUID, dayAfter: after });
  must(await filling.live.hub.begin(address, plan.sessionId, null, events));
  if (meeting.month < -1) await addWhatHappened(filling, plan, conversation, meeting.startsAt + 29 * DAY_MS);
}

/** Who presents, facilitates and keeps time in a circle's n-th meeting: everyone in turn. */
function seatsFor(circle: SampleCircle, round: number): { presenter: number; facilitator: number; timer: number } {
  const at = (offset: number) => circle.members[(round + offset) % circle.members.length]!;
  return { presenter: at(0), facilitator: at(1), timer: at(2) };
}

function planFor(filling: Filling, circle: SampleCircle, meeting: Meeting, seats: ReturnType<typeof seatsFor>, problemId: string | null): PlanInput {
  const person = (index: number) => filling.people.get(`principal-${index}`)!;
  return {
    sessionId: randomUUID(),
    districtId: filling.districtId,
    plan: {
      title: `${circle.name}: ${PRINCIPALS[seats.presenter]!.split(' ')[0]}’s problem of practice`,
      circleId: filling.groups.get(circle.key)!,
      startsAt: meeting.startsAt,
      minutes: 50,
      place: meeting.month % 2 === 0 ? 'District office, room 4' : 'At the presenter’s school',
      protocol: filling.protocol,
      problemId,
      supervisorSees: circle.cohort === 1 ? 'record' : 'completion',
    },
    people: circle.members.map((index) => ({ personId: person(index), name: PRINCIPALS[index]!, guest: false })),
    seats: { presenter: person(seats.presenter), facilitator: person(seats.facilitator), timer: person(seats.timer) },
  };
}

/** A problem with a first and a second version; for past and near meetings marked ready by both, with the supervisor of the network. */
async function addProblem(filling: Filling, author: number, content: ProblemContent, meeting: Meeting, now: number): Promise<string> {
  const { parts, districtId } = filling;
  const begun = Math.min(meeting.startsAt, now) - 16 * DAY_MS;
  const supervisor = Math.min(Math.floor(author / 15) * 2, SUPERVISORS.length - 1);
  const first: ProblemContent = { ...content, leadershipProblem: '', inMyControl: '', involved: [], statement: content.statement.replace(/^How can I,? ?/, 'How do we ') };
  const ready = meeting.month < 1;
  const versions = meeting.month < 1
    ? [{ content: first, at: begun }, { content, at: begun + 9 * DAY_MS, reason: 'After the conversation with my supervisor' }]
    : [{ content: first, at: begun }];
  return parts.db.inDistrict(districtId, (trx: Transaction<unknown>) =>
    addSampleProblem(trx, {
      districtId,
      authorId: filling.people.get(`principal-${author}`)!,
      versions,
      ...(ready ? { readyBy: { supervisorId: filling.people.get(`supervisor-${supervisor}`)!, at: begun + 10 * DAY_MS } } : {}),
      ...(meeting.month < 0 ? { presentedAt: meeting.startsAt } : {}),
    }, parts.newId),
  );
}

/** A month later the facilitator asked, and somebody wrote one sentence about the short-term promise. */
async function addWhatHappened(filling: Filling, plan: PlanInput, conversation: Conversation, at: number): Promise<void> {
  await filling.parts.db.inDistrict(filling.districtId, async (trx: CommitmentTrx) => {
    const today = await todayIn(trx, at);
    for (const row of await findCommitments(trx, { sessionId: plan.sessionId })) {
      if (row.horizon !== 'short') continue;
      await keepReport(trx, row, row.check_by ?? row.owner_id, 'check-in', { reportId: randomUUID(), ...conversation.afterwards, evidence: '' }, at, today);
    }
  });
}
