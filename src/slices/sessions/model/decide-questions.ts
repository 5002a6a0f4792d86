import { err, ok } from '../../../kernel/result.ts';
import { stamp, type Deciders } from './guards.ts';
import { openCapture } from './open-capture.ts';
import { refusals } from './refusals.ts';
import { leadsNow } from './who.ts';

/** Questions and answers, recorded by whoever types and shared at once. */
export const questionDeciders: Deciders<'AskQuestion' | 'AnswerQuestion' | 'RemoveQuestion'> = {
  AskQuestion(state, { captureId, entryId, askedBy, text }, ctx) {
    const open = openCapture(state, ctx, captureId, 'questions-and-answers');
    if (!open.ok) return open;
    if (!Object.hasOwn(state.people, askedBy)) return err(refusals.noSuchPerson());
    const there = open.value.filled.questions.find((question) => question.entryId === entryId);
    if (there) return there.recordedBy === open.value.personId && there.text === text ? ok([]) : err(refusals.idTaken());
    return ok([{ type: 'QuestionAsked', ...stamp(ctx), captureId, entryId, askedBy, text }]);
  },

  AnswerQuestion(state, { captureId, entryId, answer }, ctx) {
    const open = openCapture(state, ctx, captureId, 'questions-and-answers');
    if (!open.ok) return open;
    const question = open.value.filled.questions.find((candidate) => candidate.entryId === entryId);
    if (!question) return err(refusals.entryGone());
    return ok(question.answer === answer ? [] : [{ type: 'QuestionAnswered', ...stamp(ctx), captureId, entryId, answer }]);
  },

  RemoveQuestion(state, { captureId, entryId }, ctx) {
    const open = openCapture(state, ctx, captureId, 'questions-and-answers');
    if (!open.ok) return open;
    const { personId, filled } = open.value;
    const question = filled.questions.find((candidate) => candidate.entryId === entryId);
    if (!question) return ok([]);
    const mine = question.recordedBy === personId || question.askedBy === personId || leadsNow(state, personId);
    return mine ? ok([{ type: 'QuestionRemoved', ...stamp(ctx), captureId, entryId }]) : err(refusals.notYourEntry());
  },
};
