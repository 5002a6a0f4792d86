import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPerson, type Person } from '../../src/apps/rehearsal/browserless-person.ts';
import type { Database } from '../../src/platform/server/db/database.ts';
import { createDistrictWithAdministrator } from '../../src/slices/people/server/index.ts';
import { must } from '../../src/kernel/result.ts';
import { describeOnBothEngines } from '../support/databases.ts';
import { madeFrom, type Schema } from '../support/made-from-schema.ts';
import { wholeServer, type WholeServer } from '../support/whole-server.ts';

interface Route {
  readonly method: string;
  readonly path: string;
  readonly open: boolean;
  /** The required part of the address after the question mark. */
  readonly query: readonly { readonly name: string; readonly schema: Schema }[];
  readonly body: Schema | null;
}

const MARK = 'Marked-For-District-One';
const PASSWORD = 'three calm words here';

describeOnBothEngines('every route of the OpenAPI document', (open) => {
  let db: Database;
  let server: WholeServer;
  let routes: readonly Route[];
  let ids: Readonly<Record<string, string>>;
  let other: Person;

  beforeAll(async () => {
    db = await open();
    server = await wholeServer(db);
    ids = await fillDistrictOne(server);
    other = await administratorOfDistrictTwo(server);
    routes = await routesOf(server);
  }, 120_000);
  afterAll(() => server.stop());

  const addressFor = ({ path, query }: Route): string => {
    const asked = new URLSearchParams(query.map(({ name, schema }) => [name, String(madeFrom(schema, (key) => ids[key] ?? randomUUID(), name))]));
    return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? randomUUID()) + (query.length > 0 ? `?${asked}` : '');
  };
  const bodyFor = (route: Route): unknown => (route.body ? madeFrom(route.body, (name) => ids[name] ?? randomUUID()) : undefined);

  test('[PL-110] the document is OpenAPI 3.1 and names every route with its security', async () => {
    const document = (await (await fetch(`${server.url}/api/openapi.json`)).json()) as { openapi: string };
    expect(document.openapi).toMatch(/^3\.1/);
    expect(routes.length).toBeGreaterThan(80);
    expect(routes.filter((route) => route.open).map((route) => `${route.method} ${route.path}`).toSorted()).toEqual(PUBLIC);
  });

  test('[PL-111] a stranger is refused everywhere but on the public routes, before anything is read', async () => {
    const stranger = createPerson('Stranger', () => server.url);
    for (const route of routes.filter((candidate) => !candidate.open)) {
      const answer = await stranger.request(route.method, addressFor(route), route.method === 'GET' ? undefined : { not: 'what it wants' });
      expect([route.method, route.path, answer.status]).toEqual([route.method, route.path, 401]);
    }
  });

  test('[PL-112] a person of another district is refused at every address of this one, and changes and learns nothing', async () => {
    const before = await fingerprint(db, ids['districtId']!);
    const wrong: string[] = [];
    for (const route of routes.filter((candidate) => !candidate.open && candidate.path.includes('{'))) {
      const answer = await other.request(route.method, addressFor(route), bodyFor(route));
      if (![403, 404].includes(answer.status)) wrong.push(`${route.method} ${route.path} answered ${answer.status}: ${JSON.stringify(answer.json).slice(0, 900)}`);
    }
    expect(wrong).toEqual([]);
    for (const route of routes.filter((candidate) => candidate.method === 'GET' && !candidate.path.includes('{'))) await other.request('GET', route.path);
    expect(other.received.text.filter((text) => text.includes(MARK))).toEqual([]);
    expect(await fingerprint(db, ids['districtId']!)).toBe(before);
  });
});

