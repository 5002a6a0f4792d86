import { expect, test } from 'vitest';
import { madeUpCode } from '../view/made-up-code.ts';
import { changesIn, draftFrom, fieldsOf, freshDraft } from './code-draft.ts';

const from = { sourceId: 's', start: 1, end: 4 };
const code = madeUpCode('c', 'Bridging', { definition: 'Connects people', examples: ['a'], provenance: { kind: 'inductive', reason: 'nothing fitted', from } });

test('[CG-218] saving a code sends what was changed and nothing else, and keeps where it came from in the text', () => {
  expect(changesIn(code, draftFrom(code))).toBeNull();
  expect(changesIn(code, { ...draftFrom(code), definition: 'Connects people and ideas' })).toEqual({ definition: 'Connects people and ideas' });
  expect(changesIn(code, { ...draftFrom(code), fromWords: 'nothing else fitted' })).toEqual({ provenance: { kind: 'inductive', reason: 'nothing else fitted', from } });
  expect(changesIn(code, { ...draftFrom(code), examples: ['a', ' ', 'b '] })).toEqual({ examples: ['a', 'b'] });
});

test('[CG-218] a new code from a framework names it', () => {
  expect(fieldsOf({ ...freshDraft('#112233', 'framework'), name: ' Joint work ', fromWords: 'assistance relations' })).toMatchObject({ name: 'Joint work', provenance: { kind: 'framework', framework: 'assistance relations' }, colour: '#112233' });
});
