import { expect, test } from 'vitest';
import { mayPass, OFFLINE, problemFrom } from './problem.ts';

test('[WE-5] a refusal of the server keeps its words, its mend and its fields', () => {
  const fields = [{ path: ['administrator', 'email'], message: 'Write an e-mail address.' }];
  expect(problemFrom(422, { type: 'about:blank', title: 'Nothing was changed.', status: 422, code: 'not-understood', mend: 'Look again.', fields })).toEqual({
    status: 422, kind: 'invalid', code: 'not-understood', message: 'Nothing was changed.', mend: 'Look again.', fields,
  });
});

test('[WE-5] an answer that is no refusal of ours becomes a sentence that says the text is kept', () => {
  for (const answer of [null, '<html>Bad gateway</html>', {}, { title: 7, code: 'x' }]) {
    expect(problemFrom(502, answer)).toMatchObject({ status: 502, kind: 'unavailable', code: 'unreadable-answer', message: expect.stringContaining('still here') });
  }
});

test('[WE-6] only a dead network, a busy server and a broken one are worth the same try again', () => {
  expect(mayPass(OFFLINE)).toBe(true);
  expect([429, 500, 502, 503].map((status) => mayPass(problemFrom(status, null)))).toEqual([true, true, true, true]);
  expect([401, 403, 404, 409, 413, 422].map((status) => mayPass(problemFrom(status, null)))).toEqual([false, false, false, false, false, false]);
});