/** The routes that anyone may knock at; a new one must be added here on purpose. */
const PUBLIC = [
  'GET /api/check-in-links/{key}',
  'GET /api/invitations/{token}',
  'GET /api/setup',
  'POST /api/check-in-links/{key}',
  'POST /api/guest-passes/redeem',
  'POST /api/invitations/redeem',
  'POST /api/setup',
  'POST /api/sign-in',
  'POST /api/sign-in-links',
  'POST /api/sign-in-links/redeem',
  'POST /api/recovery-codes/redeem',
  'POST /api/sign-out',
].toSorted();

async function routesOf(server: WholeServer): Promise<readonly Route[]> {
  const document = (await (await fetch(`${server.url}/api/openapi.json`)).json()) as {
    paths: Record<string, Record<string, { security?: readonly object[]; parameters?: readonly { name: string; in: string; required?: boolean; schema: Schema }[]; requestBody?: { content: Record<string, { schema: Schema }> } }>>;
    components?: { schemas?: Record<string, Schema> };
  };
  const service = new Set(['/api/health', '/api/clock', '/api/openapi.json']);
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    service.has(path) ? [] : Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      open: (operation.security ?? []).length === 0,
      query: (operation.parameters ?? []).filter((parameter) => parameter.in === 'query' && parameter.required === true),
      body: operation.requestBody?.content['application/json']?.schema ?? null,
    })),
  );
}

/** District one with one of everything, each carrying the mark; answers ids by the names that paths use. */
async function fillDistrictOne(server: WholeServer): Promise<Readonly<Record<string, string>>> {
  const admin = createPerson('Admin One', () => server.url);
  const { actor } = await admin.must<{ actor: { districtId: string; personId: string } }>('POST', '/api/setup', { district: { name: MARK, timeZone: 'America/Chicago' }, administrator: { name: `Admin ${MARK}`, email: 'one@district-one.example', password: PASSWORD }, sample: false });
  const from = '2020-01-01';
  for (const role of ['principal', 'supervisor']) await admin.must('POST', `/api/people/${actor.personId}/roles`, { role, from });
  const person = await admin.must<{ personId: string; roles: { roleId: string }[] }>('GET', `/api/people/${actor.personId}`);
  const { schoolId } = await admin.must<{ schoolId: string }>('POST', '/api/schools', { name: `School ${MARK}`, level: 'elementary' });
  const { network } = await admin.must<{ network: { networkId: string } }>('POST', '/api/networks', { name: `Network ${MARK}` });
  const { cohort } = await admin.must<{ cohort: { cohortId: string } }>('POST', '/api/cohorts', { name: `Cohort ${MARK}` });
  const { circle } = await admin.must<{ circle: { circleId: string } }>('POST', '/api/circles', { name: `Circle ${MARK}` });
  await admin.must('PUT', `/api/circles/${circle.circleId}/members`, { on: from, personIds: [actor.personId] });
  const { protocols } = await admin.must<{ protocols: { protocolId: string }[] }>('GET', '/api/protocols');
  const problemId = randomUUID();
  await admin.must('POST', '/api/problems', { problemId, content: { statement: `Statement ${MARK}` } });
  const sessionId = randomUUID();
  await admin.must('POST', '/api/sessions', { sessionId, circleId: circle.circleId, title: `Session ${MARK}`, startsAt: Date.now(), minutes: 50, place: MARK, protocolId: protocols[0]!.protocolId, protocolVersion: 1, problemId, seats: [] });
  const commentId = randomUUID();
  await admin.must('POST', `/api/problems/${problemId}/comments`, { commentId, text: `Comment ${MARK}` });
  const texts = await fillStudy(admin, server.url);
  const { signIns } = await admin.must<{ signIns: { signInId: string }[] }>('GET', '/api/me/sign-ins');
  return { districtId: actor.districtId, personId: actor.personId, roleId: person.roles[0]!.roleId, schoolId, networkId: network.networkId, cohortId: cohort.cohortId, circleId: circle.circleId, protocolId: protocols[0]!.protocolId, version: '1', format: 'csv', problemId, commentId, sessionId, signInId: signIns[0]!.signInId, ...texts };
}

