import { catalogue, counted, listed } from '../../../platform/web/words.ts';
import type { StudyPart } from '../model/study.ts';

const parts: Record<StudyPart, string> = { lead: 'Leads', coder: 'Codes', reader: 'Reads' };
const may: Record<StudyPart, string> = {
  lead: 'decides about members, rounds and the codebook; reads and codes',
  coder: 'brings sources in, reads and codes',
  reader: 'reads everything, changes nothing',
};

export const words = catalogue({
  nav: 'Evidence',
  title: 'Studies',
  one: 'Study',
  tabs: { sources: 'Sources', cases: 'Cases', search: 'Search', settings: 'Members & settings' },
  frame: { places: 'Places in this study', archived: 'Put aside: nothing in it changes' },
  parts,
  counts: {
    sources: (count: number) => counted(count, 'source', 'sources'),
    cases: (count: number) => counted(count, 'case', 'cases'),
  },
  list: {
    sentence: 'A study holds what is read and coded together: notes, transcripts, documents, the people and meetings they belong to, and what you find in them.',
    none: 'Studies that you belong to will be here.',
    why: 'Begin one to bring in observation notes, transcripts and documents, and to find out together what they show.',
    whyNotYours: 'A study is open to its members alone. Whoever leads one can add you; then it stands here.',
    aside: 'Put aside',
    asideSentence: 'Nothing in these changes; everything in them can be read.',
    members: (names: readonly string[]) => listed(names),
    begun: 'begun',
    begin: 'Begin a study',
    beginVerb: 'Begin the study',
    nameHint: 'As you speak of it: “What principals learn in their circles”.',
    questionHint: 'What you want to understand, in a sentence or two.',
    readers: 'you alone, until you add members. No administrator and no supervisor can open it.',
  },
  settings: {
    title: 'Members & settings',
    sentence: 'Who belongs to this study, and what it asks.',
    about: 'About the study',
    name: 'Title',
    question: 'Question',
    noQuestion: 'No question is written down yet.',
    save: 'Save the change',
    saved: 'The study is changed.',
    putAside: 'Put the study aside',
    putAsideWhy: 'It stays readable for its members, nothing in it changes any more, and it can be taken up again at any time.',
    takeUp: 'Take the study up again',
    takeUpWhy: 'It is put aside now: it can be read, and nothing in it changes.',
    isAside: 'The study is put aside.',
    isBack: 'The study is taken up again.',
  },
  members: {
    title: (count: number) => `Members (${count})`,
    readers: (names: readonly string[]) => `only ${listed(names)}. No administrator and no supervisor can open this study unless they stand here.`,
    you: 'you',
    may,
    part: 'Their part',
    partOf: (name: string) => `Part of ${name}`,
    add: 'Add a member',
    added: (name: string, part: string) => `${name} is a member now (${part.toLowerCase()}).`,
    changed: (name: string, part: string) => `${name} has another part now (${part.toLowerCase()}).`,
    takeOut: 'Take out',
    takeOutOf: (name: string) => `Take ${name} out of the study`,
    takenOut: (name: string) => `${name} is no longer a member. What they coded stays.`,
  },
});
