import { randomUUID } from 'node:crypto';
import { createPerson, type Person } from './browserless-person.ts';
import type { ServerProcess } from './server-process.ts';
import type { Secret } from './secrets.ts';

/** Everyone in the rehearsal, signed in over the public API, and the circle they form. */
export interface Cast {
  readonly administrator: Person;
  readonly supervisor: Person;
  readonly principals: readonly Person[];
  readonly circleId: string;
}

const NAMES = ['Robin Presenter', 'Ana Facilitator', 'Tomas Timer', 'Grace Colleague', 'Iris Colleague', 'Noor Colleague', 'Lee Latecomer'];
const PASSWORD = () => `rehearsal ${randomUUID()}`;

/** An administrator of a district that is there already, who lets the drill happen in it. */
export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/**
 * Makes a supervisor and a circle of seven, in a district of their own or in the one these credentials open; every sign-in
 * goes through an invitation link.
 */
export async function gatherCast(server: Pick<ServerProcess, 'url'>, existing: Credentials | null): Promise<Cast> {
  const url = () => server.url;
  const today = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  const administrator = createPerson('Drill Administrator', url);
  if (existing) await administrator.must('POST', '/api/sign-in', existing);
  else {
    await administrator.must('POST', '/api/setup', {
      district: { name: 'Rehearsal District', timeZone: 'America/Chicago' },
      administrator: { name: administrator.name, email: 'administrator@rehearsal.example', password: PASSWORD() },
      sample: false,
    });
  }
  const supervisor = await invite(administrator, 'Dana Supervisor', 'supervisor', today, url);
  const principals: Person[] = [];
  for (const name of NAMES) principals.push(await invite(administrator, name, 'principal', today, url));
  const { circle } = await administrator.must<{ circle: { circleId: string } }>('POST', '/api/circles', { name: 'Rehearsal circle', supervisorSees: 'completion' });
  await administrator.must('PUT', `/api/circles/${circle.circleId}/members`, { on: today, personIds: principals.map((p) => p.personId), reason: '' });
  const { network } = await administrator.must<{ network: { networkId: string } }>('POST', '/api/networks', { name: 'Rehearsal network' });
  await administrator.must('PUT', `/api/networks/${network.networkId}/members`, { on: today, personIds: principals.map((p) => p.personId), reason: '' });
  await administrator.must('PUT', `/api/networks/${network.networkId}/supervisors`, { on: today, personIds: [supervisor.personId], reason: '' });
  return { administrator, supervisor, principals, circleId: circle.circleId };
}

async function invite(administrator: Person, name: string, role: string, from: string, url: () => string): Promise<Person> {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}.${randomUUID().slice(0, 8)}@rehearsal.example`;
  const made = await administrator.must<{ personId: string } | { person: { personId: string } }>('POST', '/api/people', { name, email, roles: [{ role, from }] });
  const personId = 'person' in made ? made.person.personId : made.personId;
  const invitation = await administrator.must<{ url: string }>('POST', `/api/people/${personId}/invitation`);
  const person = createPerson(name, url);
  await person.must('POST', '/api/invitations/redeem', { token: tokenOf(invitation.url), password: PASSWORD() });
  person.personId = personId;
  return person;
}

/** The secret at the end of an invitation's address, wherever it stands: `…/invitation/TOKEN` or `…?token=TOKEN`. */
function tokenOf(address: string): string {
  const url = new URL(address);
  return url.searchParams.get('token') ?? url.pathname.split('/').at(-1) ?? '';
}

/** Makes a private text with a word in it that occurs nowhere else. */
export function writeSecret(secrets: Secret[], author: Person, what: string): { readonly text: string; readonly secret: Secret } {
  const word = `zz${randomUUID().replaceAll('-', '').slice(0, 20)}`;
  const secret: Secret = { word, what, knownTo: new Set([author.personId]), shared: false };
  secrets.push(secret);
  return { text: `${what}: what would change if we began with the students? ${word}`, secret };
}
