import { expect, test } from 'vitest';
import { plannedRoom } from '../../../../test/unit/sessions/room.ts';
import { EVENT_VERSIONS, readEvent } from './read-event.ts';

const left = { type: 'PersonLeft', v: 1, at: 5, by: null, personId: 'p' };
const problem = (stored: unknown, ...more: [Record<string, number>?, Parameters<typeof readEvent>[2]?]) => {
  const read = readEvent(stored, ...more);
  return read.ok ? null : [read.error.code, read.error.message];
};

test('[SE-72] a stored event is read as it was written', () => {
  expect(readEvent(left)).toEqual({ ok: true, value: left });
  const planned = plannedRoom().events[0];
  expect(readEvent(JSON.parse(JSON.stringify(planned)))).toEqual({ ok: true, value: planned });
});

test('[SE-72] an unknown version is refused with a sentence that says which', () => {
  expect(problem({ ...left, v: 2 })).toEqual(['unknown-event-version', `This session's history holds "PersonLeft" in version 2, and this version of Jointwork reads versions 1 to 1. Nothing was changed or lost.`]);
  for (const v of [0, -1, 1.5, '1', null, undefined, Number.NaN]) expect(problem({ ...left, v })?.[0]).toBe('unknown-event-version');
});

test('[SE-72] an unknown kind, a broken shape and what is no event at all are refused with a sentence', () => {
  expect(problem({ ...left, type: 'PersonFlew' })?.[0]).toBe('unknown-event');
  expect(problem({ ...left, type: 'constructor' })?.[0]).toBe('unknown-event');
  for (const nothing of [null, undefined, 7, 'text', [], {}]) expect(problem(nothing)?.[0]).toBe('unknown-event');
  expect(problem({ ...left, personId: 7 })).toEqual(['broken-event', `A "PersonLeft" in this session's history cannot be read: "personId" is not as it should be. Nothing was changed or lost.`]);
  expect(problem({ ...left, at: 'noon' })?.[0]).toBe('broken-event');
});

test('[SE-72] an older version is raised step by step to the newest', () => {
  const upcasts = {
    PersonLeft: {
      1: (stored: Readonly<Record<string, unknown>>) => ({ ...stored, who: stored['person'] }),
      2: (stored: Readonly<Record<string, unknown>>) => ({ ...stored, personId: stored['who'] }),
    },
  };
  const versions = { ...EVENT_VERSIONS, PersonLeft: 3 };
  expect(readEvent({ type: 'PersonLeft', v: 1, at: 5, by: null, person: 'p' }, versions, upcasts)).toEqual({ ok: true, value: { ...left, v: 3 } });
  expect(problem({ type: 'PersonLeft', v: 1, at: 5, by: null, person: 'p' }, versions, {})?.[0]).toBe('broken-event');
});
