import { afterAll, beforeAll, expect, test } from 'vitest';
import { randomUUID } from 'node:crypto';
import type { NextAnswer } from '../../src/slices/home/model/wire.ts';
import { circleOfSeven, type CircleOfSeven } from '../support/circle-of-seven.ts';
import { describeOnBothEngines } from '../support/databases.ts';
import { wholeServer, type WholeServer } from '../support/whole-server.ts';

describeOnBothEngines('the home page', (open) => {
  let server: WholeServer;
  let circle: CircleOfSeven;
  const next = (person: { must<T>(method: string, path: string): Promise<T> }) => person.must<NextAnswer>('GET', '/api/next');

  beforeAll(async () => {
    server = await wholeServer(await open());
    circle = await circleOfSeven(server);
  }, 120_000);
  afterAll(() => server.stop());

  test('[HO-5] each person is told only what is theirs', async () => {
    const [presenter, facilitator] = circle.principals;
    const problemId = randomUUID();
    await presenter!.must('POST', '/api/problems', { problemId, content: { statement: 'How can I help my team leads?' } });
    await presenter!.must('POST', `/api/problems/${problemId}/consultation`);
    const sessionId = await circle.plan({ problemId });
    expect((await next(presenter!)).next).toMatchObject({ kind: 'session', url: `/sessions/${sessionId}` });
    expect((await next(circle.outsider)).next).toBeNull();
    const supervisor = await next(circle.supervisor);
    expect([supervisor.next, ...supervisor.waiting].map((item) => item?.url)).toContain(`/problems/${problemId}`);
    await circle.hold(sessionId);
    expect((await next(presenter!)).promises.map((item) => item.verb)).toContain('Say how it went');
    expect((await next(facilitator!)).promises).toEqual([]);
  });

  test('[HO-4] a check-in waits from its check day on', async () => {
    const [, facilitator] = circle.principals;
    const kinds = async () => {
      const answer = await next(facilitator!);
      return [answer.next, ...answer.waiting].map((item) => item?.kind);
    };
    expect(await kinds()).not.toContain('check-in');
    server.pass(30 * 86_400_000);
    expect(await kinds()).toContain('check-in');
  });
});
