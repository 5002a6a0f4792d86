import type { Entry } from './entry.ts';

const code = (name: string, definition: string, useWhen: string, notWhen: string): Entry => ({ name, definition, useWhen, notWhen, inference: 'low' });

/** Round 1: what a passage is about, as anyone in the room would say (COD-03 to COD-08); exactly six codes. */
export const ROUND_ONE: Entry = {
  name: 'What it is about',
  definition: 'A first sorting by topic, before any theory.',
  useWhen: '',
  notWhen: '',
  inference: 'low',
  codable: false,
  under: [
    code('Respondent background', 'Who is speaking: role, time in it, schools and work before.', 'Someone tells of their own position, training or history in the district.', 'They describe someone else, or what they do in a meeting.'),
    code('Design of the learning communities', 'How the district meant the principals’ communities to work: purpose, membership, time, rules, expectations.', 'The talk is of what was planned or decided about the communities.', 'It is of what happened in a meeting, however it was planned.'),
    code('Participation of the leader', 'What the instructional leadership director does and says in a meeting of the community.', 'The leader plans, opens, asks, shows, answers or decides in or for a meeting.', 'The leader works with one principal at a school, outside of a meeting.'),
    code('Participation of principals', 'What principals do and say in a meeting of their community.', 'Principals speak, work, bring something, come late, leave, or stay silent.', 'Principals act at their own school and nobody links it to the meeting.'),
    code('Outcomes for principals', 'What taking part is said or seen to have changed in principals’ thinking or work.', 'A change is named or can be seen, wanted or not.', 'It is only hoped for or planned.'),
    code('Conditions that help or hinder', 'What made it easier or harder to lead the communities as they were designed.', 'Time, rules, people, money or events are linked to how the meetings went.', 'Something is told without any link to the meetings.'),
  ],
};
