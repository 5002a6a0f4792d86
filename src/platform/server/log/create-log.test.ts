import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLog } from './create-log.ts';
import { errorFacts } from './error-facts.ts';
import { Fault } from './fault.ts';

function lines() {
  const written: { line: string; isError: boolean }[] = [];
  const log = createLog((line, isError) => void written.push({ line, isError }));
  return { log, written };
}

test('[PL-30] each event is one line of JSON with its time, its level, its name and its facts', () => {
  const { log, written } = lines();
  log.info('server-started', { port: 3000, engine: 'pglite' });
  log.warn('disk-low', { freeMb: 12 });
  log.error('request-broken', new Error('x'), { route: '/api/x' });
  expect(written.map(({ isError }) => isError)).toEqual([false, false, true]);
  const [info, , error] = written.map(({ line }) => JSON.parse(line) as Record<string, unknown>);
  expect(info).toMatchObject({ level: 'info', event: 'server-started', port: 3000, engine: 'pglite' });
  expect(Number.isNaN(Date.parse(String(info!['at'])))).toBe(false);
  expect(error).toMatchObject({ level: 'error', route: '/api/x', error: { name: 'Error' } });
});

test('[PL-30] whatever the facts are, a line stays one line and bounded', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 5_000 }), (fact) => {
      const { log, written } = lines();
      log.info('event', { fact });
      expect(written).toHaveLength(1);
      expect(written[0]!.line).not.toMatch(/[\n\r]/);
      expect(JSON.parse(written[0]!.line)).toHaveProperty('fact');
      expect(written[0]!.line.length).toBeLessThan(2_200);
    }),
  );
});

test('[PL-31] the words of an error never reach the log, wherever a library puts them', () => {
  const secret = 'Rosa does not trust her coach';
  const evil = new SyntaxError(`Unexpected token in "${secret}"\n    at ${secret} (file:///x.ts:1:1)`, { cause: new Error(secret) });
  Object.assign(evil, { detail: `Key (text)=(${secret}) already exists.`, code: '23505', constraint: 'draft_pkey', where: secret });
  const aggregate = new AggregateError([new Error(secret)], secret);
  for (const error of [evil, aggregate, secret, { message: secret, code: secret }, new Error(secret, { cause: { message: secret } })]) {
    const { log, written } = lines();
    log.error('request-broken', error);
    expect(written[0]!.line).not.toContain('trust');
  }
  expect(errorFacts(evil)).toMatchObject({ name: 'SyntaxError', code: '23505', constraint: 'draft_pkey', cause: { name: 'Error' } });
});

test('[PL-31] the words of faults of our own making are kept, and every error says where it came from', () => {
  const facts = errorFacts(new Fault('port-taken', 'Port 3000 is already in use.', { cause: Object.assign(new Error('listen'), { code: 'EADDRINUSE' }) }));
  expect(facts).toMatchObject({ name: 'Fault', code: 'port-taken', message: 'Port 3000 is already in use.', cause: { code: 'EADDRINUSE' } });
  expect(facts.stack?.[0]).toContain('src/platform/server/log/create-log.test.ts');
  expect(facts.cause?.message).toBeUndefined();
});
