import type { StartingCode } from './entry.ts';

const UNDER = { round: 2, inference: 'middle', under: 'practices' } as const;
const of = (under: string) => ({ round: 2, inference: 'middle', under }) as const;

/** The practices of supervisors that the framework names, for the second pass (COD-10 to COD-13). */
export const PRACTICES: readonly StartingCode[] = [
  {
    round: 2, inference: 'middle', under: null, key: 'practices', name: 'Supervisor practices', colour: '#034D73', codable: false,
    definition: 'Holds the practices by which a supervisor helps principals grow as leaders of instruction.',
    useWhen: 'Never on text; choose one of the codes in it.', notWhen: '', example: '',
  },
  {
    ...UNDER, key: 'joint-work', name: 'Joint work', colour: '#205F9F',
    definition: 'Supervisor and principals take up leading instruction as work they share, value it and see why it matters.',
    useWhen: 'A task is framed as ours, its worth is talked about, and the supervisor works in it too.', notWhen: 'Everybody is merely busy with the same sheet.',
    example: '“None of us has solved this. Let us take my visit last week first, and be hard on it.”',
  },
  {
    ...UNDER, key: 'modeling', name: 'Modeling', colour: '#3C74FB',
    definition: 'The supervisor shows how it is done instead of telling others to do it.',
    useWhen: 'A way of leading can be watched, heard or followed; code the kind of showing too.', notWhen: 'The supervisor explains or directs without showing.',
    example: 'The supervisor gives the feedback herself while the principals watch.',
  },
  {
    ...of('modeling'), key: 'modeling-action', name: 'Action', colour: '#1899C5',
    definition: 'Showing by doing what the principal would do.',
    useWhen: 'The supervisor does the deed in front of principals.', notWhen: 'They only speak as one would.',
    example: 'He kneels beside a student and looks through her notebook with her.',
  },
  {
    ...of('modeling'), key: 'modeling-talk', name: 'Talk', colour: '#000D9B',
    definition: 'Showing the words and the tone that a principal could use.',
    useWhen: 'The supervisor speaks as one would speak to a teacher, a parent or a team.', notWhen: 'They talk about what one should say.',
    example: '“I would say: tell me what you saw them do, before we say what we think.”',
  },
  {
    ...of('modeling'), key: 'modeling-thinking', name: 'Thinking', colour: '#8182D3',
    definition: 'Thinking aloud, so that others can follow how a judgement comes about.',
    useWhen: 'The supervisor lays open their own reasoning about a case.', notWhen: 'They give the conclusion alone.',
    example: '“I first thought it was the task. Then I saw that nobody had the text in front of them.”',
  },
  {
    ...of('modeling'), key: 'modeling-metacognition', name: 'Metacognition', colour: '#2D2B5F',
    definition: 'Naming what is being shown and why, so that principals see it as a move they can make.',
    useWhen: 'The supervisor points to their own showing.', notWhen: 'They think aloud without saying that this is what they are doing.',
    example: '“Notice that I waited. I did that on purpose, and it is the hardest part for me.”',
  },
  {
    ...UNDER, key: 'tools', name: 'Developing and using tools', colour: '#8A4ADA',
    definition: 'Making or using things that carry a way of leading instruction into the work: data, guides, visits, questions.',
    useWhen: 'A tool shapes what principals look at, talk about or do; code the kind of tool too.', notWhen: 'A paper is handed out and left lying.',
    example: 'The network rewrites its own visit sheet until it asks about students and not about walls.',
  },
  {
    ...of('tools'), key: 'tools-data', name: 'Data', colour: '#4A2FC0',
    definition: 'Results, records or samples used to examine teaching and leading.',
    useWhen: 'Figures or student work are the ground of the conversation.', notWhen: 'A figure is read out as news.',
    example: 'They sort thirty reading samples before anyone names a cause.',
  },
  {
    ...of('tools'), key: 'tools-guides', name: 'Guides for teaching and learning', colour: '#57428D',
    definition: 'Frameworks, rubrics and protocols that say what good teaching looks like.',
    useWhen: 'Principals use such a guide to see or to speak more exactly.', notWhen: 'The guide is announced as a duty.',
    example: 'They take one line of the rubric and look for it in a ten-minute clip.',
  },
  {
    ...of('tools'), key: 'tools-walks', name: 'Learning walks', colour: '#4F0E8A',
    definition: 'Visits to classrooms together, with something to look for and a talk afterwards.',
    useWhen: 'The visit itself is prepared, done or worked through.', notWhen: 'A school is visited for another reason.',
    example: 'Before going in, each principal writes down the one thing to listen for.',
  },
  {
    ...of('tools'), key: 'tools-inquiry', name: 'Inquiry', colour: '#B96DFC',
    definition: 'A cycle of question, trying, evidence and looking back, followed for weeks.',
    useWhen: 'A step of such a cycle is taken or planned.', notWhen: 'A single question is asked in passing.',
    example: '“Last month you said you would try it with one team. What did you bring back?”',
  },
  {
    ...UNDER, key: 'brokering', name: 'Brokering', colour: '#BE0264',
    definition: 'Standing between the network and the world around it, so that principals can learn.',
    useWhen: 'The supervisor lets something in, keeps something out, passes something on or makes it fit; code which.', notWhen: 'Everything happens within the network.',
    example: 'The supervisor settles beforehand what the guest is to talk about, and for how long.',
  },
  {
    ...of('brokering'), key: 'bridging', name: 'Bridging', colour: '#E25D1D',
    definition: 'Linking principals with people, ideas or means from outside that help them lead instruction.',
    useWhen: 'Something useful comes in that would not have come by itself.', notWhen: 'News is merely passed on: distributing information.',
    example: '“The science team has a coach two days a week. Who wants her to sit in?”',
  },
  {
    ...of('brokering'), key: 'buffering', name: 'Buffering', colour: '#E0305E',
    definition: 'Keeping demands away, or making them smaller, so that time for learning stays.',
    useWhen: 'A demand from outside meets the supervisor first; also when they could have held it off and did not.', notWhen: 'Principals defend themselves.',
    example: '“That form can wait until June. I have told them so.”',
  },
  {
    ...of('brokering'), key: 'distributing', name: 'Distributing information', colour: '#B85207',
    definition: 'Passing on dates, rules and news as they are.',
    useWhen: 'Information goes through, unchanged and unweighed.', notWhen: 'It is explained in terms of the principals’ own work: translating.',
    example: 'The supervisor reads the testing calendar aloud, month by month.',
  },
  {
    ...of('brokering'), key: 'translating', name: 'Translating', colour: '#AC1C0F',
    definition: 'Turning what comes from outside into terms that make sense for leading instruction at these schools.',
    useWhen: 'A demand, an idea or a programme is given a meaning for the principals’ work.', notWhen: 'It is repeated in its own words.',
    example: '“Forget the acronym. It asks whether your teachers get feedback they can use by Monday.”',
  },
];
