import type { StartingCode } from './entry.ts';

const FOUND = { round: 2, inference: 'middle', under: 'found' } as const;
const OUTCOME = { round: 2, inference: 'middle', under: 'network-outcomes' } as const;

/** What the framework had no place for, each with the reason why (COD-14 to COD-19), and the leading indicators (COD-18). */
export const FOUND_IN_DATA: readonly StartingCode[] = [
  {
    round: 2, inference: 'middle', under: null, key: 'found', name: 'Outside the framework', colour: '#755738', codable: false,
    definition: 'Holds the codes for what supervisors do that is none of the practices.',
    useWhen: 'Never on text; choose one of the codes in it, or add one with its reason.', notWhen: '', example: '',
    found: 'Much of the meetings was filled with activities that are no practice of the framework.',
  },
  {
    ...FOUND, key: 'compliance', name: 'Compliance with district policy', colour: '#472C0C',
    definition: 'Seeing to it that principals do what the district or the law demands.',
    useWhen: 'A demand is announced, checked or pressed for its own sake.', notWhen: 'The demand is weighed or kept away: buffering.',
    example: '“I need all thirty-one signatures in my office by Friday.”',
    found: 'Pressing a demand neither shows, links nor shields; none of the practices held these passages.',
  },
  {
    ...FOUND, key: 'operations-for', name: 'Operations in support of instruction', colour: '#BC7866',
    definition: 'Help with running the school that frees the principal to lead instruction.',
    useWhen: 'The practical help is given with instruction in view, and this is said or plain.', notWhen: 'The help has no tie to instruction.',
    example: 'She sorts out the lunch duty so that the principal can be in classrooms at eleven.',
    found: 'Practical help was not modeling or brokering, yet it served instruction, so it could not be left uncoded.',
  },
  {
    ...FOUND, key: 'operations-other', name: 'Operations apart from instruction', colour: '#8B7A89',
    definition: 'Help with running the school that has no tie to leading instruction.',
    useWhen: 'Buildings, buses, budgets or staffing are dealt with for themselves.', notWhen: 'The help is given so that the principal can lead instruction.',
    example: 'They spend twenty minutes on who holds the key to the gym.',
    found: 'The same kind of help also came without any view to instruction, and the two had to be told apart.',
  },
  {
    ...FOUND, key: 'differentiation', name: 'Differentiation', colour: '#80325E',
    definition: 'Treating principals differently by what each needs to learn, and using them as a resource for each other.',
    useWhen: 'The supervisor fits help to a principal, or brings one’s strength to another.', notWhen: 'Everybody gets the same, or groups are formed by school level alone.',
    example: '“You two are past this. Would you sit with the new ones and show them last year’s schedule?”',
    found: 'Fitting the help to each principal ran through several practices and was none of them.',
  },
  {
    round: 2, inference: 'middle', under: null, key: 'network-outcomes', name: 'Network outcomes', colour: '#B1409C',
    definition: 'Early signs that the meetings are worth something to principals; no measure of how principals grow, and none of student results.',
    useWhen: 'None of the four signs in it fits exactly; else use those.', notWhen: 'Somebody hopes for an outcome.',
    example: 'By spring, nobody left before the end any more.',
    found: 'The first pass gathered all outcomes in one place; what they are signs of came out of reading them together.',
  },
  {
    ...OUTCOME, key: 'outcome-engagement', name: 'Engagement over time', colour: '#7F059B',
    definition: 'How far principals take part in the activities of the meetings, and how that changes.',
    useWhen: 'An observer sees principals prepared, absorbed, absent or elsewhere with their minds.', notWhen: 'They only say that they were engaged.',
    example: 'All nine have the reading with notes in the margin.',
    found: 'Observers saw engagement rise in some networks and fall in others.',
  },
  {
    ...OUTCOME, key: 'outcome-challenge', name: 'Progressively challenging work', colour: '#7A598E',
    definition: 'Whether the instructional leadership that principals work on in the meetings becomes more demanding, or less.',
    useWhen: 'A task is harder or easier than what this network did before.', notWhen: 'A single task is hard.',
    example: 'In October they described lessons; in March they planned feedback and tried it on each other.',
    found: 'Networks with like engagement differed in whether the work grew harder.',
  },
  {
    ...OUTCOME, key: 'outcome-staff', name: 'Staff reports of support', colour: '#BD6DA1',
    definition: 'What staff of the central office say of the meetings as a support for principals’ learning.',
    useWhen: 'Somebody from the central office judges what the meetings do for principals.', notWhen: 'A principal says it.',
    example: '“I can tell which schools are in her network by the questions they call with.”',
    found: 'Staff outside the networks spoke of their worth without being asked.',
  },
  {
    ...OUTCOME, key: 'outcome-value', name: 'Principals’ reports of value', colour: '#F452A1',
    definition: 'What principals say the meetings are worth to them, for better or worse.',
    useWhen: 'A principal judges the meetings or a part of them.', notWhen: 'An observer judges.',
    example: '“It is the one morning in the month that I do not cancel.”',
    found: 'Principals of one network agreed or disagreed with each other about its worth, and that told networks apart.',
  },
];

/** Examples of the third pass: narrower, and with what shows the practice or its counterexample (COD-22, COD-27). */
export const THIRD_PASS: readonly StartingCode[] = [
  {
    round: 3, inference: 'high', under: 'bridging', key: 'bridging-resources', name: 'Bridging to instructional resources', colour: '#7A2A01',
    definition: 'What is let in helps principals lead instruction: people, data, materials, methods.',
    useWhen: 'A passage coded as bridging brings in such a resource.', notWhen: 'What comes in is a service that has nothing to do with teaching.',
    example: 'A coach shows where the weakest readers lose the thread, and the supervisor asks what to do with that.',
  },
  {
    round: 3, inference: 'high', under: 'buffering', key: 'buffering-positive', name: 'Buffering: positive example', colour: '#AF5362', valence: 'positive',
    definition: 'The supervisor keeps a demand away or makes it small, in favour of time for instruction.',
    useWhen: 'The demand was there and principals were spared it.', notWhen: 'No demand had come up.',
    example: '“We were asked to fill the hour with this. You will get it on one page instead.”',
  },
  {
    round: 3, inference: 'high', under: 'buffering', key: 'buffering-negative', name: 'Buffering: negative example', colour: '#5F0930', valence: 'negative',
    definition: 'A counterexample: a demand takes the principals’ time although the supervisor could have held it off.',
    useWhen: 'Guests or duties fill the meeting and the supervisor lets it happen or adds to it.', notWhen: 'The supervisor tried and failed.',
    example: 'The visitor goes through the whole leaflet while the planned work waits on the table.',
  },
];
