import { expect, test } from 'vitest';
import { refusals } from './refusals.ts';

const all = Object.entries(refusals).map(([key, make]) => [key, make('Clarify', 'Ana')] as const);

test('[SE-49] every refusal has its own stable code and says what happened and what to do now', () => {
  expect(new Set(all.map(([, refusal]) => refusal.code)).size).toBe(all.length);
  for (const [key, refusal] of all) {
    expect(refusal.code).toBe(key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
    expect(refusal.message).toMatch(/^[A-Z"“].*\.$/s);
    expect(refusal.mend).toMatch(/^[A-Z].*[.”"]$/s);
  }
});
