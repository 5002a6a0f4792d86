import { expect, test } from 'vitest';
import { safePath } from './use-entry.ts';

test('[PE-60] after signing in one comes back to the page that was asked for', () => {
  expect(safePath('/sessions/7?as=room')).toBe('/sessions/7?as=room');
  expect(safePath(null)).toBe('/');
});

test.each(['https://elsewhere.example', '//elsewhere.example', '/\\elsewhere.example', '/\t/elsewhere.example', 'javascript:alert(1)', ''])(
  '[PE-61] signing in never leads to another site (%j)',
  (to) => {
    expect(new URL(safePath(to), 'https://ours.example').origin).toBe('https://ours.example');
  },
);
