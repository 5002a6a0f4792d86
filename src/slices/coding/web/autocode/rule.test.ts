import { expect, test } from 'vitest';
import { autocodeQuestion, FIRST_RULE, isAsked } from './rule.ts';

test('[CG-216] a rule asks for what its kind needs and for nothing that was typed for another kind', () => {
  const typed = { ...FIRST_RULE, q: 'survey', speakers: ['Rosa'], unit: 'match' } as const;
  expect(autocodeQuestion(typed, 's')).toEqual({ sources: ['s'], within: null, find: { by: 'pattern', q: 'survey', as: 'word' }, unit: 'match' });
  expect(autocodeQuestion({ ...typed, by: 'speaker', unit: 'turn', everywhere: true }, 's')).toEqual({ sources: null, within: null, find: { by: 'speaker', speakers: ['Rosa'] }, unit: 'turn' });
  expect(autocodeQuestion({ ...typed, by: 'everything', withinId: 'c' }, 's')).toEqual({ sources: ['s'], within: { codeId: 'c' }, find: { by: 'everything' }, unit: 'sentence' });
  expect([isAsked(FIRST_RULE), isAsked(typed), isAsked({ ...FIRST_RULE, by: 'speaker' }), isAsked({ ...FIRST_RULE, by: 'everything' })]).toEqual([false, true, false, true]);
});