/** A study with a source, a case, an attribute, an import and a column map. */
async function fillStudy(admin: Person, url: string): Promise<Readonly<Record<string, string>>> {
  const [studyId, sourceId, caseId, attributeId, importId] = Array.from({ length: 5 }, () => randomUUID()) as [string, string, string, string, string];
  await admin.must('POST', '/api/studies', { studyId, title: `Study ${MARK}`, question: MARK });
  await admin.must('POST', `/api/studies/${studyId}/sources`, { sourceId, title: `Source ${MARK}`, type: 'interview', datedOn: '2025-03-04', text: `Words ${MARK}` });
  await admin.must('POST', `/api/studies/${studyId}/cases`, { caseId, kind: 'school', name: `Case ${MARK}` });
  await admin.must('POST', `/api/studies/${studyId}/attributes`, { attributeId, name: `Attribute ${MARK}`, type: 'text', appliesTo: 'case' });
  await admin.must('PUT', `/api/studies/${studyId}/column-maps`, { signature: MARK, headings: [MARK], map: { text: 0 } });
  const brought = await fetch(`${url}/api/studies/${studyId}/files?path=${MARK}.txt&type=other&datedOn=2025-03-04&importId=${importId}`, { method: 'PUT', headers: { 'x-jointwork': '1', cookie: admin.cookie(), 'content-type': 'application/octet-stream' }, body: `File ${MARK}` });
  expect(brought.status).toBe(200);
  return { studyId, sourceId, caseId, attributeId, importId, ...(await codeStudy(admin, studyId, sourceId)) };
}

/** A code on a text in a round, with a note on it. */
async function codeStudy(admin: Person, studyId: string, sourceId: string): Promise<Readonly<Record<string, string>>> {
  const [codeId, roundId, codingId, memoId] = Array.from({ length: 4 }, () => randomUUID()) as [string, string, string, string];
  const give = (command: object) => admin.must('POST', `/api/studies/${studyId}/commands`, { commandId: randomUUID(), command });
  await give({ do: 'add-code', code: { codeId, parentId: null, name: `Code ${MARK}`, provenance: { kind: 'framework', framework: MARK }, colour: '#2F6690' } });
  await give({ do: 'add-round', roundId, round: { name: `Round ${MARK}`, blind: false } });
  await give({ do: 'code', sourceId, version: 1, roundId, codeId, spans: [{ codingId, start: 0, end: 5 }] });
  await give({ do: 'write-memo', memoId, kind: 'noticing', on: { of: 'coding', id: codingId, sourceId }, text: `Memo ${MARK}`, audience: 'team', roundId });
  return { codeId, roundId, codingId, memoId };
}

async function administratorOfDistrictTwo(server: WholeServer): Promise<Person> {
  const made = must(await createDistrictWithAdministrator(server.parts, { name: 'District two', timeZone: 'America/Denver', administrator: { name: 'Admin Two', email: 'two@district-two.example' } }));
  const person = createPerson('Admin Two', () => server.url);
  await person.must('POST', '/api/invitations/redeem', { token: new URL(made.url).pathname.split('/').at(-1), password: PASSWORD });
  for (const role of ['principal', 'supervisor', 'cabinet', 'researcher']) await person.must('POST', `/api/people/${made.administratorId}/roles`, { role, from: '2020-01-01' });
  return person;
}

/** One number for everything a district has in its tables, so that any change shows. */
async function fingerprint(db: Database, districtId: string): Promise<string> {
  const tables = await db.call<{ name: string }>("select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'district_id' order by table_name", []);
  const hash = createHash('sha256');
  for (const { name } of tables) {
    const rows = await db.call<{ line: string }>(`select row_to_json(t)::text as line from "${name}" t where t.district_id::text = $1 order by 1`, [districtId]);
    hash.update(name);
    for (const { line } of rows) hash.update(line);
  }
  return hash.digest('hex');
}
