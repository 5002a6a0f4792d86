import { randomUUID } from 'node:crypto';
import { createPerson, sendCommand, type Person } from '../../src/apps/rehearsal/browserless-person.ts';
import type { SessionState } from '../../src/slices/sessions/model/state.ts';
import type { WholeServer } from './whole-server.ts';

/** A district with a supervisor, a circle of principals and one more principal outside it; everyone is signed in. */
export interface CircleOfSeven {
  readonly administrator: Person;
  readonly supervisor: Person;
  readonly outsider: Person;
  readonly principals: readonly Person[];
  readonly circleId: string;
  /** Plans a session of the circle for now; the first three principals present, facilitate and keep time. */
  plan(more?: { readonly problemId?: string | null }): Promise<string>;
  /** Sends a command that must be accepted. */
  does(person: Person, sessionId: string, command: object): Promise<void>;
  view(person: Person, sessionId: string): Promise<SessionState>;
  /** Runs a short session to its end: one card read, one kept private, a notebook page, two next steps. */
  hold(sessionId: string, words?: HeldWords): Promise<void>;
}

/** Words that stay private, to look for where they must not be. */
export interface HeldWords {
  readonly unread: string;
  readonly notebook: string;
  readonly promise: string;
}
const PLAIN: HeldWords = { unread: 'A card kept to myself', notebook: 'A page for me alone', promise: 'Look at student writing together' };
const FROM = '2020-01-01';

export async function circleOfSeven(server: Pick<WholeServer, 'url'>, supervisorSees: 'completion' | 'record' = 'completion'): Promise<CircleOfSeven> {
  const url = () => server.url;
  const administrator = createPerson('Ada Admin', url);
  await administrator.must('POST', '/api/setup', { district: { name: 'Seven', timeZone: 'America/Chicago' }, administrator: { name: 'Ada Admin', email: 'ada@seven.example', password: 'three calm words' }, sample: false });
  const invite = async (name: string, role: string): Promise<Person> => {
    const { personId } = await administrator.must<{ personId: string }>('POST', '/api/people', { name, email: `${name.toLowerCase()}@seven.example`, roles: [{ role, from: FROM }] });
    const invitation = await administrator.must<{ url: string }>('POST', `/api/people/${personId}/invitation`);
    const person = createPerson(name, url);
    await person.must('POST', '/api/invitations/redeem', { token: new URL(invitation.url).pathname.split('/').at(-1), password: 'three calm words' });
    person.personId = personId;
    return person;
  };
  const supervisor = await invite('Dana', 'supervisor');
  const outsider = await invite('Olga', 'principal');
  const principals: Person[] = [];
  for (const name of ['Pia', 'Finn', 'Tess', 'Gus', 'Hana']) principals.push(await invite(name, 'principal'));
  const personIds = principals.map((person) => person.personId);
  const { circle } = await administrator.must<{ circle: { circleId: string } }>('POST', '/api/circles', { name: 'Circle', supervisorSees });
  await administrator.must('PUT', `/api/circles/${circle.circleId}/members`, { on: FROM, personIds });
  const { network } = await administrator.must<{ network: { networkId: string } }>('POST', '/api/networks', { name: 'Network' });
  await administrator.must('PUT', `/api/networks/${network.networkId}/members`, { on: FROM, personIds });
  await administrator.must('PUT', `/api/networks/${network.networkId}/supervisors`, { on: FROM, personIds: [supervisor.personId] });
  await administrator.must('PATCH', `/api/circles/${circle.circleId}`, { networkId: network.networkId });

  const does = async (person: Person, sessionId: string, command: object): Promise<void> => {
    const outcome = await sendCommand(person, sessionId, command);
    if (!outcome.accepted) throw new Error(`${person.name}: ${JSON.stringify(command)} was refused: ${outcome.title}`);
  };
  const view = async (person: Person, sessionId: string): Promise<SessionState> => (await person.must<{ session: SessionState }>('GET', `/api/sessions/${sessionId}`)).session;

  return {
    administrator, supervisor, outsider, principals, circleId: circle.circleId, does, view,
    plan: (more = {}) => planSession(supervisor, principals, circle.circleId, more.problemId ?? null),
    hold: (sessionId, words = PLAIN) => holdSession({ principals, does, view }, sessionId, words),
  };
}

async function planSession(supervisor: Person, principals: readonly Person[], circleId: string, problemId: string | null): Promise<string> {
  const { protocols } = await supervisor.must<{ protocols: { protocolId: string; builtIn: string | null }[] }>('GET', '/api/protocols');
  const sessionId = randomUUID();
  const seats = ['presenter', 'facilitator', 'timer'].map((seatId, index) => ({ seatId, personId: principals[index]!.personId }));
  await supervisor.must('POST', '/api/sessions', { sessionId, circleId, title: 'Our first session', startsAt: Date.now(), minutes: 50, place: 'Room 4', protocolId: protocols.find((p) => p.builtIn === 'critical-friends')!.protocolId, protocolVersion: 1, problemId, seats });
  return sessionId;
}

async function holdSession({ principals, does, view }: Pick<CircleOfSeven, 'principals' | 'does' | 'view'>, sessionId: string, words: HeldWords): Promise<void> {
  const [presenter, facilitator, timer, gus] = principals as [Person, Person, Person, Person];
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const captures = (await view(facilitator, sessionId)).plan.protocol.content.steps.flatMap((step) => step.captures);
  const idOf = (kind: string) => captures.find((capture) => capture.kind === kind)!.id;
  const move = async (stepIndex: number) => does(facilitator, sessionId, { type: 'MoveToStep', stepIndex, moves: (await view(facilitator, sessionId)).moves });
  await does(facilitator, sessionId, { type: 'StartSession', problemVersion: 1 });
  await move(2);
  const read = randomUUID();
  await does(timer, sessionId, { type: 'WriteCard', captureId: idOf('private-cards'), cardId: read, text: 'What would the students say?' });
  await does(gus, sessionId, { type: 'WriteCard', captureId: idOf('private-cards'), cardId: randomUUID(), text: words.unread });
  await does(facilitator, sessionId, { type: 'OpenReading', captureId: idOf('private-cards') });
  for (let turn = 0; turn < 2; turn++) {
    const cards = (await view(facilitator, sessionId)).captures[idOf('private-cards')];
    const author = cards?.kind === 'private-cards' ? cards.order[cards.turn] : undefined;
    if (author !== timer.personId) await does(gus, sessionId, { type: 'PassTurn', captureId: idOf('private-cards') });
    else {
      await does(timer, sessionId, { type: 'StartReadingCard', captureId: idOf('private-cards'), cardId: read });
      await does(timer, sessionId, { type: 'FinishReadingCard', captureId: idOf('private-cards'), cardId: read });
    }
  }
  await does(facilitator, sessionId, { type: 'HandOver', captureId: idOf('private-cards') });
  await move(3);
  await does(presenter, sessionId, { type: 'WriteNotebook', captureId: idOf('notebook'), text: words.notebook });
  await move(4);
  const step = (horizon: string, days: number) => ({ nextStepId: randomUUID(), horizon, what: words.promise, actor: 'Second-grade team lead', where: 'Tuesdays', dueOn: day(days), evidence: 'Each teacher names one change' });
  await does(presenter, sessionId, { type: 'WriteNextStep', captureId: idOf('next-steps'), nextStep: step('short', 10) });
  await does(presenter, sessionId, { type: 'WriteNextStep', captureId: idOf('next-steps'), nextStep: step('long', 80) });
  await does(facilitator, sessionId, { type: 'EndSession', moves: (await view(facilitator, sessionId)).moves });
}
