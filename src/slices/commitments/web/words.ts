import { catalogue, counted } from '../../../platform/web/words.ts';
import type { CommitmentStatus, Outcome } from '../model/wire.ts';

const outcome: Record<Outcome, string> = {
  happened: 'It happened',
  partly: 'Partly',
  'not-yet': 'Not yet',
  changed: 'It became something else',
};

const status: Record<CommitmentStatus, string> = {
  open: 'Open',
  happened: 'Happened',
  partly: 'Partly happened',
  changed: 'Became something else',
  withdrawn: 'Withdrawn',
};

export const words = catalogue({
  nav: 'Promises',
  title: 'Promises',
  sentence: 'What was promised at the end of a session, when it is due, and what became of it.',
  outcome,
  status,
  asked: { title: 'You were asked to check in', sentence: 'You facilitated these sessions. One tap and a sentence is enough.', none: 'Nobody is waiting for a check-in from you.', why: 'A month after a session, or when a promise falls due, its facilitator is asked how it went.' },
  mine: { title: 'My promises', sentence: 'Say how it went whenever you like, with what you saw.', none: 'You have no open promises.', why: 'The next steps you name at the end of a session become promises here, with their days.' },
  circle: { title: 'My circle’s promises', none: 'Your circle has no promises yet.', why: 'After its first session the next steps stand here for everyone in the circle.' },
  completion: {
    title: 'That it happens',
    sentence: 'What was promised is for the circle. You see that it was promised, when it is due and whether it happened.',
    none: 'No promises yet.',
    why: 'They appear when circles finish their first sessions.',
    owner: 'Principal',
    horizon: 'Term',
    due: 'Due',
    status: 'Where it stands',
    reports: 'Reports',
  },
  readable: { title: 'Open to you by the circle’s rule' },
  horizon: { short: 'Short term', long: 'Long term' },
  due: (day: string) => `Due ${day}`,
  from: (title: string) => `From “${title}”`,
  who: 'Who will do it',
  where: 'Where',
  sign: 'What would show it worked',
  promisedBy: (name: string) => `Promised by ${name}`,
  checkAsked: (name: string, day: string) => `${name} will be asked on ${day}`,
  reportsTitle: 'What happened',
  noReports: 'Nothing has been said yet.',
  noReportsWhy: 'A promise stays open until someone says how it went. It is heard first at the circle’s next session.',
  saidBy: (name: string, asCheckIn: boolean) => (asCheckIn ? `${name}, checking in` : name),
  report: { title: 'Say how it went', sentence: 'In one sentence', sentenceHint: 'What was tried, and what students or teachers did differently.', evidence: 'What you saw', evidenceHint: 'What would convince a friendly sceptic: a count, a quote, a link to samples.', send: 'Say it', sent: 'Said. Your circle hears it first next time.' },
  checkIn: { title: 'How did it go?', hint: 'Ask, if you like: “Just checking in. How is it going with what you promised?”', send: 'Send the check-in', sent: 'Thank you. It is passed on.' },
  choose: 'Choose one first.',
  dates: { title: 'Move the dates', due: 'Due', check: 'Ask about it on', reason: 'Why they move', send: 'Move the dates', moved: 'The dates are moved; the old ones are kept in its history.' },
  whoReads: 'Everyone in the circle can read this. Your supervisor sees that it happened, and the words only if the circle’s rule allows it.',
  open: 'Open',
  sinceLast: { title: 'Since last time', sentence: 'Begin with what was promised.', none: 'Nothing is open from earlier sessions.' },
  reportCount: (count: number) => counted(count, 'report', 'reports'),
  link: { title: 'A check-in', missing: 'This link is used up or has expired.', missingMend: 'Sign in and look under Promises; what was asked waits for you there.', from: (name: string) => `${name} promised this.` },
});
