import { randomUUID } from 'node:crypto';
import type { Person } from '../../src/apps/rehearsal/browserless-person.ts';
import { circleOfSeven, type CircleOfSeven } from './circle-of-seven.ts';
import type { WholeServer } from './whole-server.ts';

/** A circle of seven with one of everything, and an administrator who is also principal and supervisor and takes part everywhere. */
export interface BusyDistrict {
  readonly circle: CircleOfSeven;
  readonly everyone: Person;
  /** Ids by the names that paths and bodies use. */
  readonly ids: Map<string, Set<string>>;
}

const FROM = '2020-01-01';

export async function busyDistrict(server: WholeServer): Promise<BusyDistrict> {
  const circle = await circleOfSeven(server);
  const everyone = circle.administrator;
  const { actor } = await everyone.must<{ actor: { personId: string; districtId: string } }>('GET', '/api/me');
  everyone.personId = actor.personId;
  for (const role of ['principal', 'supervisor']) await everyone.must('POST', `/api/people/${actor.personId}/roles`, { role, from: FROM });
  const personIds = [...circle.principals.map((person) => person.personId), actor.personId];
  await everyone.must('PUT', `/api/circles/${circle.circleId}/members`, { on: FROM, personIds });
  const ids = new Map<string, Set<string>>();
  keepIds(ids, { districtId: actor.districtId, circleId: circle.circleId });
  for (const person of [...circle.principals, circle.supervisor, circle.outsider]) keepIds(ids, { personId: person.personId });
  await fillWithWork(circle, everyone, ids);
  return { circle, everyone, ids };
}

async function fillWithWork(circle: CircleOfSeven, everyone: Person, ids: Map<string, Set<string>>): Promise<void> {
  const kept = async (method: string, path: string, body?: unknown): Promise<void> => keepIds(ids, await everyone.must(method, path, body));
  await kept('POST', '/api/schools', { name: 'Oak', level: 'elementary' });
  await kept('POST', '/api/cohorts', { name: 'Cohort' });
  await kept('POST', '/api/protocols', { start: 'blank', title: 'Ours' });
  const problemId = randomUUID();
  await kept('POST', '/api/problems', { problemId, content: { statement: 'How can I help?' } });
  await kept('POST', `/api/problems/${problemId}/comments`, { commentId: randomUUID(), text: 'Well said.' });
  const held = await circle.plan();
  await circle.hold(held);
  const running = await circle.plan();
  await circle.does(circle.principals[1]!, running, { type: 'AssignSeat', seatId: 'facilitator', personId: everyone.personId });
  await circle.does(everyone, running, { type: 'StartSession', problemVersion: 1 });
  const { steps, seats } = (await circle.view(everyone, running)).plan.protocol.content;
  ids.set('stepId', new Set(steps.map((step) => step.id)));
  ids.set('captureId', new Set(steps.flatMap((step) => step.captures.map((capture) => capture.id))));
  ids.set('seatId', new Set(seats.map((seat) => seat.id)));
  keepIds(ids, { sessionId: held });
  keepIds(ids, { sessionId: running });
  keepIds(ids, { sessionId: await circle.plan() });
  await studyInHand(everyone, ids);
  for (const path of ['/api/me/sign-ins', '/api/networks', '/api/protocols', '/api/commitments', '/api/notices', '/api/people']) await kept('GET', path);
}

/** A study with a text, a code, a round, a coding and a note, all of it done over HTTP. */
async function studyInHand(everyone: Person, ids: Map<string, Set<string>>): Promise<void> {
  const named = { studyId: randomUUID(), sourceId: randomUUID(), caseId: randomUUID(), codeId: randomUUID(), roundId: randomUUID(), codingId: randomUUID(), memoId: randomUUID() };
  const { studyId, sourceId, caseId, codeId, roundId, codingId, memoId } = named;
  await everyone.must('POST', '/api/studies', { studyId, title: 'How networks learn' });
  await everyone.must('POST', `/api/studies/${studyId}/sources`, { sourceId, title: 'An interview', type: 'interview', datedOn: '2025-03-04', text: 'We met and talked.\nThen we tried it 👩‍🏫.' });
  await everyone.must('POST', `/api/studies/${studyId}/cases`, { caseId, kind: 'school', name: 'Oak' });
  const give = (command: object): Promise<unknown> => everyone.must('POST', `/api/studies/${studyId}/commands`, { commandId: randomUUID(), command });
  await give({ do: 'add-code', code: { codeId, parentId: null, name: 'Brokering', provenance: { kind: 'framework', framework: 'Ours' }, colour: '#2F6690' } });
  await give({ do: 'add-round', roundId, round: { name: 'Round 1', blind: false } });
  await give({ do: 'code', sourceId, version: 1, roundId, codeId, spans: [{ codingId, start: 0, end: 6 }] });
  await give({ do: 'write-memo', memoId, kind: 'noticing', on: { of: 'coding', id: codingId, sourceId }, text: 'They met.', audience: 'team', roundId });
  keepIds(ids, named);
}

/** Remembers every id in an answer under the name it has there. */
export function keepIds(ids: Map<string, Set<string>>, answer: unknown): void {
  if (Array.isArray(answer)) for (const one of answer) keepIds(ids, one);
  else if (answer !== null && typeof answer === 'object') {
    for (const [name, value] of Object.entries(answer)) {
      if (typeof value !== 'string') keepIds(ids, value);
      else if (name.endsWith('Id') && /^[0-9a-f-]{36}$/.test(value)) {
        const known = ids.get(name) ?? new Set();
        if (known.size < 40) ids.set(name, known.add(value));
      }
    }
  }
}
