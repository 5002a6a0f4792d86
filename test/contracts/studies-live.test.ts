import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SourceCodingsAnswer, StudySnapshot } from '../../src/slices/coding/model/wire.ts';
import { describeOnBothEngines } from '../support/databases.ts';
import { code, liveStudy, type LiveStudy, type Researcher } from '../support/live-study.ts';
import { until } from '../support/until.ts';

describeOnBothEngines('a study as a stream', (open) => {
  let study: LiveStudy;
  let codeId: string;
  let roundId: string;
  let sourceId: string;
  const span = (start: number, end: number) => ({ codingId: randomUUID(), start, end });
  const put = (start: number, end: number, codingId: string = randomUUID()) => ({ do: 'code' as const, sourceId, version: 1, roundId, codeId, spans: [{ codingId, start, end }] });
  const codingsFor = (person: Researcher) => person.must<SourceCodingsAnswer>('GET', `${study.path}/sources/${sourceId}/codings`);
  const rowsFor = async (person: Researcher) => (await codingsFor(person)).blocks.flatMap((block) => block.rows.map((row) => row[0])).toSorted();

  beforeAll(async () => {
    study = await liveStudy(await open());
    [codeId, roundId] = [randomUUID(), randomUUID()];
    sourceId = await study.text('The first network meets. '.repeat(400));
    await study.person('dana').do({ do: 'add-code', code: code(codeId, 'Brokering') });
    await study.person('dana').do({ do: 'add-round', roundId, round: { name: 'Round 1', blind: false } });
  });
  afterAll(() => study.stop());

  test('[CG-70] the snapshot of a stream holds codebook, rounds and counts, and no codings; these come text by text with their version', async () => {
    const codingId = randomUUID();
    await study.person('rosa').do(put(0, 9, codingId));
    const line = study.person('ben').follow();
    await until(() => line.messages.length > 0);
    const snapshot = line.messages[0] as StudySnapshot;
    expect(snapshot).toMatchObject({ type: 'snapshot', studyId: study.studyId, counts: { bySource: { [sourceId]: 1 }, byCode: { [codeId]: 1 } }, undo: null });
    expect(snapshot.codes.map((one) => one.name)).toContain('Brokering');
    expect(JSON.stringify(snapshot)).not.toContain(codingId);
    const answer = await codingsFor(study.person('ben'));
    expect(answer).toMatchObject({ sourceId, version: 1, blocks: [{ coderId: study.idOf('rosa'), roundId, codes: [[codeId, 1]], rows: [[codingId, 0, 0, 9, null]] }] });
    const changes = await study.person('ben').must<{ messages: unknown[] }>('GET', `${study.path}/changes?since=${answer.cursor}`);
    expect(changes.messages).toEqual([]);
    line.close();
  });

  test('[CG-71] many people who code at once lose nothing and double nothing, and what is sent twice is done once', async () => {
    const before = await rowsFor(study.person('dana'));
    const people = (['dana', 'rosa', 'ben'] as const).map((name) => study.person(name));
    const wanted: string[] = [];
    await Promise.all(
      people.flatMap((person, at) =>
        Array.from({ length: 15 }, async (_, n) => {
          const codingId = randomUUID();
          wanted.push(codingId);
          const commandId = randomUUID();
          const start = 100 + at * 1000 + n * 20;
          await Promise.all([person.do(put(start, start + 10, codingId), commandId), person.do(put(start, start + 10, codingId), commandId)]);
        }),
      ),
    );
    expect(await rowsFor(study.person('omar'))).toEqual([...before, ...wanted].toSorted());
    const stored = await study.db.call<{ n: number }>("select count(*) as n from event_log where stream_id = $1 and payload->>'kind' = 'coded'", [study.studyId]);
    expect(stored[0]!.n).toBe(1 + wanted.length);
  });

  test('[CG-72] a stream and the poll in its place tell the same, and everyone folds the same', async () => {
    const line = study.person('ben').follow();
    await until(() => line.messages.length > 0);
    const { cursor } = await study.person('ben').must<{ cursor: string }>('GET', `${study.path}/changes`);
    const codingId = randomUUID();
    await study.person('rosa').do(put(5000, 5010, codingId));
    await until(() => JSON.stringify(line.messages).includes(codingId));
    const polled = await study.person('ben').must<{ messages: unknown[] }>('GET', `${study.path}/changes?since=${cursor}`);
    expect(polled.messages).toEqual(line.messages.slice(-polled.messages.length));
    expect(polled.messages).toHaveLength(1);
    line.close();
  });

  test('[CG-73] two servers on one database show one study, whoever codes where', async () => {
    const other = await study.second();
    const line = other.person('ben').follow();
    await until(() => line.messages.length > 0);
    const ids = Array.from({ length: 20 }, (): string => randomUUID());
    await Promise.all(ids.map((codingId, n) => (n % 2 === 0 ? study : other).person(n % 3 === 0 ? 'rosa' : 'ben').do(put(6000 + n * 10, 6005 + n * 10, codingId))));
    await until(() => ids.every((id) => JSON.stringify(line.messages).includes(id)));
    expect(await rowsFor(other.person('dana'))).toEqual(await rowsFor(study.person('dana')));
    expect((await rowsFor(study.person('dana'))).filter((id) => ids.includes(id))).toHaveLength(20);
    line.close();
  });

  test('[CG-74] what a person did is taken back and put back over HTTP, and only theirs', async () => {
    const codingId = randomUUID();
    const rosa = study.person('rosa');
    await rosa.do(put(7000, 7010, codingId));
    await study.person('ben').do(put(7100, 7110));
    await rosa.do({ do: 'undo' });
    expect(await rowsFor(study.person('dana'))).not.toContain(codingId);
    await rosa.do({ do: 'redo' });
    expect(await rowsFor(study.person('dana'))).toContain(codingId);
  });

  test('[CG-75] who is no member finds no study, whatever their role, and who reads in it changes nothing', async () => {
    for (const name of ['ana', 'kim', 'eve'] as const) {
      for (const path of ['/stream', '/changes', '/codebook', '/audit', `/sources/${sourceId}/codings`, `/rounds/${roundId}`]) {
        const answer = await study.person(name).ask('GET', `${study.path}${path}`);
        expect([name, path, answer.status, answer.body.code]).toEqual([name, path, 404, 'no-study']);
      }
      expect(await study.person(name).refused(put(0, 5))).toBe('no-study');
    }
    const before = await rowsFor(study.person('dana'));
    expect(await study.person('omar').refused(put(0, 5))).toBe('study-read-only');
    expect(await study.person('rosa').refused({ do: 'move-round', roundId, to: 'frozen' })).toBe('only-leads');
    expect(await rowsFor(study.person('omar'))).toEqual(before);
  });

  test('[CG-76] a stream ends when its reader is no member any more, and when their part becomes another', async () => {
    const [omar, ben] = [study.person('omar').follow(), study.person('ben').follow()];
    await until(() => omar.messages.length > 0 && ben.messages.length > 0);
    await study.person('dana').must('DELETE', `${study.path}/members/${study.idOf('omar')}`);
    await study.person('dana').must('PUT', `${study.path}/members/${study.idOf('ben')}`, { part: 'lead' });
    await until(() => [omar, ben].every((line) => JSON.stringify(line.messages.at(-1)).includes('closed')));
    expect([omar, ben].map((line) => (line.messages.at(-1) as { code: string }).code)).toEqual(['not-your-study', 'other-part']);
    await study.person('dana').must('PUT', `${study.path}/members/${study.idOf('omar')}`, { part: 'reader' });
    await study.person('dana').must('PUT', `${study.path}/members/${study.idOf('ben')}`, { part: 'coder' });
  });

  test('[CG-77] five thousand codings in one text come whole, with one command and with one answer', async () => {
    const long = await study.text('Words that go on and on. '.repeat(12_000), 'A long one');
    const spans = Array.from({ length: 5000 }, (_, n) => span(n * 50, n * 50 + 30));
    await study.person('rosa').do({ do: 'code', sourceId: long, version: 1, roundId, codeId, spans });
    const answer = await study.person('ben').must<SourceCodingsAnswer>('GET', `${study.path}/sources/${long}/codings`);
    expect(answer.blocks.flatMap((block) => block.rows).map((row) => row[0]).toSorted()).toEqual(spans.map((one) => one.codingId).toSorted());
  });
});
