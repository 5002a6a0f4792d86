import { putIn, withCapture, type Evolvers } from './evolving.ts';

/** What is written, for all to see or, in notebook and pulse, by person. */
export const sharedEvolvers: Evolvers<
  | 'QuestionAsked' | 'QuestionAnswered' | 'QuestionRemoved'
  | 'EntryWritten' | 'EntryChanged' | 'EntryRemoved'
  | 'NextStepWritten' | 'NextStepRemoved'
  | 'TakeawayGiven' | 'PulseGiven' | 'NotebookWritten'
> = {
  QuestionAsked(state, { captureId, entryId, askedBy, text, by }) {
    const question = { entryId, askedBy, text, recordedBy: by ?? askedBy, answer: null };
    return withCapture(state, captureId, 'questions-and-answers', ({ questions }) => ({ questions: putIn(questions, question, (other) => other.entryId === entryId) }));
  },
  QuestionAnswered(state, { captureId, entryId, answer }) {
    return withCapture(state, captureId, 'questions-and-answers', ({ questions }) => ({
      questions: questions.map((question) => (question.entryId === entryId ? { ...question, answer } : question)),
    }));
  },
  QuestionRemoved(state, { captureId, entryId }) {
    return withCapture(state, captureId, 'questions-and-answers', ({ questions }) => ({ questions: questions.filter((question) => question.entryId !== entryId) }));
  },
  EntryWritten(state, { captureId, entryId, authorId, text, column }) {
    const entry = { entryId, authorId, text, column, editedAt: null };
    return withCapture(state, captureId, 'notes', ({ entries }) => ({ entries: putIn(entries, entry, (other) => other.entryId === entryId) }));
  },
  EntryChanged(state, { captureId, entryId, text, column, at }) {
    return withCapture(state, captureId, 'notes', ({ entries }) => ({
      entries: entries.map((entry) => (entry.entryId === entryId ? { ...entry, text, column, editedAt: at } : entry)),
    }));
  },
  EntryRemoved(state, { captureId, entryId }) {
    return withCapture(state, captureId, 'notes', ({ entries }) => ({ entries: entries.filter((entry) => entry.entryId !== entryId) }));
  },
  NextStepWritten(state, { captureId, nextStep }) {
    return withCapture(state, captureId, 'next-steps', ({ nextSteps }) => ({ nextSteps: putIn(nextSteps, nextStep, (other) => other.nextStepId === nextStep.nextStepId) }));
  },
  NextStepRemoved(state, { captureId, nextStepId }) {
    return withCapture(state, captureId, 'next-steps', ({ nextSteps }) => ({ nextSteps: nextSteps.filter((step) => step.nextStepId !== nextStepId) }));
  },
  TakeawayGiven(state, { captureId, personId, text, willTry }) {
    return withCapture(state, captureId, 'takeaways', ({ takeaways }) => ({ takeaways: putIn(takeaways, { personId, text, willTry }, (other) => other.personId === personId) }));
  },
  PulseGiven(state, { captureId, personId, answer }) {
    return withCapture(state, captureId, 'pulse', ({ given }) => ({ given: { ...given, [personId]: answer } }));
  },
  NotebookWritten(state, { captureId, personId, text }) {
    return withCapture(state, captureId, 'notebook', ({ pages }) => ({ pages: { ...pages, [personId]: text } }));
  },
};
