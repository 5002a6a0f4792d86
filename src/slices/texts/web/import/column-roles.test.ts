import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mapOf, ROLES, rolesOf, withRole } from './column-roles.ts';

test('[TX-113] each column of a table has one role; the text, the speaker, the times, the day and the title have one column each, and choosing another takes it from the first', () => {
  const roles = rolesOf({ text: 2, speaker: 1, start: 0, end: null, turn: null, date: null, title: null, tags: [3, 4], attributes: [], ignored: [5] }, 7);
  expect(roles).toEqual(['start', 'speaker', 'text', 'tag', 'tag', 'ignore', 'ignore']);
  expect(withRole(roles, 1, 'text')).toEqual(['start', 'text', 'ignore', 'tag', 'tag', 'ignore', 'ignore']);
  expect(withRole(roles, 5, 'tag')).toEqual(['start', 'speaker', 'text', 'tag', 'tag', 'tag', 'ignore']);
  expect(mapOf(withRole(roles, 2, 'ignore'))).toBeNull();
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(7), fc.constantFrom(...ROLES))), (changes) => {
      const chosen = changes.reduce((now, [column, role]) => withRole(now, column, role), rolesOf(mapOf(roles)!, 8));
      const map = mapOf(chosen);
      if (map) expect(rolesOf(map, 8)).toEqual(chosen);
      for (const single of ['text', 'speaker', 'start', 'end', 'turn', 'date', 'title'] as const) expect(chosen.filter((role) => role === single).length).toBeLessThanOrEqual(1);
    }),
  );
});
