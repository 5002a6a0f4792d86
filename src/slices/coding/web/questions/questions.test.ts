import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MatrixAsked, RetrievalAsked } from '../../model/query-wire.ts';
import { matrixQuestion } from './matrix-question.ts';
import { addressOf, filterIn, questionFrom, withValues } from './question-address.ts';
import { retrievalQuestion } from './segments-question.ts';

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });

test('[CG-170] a question comes through an address whole, and equal questions have equal addresses', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), text, { maxKeys: 6 }), (question) => {
      expect(questionFrom(addressOf(question))).toEqual(question);
      const shuffled = Object.fromEntries(Object.entries(question).toReversed());
      expect(addressOf(shuffled)).toBe(addressOf(question));
      expect(withValues(question, { added: 'x' })).toMatchObject({ added: 'x' });
      expect(withValues({ ...question, gone: 'x' }, { gone: '' })).toEqual(question);
    }),
  );
});

const id = fc.uuid();
const word = fc.constantFrom('code', 'family', 'source', 'case', 'type', 'coder', 'round', 'time', 'nonsense');

test('[CG-171] whatever an address says, the question made of it is one that the server takes', () => {
  fc.assert(
    fc.property(word, word, id, fc.array(id, { maxLength: 3 }), fc.constantFrom('each', 'any', 'all', 'but', 'odd'), fc.array(id, { maxLength: 4 }), fc.string({ maxLength: 6 }), (rows, columns, attribute, rounds, how, codes, around) => {
      const question = { rows, columns: columns === 'case' ? `attribute:${attribute}` : columns, rounds: [...rounds, 'cut-sho'].join(','), types: 'interview,nonsense', content: around, codes: codes.join(','), if: how, around };
      expect(MatrixAsked.safeParse(matrixQuestion(question)).success).toBe(true);
      expect(RetrievalAsked.safeParse(retrievalQuestion(question)).success).toBe(true);
      expect(filterIn(question)).toEqual({ ...(rounds.length > 0 ? { rounds } : {}), types: ['interview'] });
    }),
  );
});
