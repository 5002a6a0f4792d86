import type { StartingCode } from './entry.ts';

const INFERENCE = { round: 1, inference: 'low' } as const;
const UNDER = { ...INFERENCE, under: 'first-pass' } as const;

/** The six codes of the first pass: they sort the data by what it is about, as anybody in the room would (COD-02 to COD-08). */
export const FIRST_PASS: readonly StartingCode[] = [
  {
    ...INFERENCE, key: 'first-pass', under: null, name: 'What it is about', colour: '#1F4D40', codable: false,
    definition: 'Holds the codes of the first pass through all data.',
    useWhen: 'Never on text; choose one of the codes in it.', notWhen: '',
    example: '',
  },
  {
    ...UNDER, key: 'background', name: 'Respondent background', colour: '#2D8670',
    definition: 'Who is speaking or writing: their post, how long they have held it, what they did before.',
    useWhen: 'Somebody tells of their own way into the post, their schools or their training.', notWhen: 'They tell what they do in the meetings now.',
    example: 'I taught fourth grade for nine years before I got this school.',
  },
  {
    ...UNDER, key: 'design', name: 'Design of the networks', colour: '#2F686D',
    definition: 'How the district means the principal networks to work: purpose, membership, how often they meet, what is asked of supervisors.',
    useWhen: 'Somebody describes or explains the plan, also when it has changed.', notWhen: 'They describe what actually happened in a meeting.',
    example: 'Each network is to meet once a month, and half of the morning is to be in classrooms.',
  },
  {
    ...UNDER, key: 'supervisor-part', name: 'Supervisor participation', colour: '#2A7000',
    definition: 'What a principal supervisor says and does in, before or after a meeting of the network.',
    useWhen: 'A supervisor leads, asks, shows, listens, arranges or stands aside, seen by an observer or told by anyone.', notWhen: 'Only the plan of what supervisors should do is told.',
    example: 'The supervisor stops the video and asks what the students were being asked to think about.',
  },
  {
    ...UNDER, key: 'principal-part', name: 'Principal participation', colour: '#4DA424',
    definition: 'What principals say and do in a meeting of the network.',
    useWhen: 'Principals bring, ask, answer, challenge, stay silent, work on other things or stay away.', notWhen: 'They tell what they did at their own school afterwards.',
    example: 'Two principals lay the same student’s essay side by side and argue about the second draft.',
  },
  {
    ...UNDER, key: 'outcomes-told', name: 'Outcomes of taking part', colour: '#7A9572',
    definition: 'What came of taking part: for a principal’s thinking, for their work at school, or for their standing with others.',
    useWhen: 'Somebody ties a change, or the lack of one, to the network.', notWhen: 'Somebody likes or dislikes a meeting without saying what came of it.',
    example: 'Since we did it together I go into classrooms with one question and no form.',
  },
  {
    ...UNDER, key: 'conditions', name: 'Helping and hindering conditions', colour: '#9C7C0B',
    definition: 'What made it easier or harder for supervisors to lead the meetings as they were meant.',
    useWhen: 'Time, other duties, district demands, relationships, rooms or people outside the network help or get in the way.', notWhen: 'The supervisor’s own moves in the meeting are described.',
    example: 'Every time we were about to begin, someone called her out about a bus.',
  },
];
