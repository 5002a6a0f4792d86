import { expect, test } from 'vitest';
import { firstSteps } from './district-so-far.ts';

const empty = { schools: [], people: 1, networks: [], circles: [] };

test('[HO-6] an administrator of a new district is shown what to do first, step by step', () => {
  expect(firstSteps(empty)?.map(({ done }) => done)).toEqual([false, false, false, false]);
  expect(firstSteps({ ...empty, schools: [{}], people: 30, networks: [{ members: [] }] })).toEqual([
    { step: 'schools', done: true },
    { step: 'people', done: true },
    { step: 'networks', done: false },
    { step: 'circles', done: false },
  ]);
});

test('[HO-6] the first steps are gone once a circle has members', () => {
  expect(firstSteps({ ...empty, circles: [{ members: [] }] })).not.toBeNull();
  expect(firstSteps({ ...empty, circles: [{ members: [] }, { members: [{}] }] })).toBeNull();
});
