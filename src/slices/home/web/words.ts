import { catalogue } from '../../../platform/web/words.ts';

/** The words of the home page. */
export const words = catalogue({
  nav: 'Home',
  title: 'Next',
  sentence: 'The one thing that needs you, then what comes after it.',
  nothingNext: 'Nothing needs you just now.',
  whyNothingNext: 'When a session comes near, someone waits for you, or a promise falls due, it stands here first.',
  soon: 'Soon',
  soonSentence: 'Meetings and visits that come up, and what to bring.',
  noSoon: 'Nothing is planned for you in the next weeks.',
  waiting: 'Waiting for me',
  waitingSentence: 'People who cannot go on until you answer.',
  noWaiting: 'Nobody waits for you.',
  promises: 'Promises',
  promisesSentence: 'What you said you would do, with its day.',
  noPromises: 'You have no open promises. Next steps that you name in a session become promises here.',
});
