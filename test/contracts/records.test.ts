import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Person } from '../../src/apps/rehearsal/browserless-person.ts';
import { leaksInFiles, leaksOnTheWire, type Secret } from '../../src/apps/rehearsal/secrets.ts';
import type { SessionRecord } from '../../src/slices/records/model/wire.ts';
import { circleOfSeven, type CircleOfSeven } from '../support/circle-of-seven.ts';
import { describeOnBothEngines } from '../support/databases.ts';
import { wholeServer, type WholeServer } from '../support/whole-server.ts';

describeOnBothEngines('records', (open) => {
  let server: WholeServer;
  let circle: CircleOfSeven;
  let sessionId: string;
  let presenter: Person;
  let gus: Person;
  const record = (person: Person) => person.must<SessionRecord>('GET', `/api/sessions/${sessionId}/record`);

  beforeAll(async () => {
    server = await wholeServer(await open());
    circle = await circleOfSeven(server, 'record');
    [presenter, , , gus] = circle.principals as [Person, Person, Person, Person];
    const problemId = randomUUID();
    await presenter.must('POST', '/api/problems', { problemId, content: { statement: 'How can I help the team leads?', situation: 'Dates and forms.' } });
    sessionId = await circle.plan({ problemId });
  }, 120_000);
  afterAll(() => server.stop());

  test('[RE-8] a session that has not begun has no record, and says so', async () => {
    const answer = await presenter.request('GET', `/api/sessions/${sessionId}/record`);
    expect([answer.status, (answer.json as { code: string }).code]).toEqual([404, 'no-record-yet']);
    await circle.hold(sessionId, { unread: 'zzunread card', notebook: 'zznotebook page', promise: 'Look at writing' });
  });

  test('[RE-1] a record reads from what was brought to what the structure shows', async () => {
    const headings = (await record(presenter)).blocks.flatMap((block) => (block.kind === 'heading' && block.level === 2 ? [block.text] : []));
    expect(headings).toEqual(['What was brought', 'Probing questions', 'Next steps', 'How the time went', 'What the structure shows']);
    expect((await record(presenter)).commitments).toHaveLength(2);
  });

  test('[RE-2] a record and its files hold nothing their reader may not see, and [RE-3] the reader’s own stands apart', async () => {
    const everyone = [...circle.principals, circle.supervisor];
    const secrets: Secret[] = [
      { word: 'zzunread', what: 'a card never read', knownTo: new Set([gus.personId]), shared: false },
      { word: 'zznotebook', what: 'a notebook page', knownTo: new Set([presenter.personId]), shared: false },
    ];
    for (const person of everyone) {
      await record(person);
      for (const form of ['docx', 'pdf', 'json']) await person.download(`/api/sessions/${sessionId}/record.${form}?own=true`, `record.${form}`);
    }
    expect(leaksOnTheWire(secrets, everyone)).toEqual([]);
    expect(await leaksInFiles(secrets, everyone)).toEqual([]);
    const own = JSON.stringify((await record(gus)).own);
    expect([own.includes('zzunread'), JSON.stringify((await record(gus)).blocks).includes('zzunread')]).toEqual([true, false]);
  });

  test('[RE-3] a file holds the reader’s private part only when the reader asks for it', async () => {
    const plain: Secret[] = [{ word: 'zzunread', what: 'own card', knownTo: new Set(), shared: false }];
    const reader = { ...gus, received: { text: [] as string[], files: [] as { name: string; bytes: Uint8Array }[] } };
    for (const [form, own] of [['docx', ''], ['pdf', ''], ['docx', '?own=true'], ['pdf', '?own=true']] as const) {
      const bytes = await gus.download(`/api/sessions/${sessionId}/record.${form}${own}`, `x.${form}`);
      reader.received.files.push({ name: `record${own}.${form}`, bytes });
    }
    expect((await leaksInFiles(plain, [reader])).map((leak) => leak.where)).toEqual(['record?own=true.docx', 'record?own=true.pdf']);
  });

  test('[RE-7] only those who may open the session get its record; the supervisor where the circle’s rule opens it', async () => {
    expect((await circle.outsider.request('GET', `/api/sessions/${sessionId}/record`)).status).toBe(403);
    const seen = await record(circle.supervisor);
    expect([seen.own, seen.blocks.some((block) => block.kind === 'quote' && block.text === 'What would the students say?')]).toEqual([[], true]);
  });

  test('[RE-9] the timeline tells what began and what was read, and none of the words', async () => {
    const { timeline } = await record(presenter);
    const lines = timeline.map((line) => line.text);
    expect(lines[0]).toBe('The session began');
    expect(lines).toContain('Tess read a question aloud');
    expect(lines.at(-1)).toBe('The session ended');
    expect(lines.some((line) => line.includes('students'))).toBe(false);
    expect(timeline.map((line) => line.at)).toEqual(timeline.map((line) => line.at).toSorted((a, b) => a - b));
  });
});
