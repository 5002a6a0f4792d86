import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyProblem, TEXT_FIELDS, type ProblemContent } from './content.ts';
import { hintsFor, soundsLike, type HintRule } from './hints.ts';

const draft = (changes: Partial<ProblemContent>): ProblemContent => ({ ...emptyProblem(), ...changes });
const rules = (changes: Partial<ProblemContent>, documents = 1): HintRule[] => [...new Set(hintsFor(draft({ instruction: 'Lessons would change because teachers see student work.', ...changes }), documents).map((hint) => hint.rule))];

// Short quotations of problems that principals brought, from Jaquith, Aiello & Khachatryan (2015).
const PROGRAM = 'How do we implement a meaningful and engaging instructional program, which is aligned to CCSS, to produce high levels of learning for our diverse students?';
const WRITERS = 'How are teachers differentiating instruction for students in Writers Workshop? What are students saying and writing during Writers Workshop?';
const CONVERSATIONS = 'How do we increase academic conversations in ELA and Mathematics in order to improve engagement and rigor?';

test('[PO-20] a statement that only asks to find something out is met with a question about what one would do', () => {
  for (const statement of [PROGRAM, WRITERS, CONVERSATIONS]) expect(rules({ statement })).toContain('asks-only-for-information');
  expect(rules({ statement: 'how to support teachers to better differentiate writing instruction for students' })).not.toContain('asks-only-for-information');
  expect(rules({ statement: 'How can I protect half of the Tuesday meeting for student work?' })).not.toContain('asks-only-for-information');
  expect(rules({ statement: 'what to do about tardy students who missed important instructional time.' })).not.toContain('asks-only-for-information');
  expect(rules({ statement: 'How can the specialist, the fourth-grade team and I move from pulling students out to teaching together?' })).toEqual([]);
});

test('[PO-21] a statement in which nobody in particular acts is met with a question about who', () => {
  for (const statement of [PROGRAM, WRITERS, CONVERSATIONS, 'what to do about tardy students who missed important instructional time.']) expect(rules({ statement })).toContain('names-no-actor');
  expect(rules({ statement: 'how to shift grade-level team meetings from a focus on business and logistics to a focus on instruction.' })).not.toContain('names-no-actor');
  expect(rules({ statement: PROGRAM, involved: [{ who: 'Literacy coach', role: 'plans the first two meetings with me' }] })).not.toContain('names-no-actor');
  expect(rules({ statement: PROGRAM, involved: [{ who: 'Literacy coach', role: '' }] })).toContain('names-no-actor');
});

test('[PO-22] a statement about what teachers do is met with a question about what the leader sets up', () => {
  expect(rules({ statement: WRITERS })).toContain('teachers-only');
  expect(rules({ statement: 'the majority of teachers have continued to move this work slowly' })).toContain('teachers-only');
  expect(rules({ statement: 'how to support teachers to better differentiate writing instruction for students' })).not.toContain('teachers-only');
  expect(hintsFor(draft({ statement: 'I want to learn to support this.', leadershipProblem: 'Teachers do not ask follow-up questions.' }), 1).find((hint) => hint.rule === 'teachers-only')?.field).toBe('leadershipProblem');
});

test('[PO-23] a term that everyone understands differently is marked until someone says what it means', () => {
  const terms = (changes: Partial<ProblemContent>) => hintsFor(draft(changes), 1).filter((hint) => hint.rule === 'undefined-term').map((hint) => hint.excerpt);
  expect(terms({ statement: PROGRAM })).toEqual(['meaningful', 'engaging', 'high levels of learning']);
  expect(terms({ statement: CONVERSATIONS })).toEqual(['engagement', 'rigor', 'academic conversations']);
  expect(terms({ statement: CONVERSATIONS, situation: 'Rigor means that students explain why a step is allowed.' })).not.toContain('rigor');
});

test('[PO-24] an unanswered question about instruction, or an answer that does not reach teaching, is pointed at', () => {
  expect(rules({ statement: 'How can I do this?', instruction: '' })).toContain('relevance-missing');
  expect(rules({ statement: 'How can I do this?', instruction: 'It would be calmer in the front office.' })).toContain('relevance-missing');
  expect(rules({ statement: 'How can I do this?' })).not.toContain('relevance-missing');
});

test('[PO-25] a problem about one person’s mood is met with a question about the pattern behind it', () => {
  expect(rules({ statement: 'a pregnant woman being angry.' })).toContain('low-leverage');
  expect(rules({ statement: 'how to manage the school secretary to become a positive liaison with the parents' })).not.toContain('low-leverage');
  expect(rules({ statement: PROGRAM })).not.toContain('low-leverage');
});

test('[PO-26] words make a first guess at kinds, and what is marked without instruction is asked about', () => {
  expect(soundsLike('how to manage the school secretary to become a positive liaison with the parents')).toEqual(['managerial']);
  expect(soundsLike('what to do about tardy students')).toEqual(['operational']);
  expect(soundsLike('how to shift grade-level team meetings from a focus on business and logistics to a focus on instruction.')).toEqual(['instructional', 'operational']);
  expect(rules({ statement: 'How can I hire a secretary?', kinds: ['managerial'] })).toContain('kind-beside');
});

test('[PO-27] the teachers’ side without the leader’s side is pointed at', () => {
  expect(rules({ statement: 'How can I do this?', teacherProblem: 'Feedback comes late.' })).toContain('leadership-missing');
  expect(rules({ statement: 'How can I do this?', teacherProblem: 'Feedback comes late.', leadershipProblem: 'I have no time set aside to plan it.' })).not.toContain('leadership-missing');
});

test('[PO-28] every hint says why and asks something, and points exactly at the words it quotes', () => {
  const text = fc.array(fc.constantFrom('we ', 'teachers ', 'rigor ', 'How do ', '? ', '. ', 'engagement', ' I ', 'angry woman ', '\n', '🙂 ', 'a '), { maxLength: 30 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.tuple(...TEXT_FIELDS.map(() => text)), (texts) => {
      const content = draft(Object.fromEntries(TEXT_FIELDS.map((field, index) => [field, texts[index]])));
      const hints = hintsFor(content, 0);
      for (const { field, span, excerpt, why, question } of hints) {
        expect(why.length).toBeGreaterThan(20);
        expect(question).toMatch(/\?|\.$/);
        if (span && field !== 'documents' && field !== 'involved' && field !== 'kinds') expect(content[field].slice(span.start, span.end).trim()).toBe(excerpt);
      }
      expect(new Set(hints.map((hint) => hint.id)).size).toBe(hints.length);
    }),
  );
});

test('[PO-29] an empty draft gets no hints', () => {
  expect(hintsFor(emptyProblem(), 0)).toEqual([]);
});
