import type { CaptureFacts, StepFacts } from '../../sessions/model/adherence.ts';

/**
 * What one step's facts say about the structure, in sentences for the circle. Feedback to think about together: no
 * score, nothing about one person.
 */
export function stepSentences(step: StepFacts): readonly string[] {
  if (step.runs === 0) return ['This step was left out.'];
  return [
    ...timeSentence(step),
    ...(step.runs > 1 ? [`The room came back to it: ${step.runs} times in all.`] : []),
    ...(step.scriptRead ? ['Its opening words were read out.'] : []),
    ...(step.listenersOnlyListened === null ? [] : [step.listenersOnlyListened ? 'Whoever was to listen only listened.' : 'Whoever was to only listen also wrote.']),
    ...step.captures.flatMap(captureSentence),
  ];
}

function timeSentence(step: StepFacts): readonly string[] {
  const { from, to } = step.allowedMs;
  const minute = 60_000;
  if (step.usedMs < from - minute) return [`It was shorter than the protocol’s ${minutesText(from)}.`];
  if (step.usedMs > to + minute) return [`It took longer than the protocol’s ${minutesText(to)}.`];
  return ['It kept to its time.'];
}

function minutesText(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  return minutes === 1 ? 'one minute' : `${minutes} minutes`;
}

function captureSentence(facts: CaptureFacts): readonly string[] {
  switch (facts.kind) {
    case 'questions-and-answers':
      return [facts.asked === 0 ? 'No question was noted.' : `${count(facts.asked, 'question was', 'questions were')} noted, ${facts.answered} with an answer.`];
    case 'private-cards':
      return [facts.written === 0 ? 'Nobody wrote a question down.' : `${count(facts.written, 'question was', 'questions were')} written, ${facts.read} read aloud, ${facts.handedOver} handed over.`];
    case 'marks':
      return facts.marked === 0 ? [] : [`${count(facts.marked, 'question stays', 'questions stay')} with the presenter.`];
    case 'notes':
      return facts.entries === 0 ? [] : [`${count(facts.entries, 'note was', 'notes were')} taken.`];
    case 'next-steps':
      return [nextStepSentence(facts)];
    case 'takeaways':
      return [`${facts.given} of ${facts.attending} said what they take home.`];
  }
}

function nextStepSentence(facts: Extract<CaptureFacts, { kind: 'next-steps' }>): string {
  if (facts.shortNamed && facts.longNamed) return 'A short-term and a long-term next step were named.';
  if (facts.shortNamed) return 'A short-term next step was named, no long-term one.';
  if (facts.longNamed) return 'A long-term next step was named, no short-term one.';
  return 'No next step was named.';
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
