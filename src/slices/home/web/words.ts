import { catalogue } from '../../../platform/web/words.ts';

/** The words of the home page. */
export const words = catalogue({
  nav: 'Home',
  title: 'Next',
  sentence: 'The one thing that needs you, then what comes after it.',
  nothingNext: 'Nothing needs you just now.',
  whyNothingNext: 'When a session comes near, someone waits for you, or a promise falls due, it stands here first.',
  firstSteps: {
    title: 'First steps',
    sentence: 'A circle needs people, and people need a school. Then the first session can be planned.',
    done: 'Done. You can add more at any time.',
    open: 'Open',
    schools: { title: 'Add your schools', why: 'Each principal belongs to one.' },
    people: { title: 'Add the people and invite them', why: 'Principals, their supervisors, and whoever works with them.' },
    networks: { title: 'Start a network', why: 'The principals who learn together with one supervisor.' },
    circles: { title: 'Start a circle', why: 'Five to seven colleagues who hold Critical Friends sessions together.' },
  },
  lookAround: {
    title: 'Look around meanwhile',
    sentence: 'What you may read of the work of your district.',
    open: 'Open',
    sessions: { title: 'Sessions', why: 'What was brought, said and promised in the meetings you may see.' },
    problems: { title: 'Problems', why: 'Problems of practice, and what changed for each of them.' },
    studies: { title: 'Evidence', why: 'What observation notes, interviews and documents show about the meetings.' },
  },
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
