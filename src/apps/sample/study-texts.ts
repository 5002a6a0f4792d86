/** One thing said in an invented text, and what two coders made of it: code keys of the starting codebook, by coder and round. */
export interface SampleTurn {
  readonly speaker: string;
  readonly says: string;
  readonly codes?: readonly SampleCode[];
}

/** A code on some words of a turn (all of it when no words are given). */
export interface SampleCode {
  readonly round: 1 | 2;
  readonly coder: 'first' | 'second';
  readonly key: string;
  readonly words?: string;
}

/** An invented source of the sample study. */
export interface SampleSource {
  readonly key: string;
  readonly title: string;
  readonly type: 'observation' | 'interview' | 'document';
  readonly daysAgo: number;
  readonly cases: readonly string[];
  readonly turns: readonly SampleTurn[];
}

/** Both coders the same, or one of them. */
const both = (round: 1 | 2, key: string, words?: string): SampleCode[] => (['first', 'second'] as const).map((coder) => ({ round, coder, key, ...(words ? { words } : {}) }));
const one = (coder: 'first' | 'second', round: 1 | 2, key: string, words?: string): SampleCode => ({ round, coder, key, ...(words ? { words } : {}) });

/** The cases of the sample study. */
export const SAMPLE_CASES = [
  { key: 'north', kind: 'network', name: 'Northside network' },
  { key: 'river', kind: 'network', name: 'Riverside network' },
  { key: 'ellis', kind: 'person', name: 'A principal in her second year' },
] as const;

/** Four short texts, written for the sample: two meetings, an interview, a handout. Nobody in them exists. */
export const SAMPLE_SOURCES: readonly SampleSource[] = [
  {
    key: 'october', title: 'Northside network, October meeting', type: 'observation', daysAgo: 46, cases: ['north'],
    turns: [
      { speaker: 'Supervisor', says: 'Before we look at your walk notes, let me tell you how I walk in myself. I sit down beside one student and I ask what the task is asking of her. I do not look at the teacher for the first ten minutes.', codes: [...both(1, 'supervisor-part'), ...both(2, 'modeling-action', 'I sit down beside one student and I ask what the task is asking of her.'), one('first', 2, 'modeling-talk', 'let me tell you how I walk in myself')] },
      { speaker: 'Principal, Birchwood', says: 'I never thought of not looking at the teacher. I would have written down what she said.', codes: [...both(1, 'principal-part'), one('second', 2, 'outcome-engagement')] },
      { speaker: 'Supervisor', says: 'And here is what I think while I sit there: can this child say it in her own words? If not, I hold back my first idea of why, because my first idea is usually about the teacher.', codes: [...both(1, 'supervisor-part'), one('first', 2, 'modeling-metacognition', 'I hold back my first idea of why, because my first idea is usually about the teacher'), one('second', 2, 'modeling-thinking', 'here is what I think while I sit there: can this child say it in her own words?')] },
      { speaker: 'Principal, Cedar Hill', says: 'Could two of us go together next week and compare what we wrote?', codes: [...both(1, 'principal-part'), ...both(2, 'joint-work')] },
      { speaker: 'Supervisor', says: 'Yes. Take the look-for sheet, both of you, and do not talk until the end. Bring the two sheets next month, and we will lay them side by side.', codes: [...both(1, 'supervisor-part'), ...both(2, 'tools-guides', 'Take the look-for sheet'), one('first', 2, 'joint-work', 'Bring the two sheets next month, and we will lay them side by side')] },
      { speaker: 'Survey office', says: 'I have been given the next half hour for the family survey. The forms have to be back by the nineteenth, and I need a contact at each school.', codes: [...both(1, 'conditions'), ...both(2, 'distributing', 'I have been given the next half hour for the family survey.'), one('second', 2, 'operations-other', 'The forms have to be back by the nineteenth')] },
      { speaker: 'Supervisor', says: 'We will not do that here. Send it to me in one page, and I will see that it reaches them. This time belongs to the walks.', codes: [...both(1, 'supervisor-part'), ...both(2, 'buffering')] },
    ],
  },
  {
    key: 'november', title: 'Riverside network, November meeting', type: 'observation', daysAgo: 18, cases: ['river'],
    turns: [
      { speaker: 'Supervisor', says: 'We have a full agenda: the calendar for testing, the new forms for evaluation, and then your data.', codes: [...both(1, 'supervisor-part'), ...both(2, 'compliance', 'the new forms for evaluation'), one('first', 2, 'distributing', 'the calendar for testing')] },
      { speaker: 'Principal, Maple Run', says: 'Will we get to the data this time?', codes: [...both(1, 'principal-part'), one('first', 2, 'outcome-value')] },
      { speaker: 'Supervisor', says: 'If there is time. The forms are due on Friday, and I have to be able to say that everyone has them.', codes: [...both(1, 'supervisor-part'), ...both(2, 'compliance')] },
      { speaker: 'Budget office', says: 'For the schools that want a second reading coach, there is a way to move the money before the winter break. I can sit down with two of you today.', codes: [...both(1, 'conditions'), one('first', 2, 'operations-for'), one('second', 2, 'bridging', 'I can sit down with two of you today')] },
      { speaker: 'Principal, Maple Run', says: 'That would help us. We have had nobody for the fifth grade since September.', codes: [...both(1, 'principal-part')] },
    ],
  },
  {
    key: 'interview', title: 'Interview with a principal of Northside', type: 'interview', daysAgo: 30, cases: ['north', 'ellis'],
    turns: [
      { speaker: 'Interviewer', says: 'When you think of the last two meetings, is there anything you did differently afterwards?' },
      { speaker: 'Principal', says: 'I sat with students. I had never done that. And I did not tell the teacher what I thought, I asked her what the child had said. It was hard to wait.', codes: [...both(1, 'outcomes-told'), ...both(2, 'outcome-challenge', 'I did not tell the teacher what I thought, I asked her what the child had said'), one('first', 2, 'outcome-value', 'I sat with students')] },
      { speaker: 'Interviewer', says: 'What made that possible?' },
      { speaker: 'Principal', says: 'She showed us. She did not say, be present in classrooms. She told us where she sits and what goes through her head. And she keeps the others out of our time.', codes: [...both(1, 'supervisor-part'), ...both(2, 'modeling-thinking', 'She told us where she sits and what goes through her head'), one('second', 2, 'buffering', 'she keeps the others out of our time')] },
    ],
  },
  {
    key: 'sheet', title: 'Look-for sheet, version of October', type: 'document', daysAgo: 46, cases: ['north'],
    turns: [
      { speaker: '', says: 'Write what students say and do, in their words. Leave out what you make of it. One line for each minute is enough.', codes: [...both(1, 'design'), ...both(2, 'tools-guides')] },
      { speaker: '', says: 'At the end, read your lines to each other before anybody explains.', codes: [...both(1, 'design'), one('first', 2, 'joint-work')] },
    ],
  },
];
