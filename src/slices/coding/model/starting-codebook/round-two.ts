import type { Entry } from './entry.ts';

const middle = (name: string, definition: string, useWhen: string, notWhen: string, under: readonly Entry[] = []): Entry => ({ name, definition, useWhen, notWhen, inference: 'middle', under });
const found = (name: string, definition: string, useWhen: string, notWhen: string, inductive: string): Entry => ({ name, definition, useWhen, notWhen, inference: 'middle', inductive });

/** Round 2: what a leader does to help principals learn, by the framework (COD-10 to COD-13). */
export const FRAMEWORK: readonly Entry[] = [
  middle('Joint work', 'The leader makes the improvement of teaching a matter that everyone in the room, the leader too, works on together and answers for.', 'Something of value to all is worked on by all, and learning is owned in common.', 'People are together in a room and each does their own, or are told what to do.'),
  middle('Modeling', 'The leader shows how it is done instead of only talking about it or telling others to do it.', 'A way of working or thinking is demonstrated; use a code below it when it is clear which.', 'It is only described, advised or required.', [
    middle('Modeling: action', 'Shows it by doing it.', 'The leader does before principals what principals shall do.', 'The leader does it for them so that they need not.'),
    middle('Modeling: talk', 'Shows how one talks: the words, questions and tone that principals can take over.', 'A way of asking or answering is used so that others can hear it and use it.', 'The talk is ordinary and nothing in it is meant to be taken over.'),
    middle('Modeling: thinking', 'Lets others hear how one comes to a conclusion.', 'Steps of reasoning are said aloud.', 'Only the conclusion is told.'),
    middle('Modeling: metacognition', 'Names what is being shown and why it is done so.', 'Both are there: the practice is named and its reason is given.', 'It is shown without being named, or named without a reason.'),
  ]),
  middle('Tools', 'Brings in or makes materials that lead principals to think and act in ways that go with leading instruction.', 'A material shapes what principals look at, ask or do; use a code below it when it is clear which.', 'A paper only informs, or is used for an office matter.', [
    middle('Tools: data', 'Charts, tables and work of students that are looked at together.', 'Figures or samples are the thing that is worked with.', 'Figures are only mentioned.'),
    middle('Tools: guides for teaching and learning', 'Frameworks and rubrics that say what good teaching looks like.', 'A guide is used to look at or talk about teaching.', 'It is handed out and not used.'),
    middle('Tools: learning walks', 'Visits to classrooms with something particular to look for and a way to talk about it.', 'A visit is planned, made or talked over with its protocol.', 'Classrooms are entered for another purpose.'),
    middle('Tools: inquiry', 'A course of question, evidence and conclusion that principals go through.', 'Principals follow a question through steps with evidence.', 'A single question is asked and answered.'),
  ]),
  middle('Brokering', 'The leader stands between the community and the world outside, and decides what comes in, in what form, and what stays out.', 'Something or someone from outside reaches or does not reach the principals because of the leader.', 'Things from outside come in without any part of the leader in it.', [
    middle('Bridging', 'Brings in ideas, people or resources that help principals lead instruction.', 'What is brought in serves principals’ learning.', 'It serves the office that sends it.'),
    middle('Buffering', 'Protects the time and attention of the community from demands that would take it away from its work.', 'A demand is refused, cut short, taken over or turned to the community’s purpose, or is let in although it harms.', 'The demand serves the community’s own work.'),
    middle('Distributing information', 'Passes on what principals must know.', 'Information goes through as it came.', 'It is worked on so that principals can use it: see Translating.'),
    middle('Translating', 'Turns what comes from outside into what it means for principals’ own work.', 'A demand or idea is explained by, or fitted to, what principals do.', 'It is passed on as it came.'),
  ]),
];

/** Round 2: what the data gave and the framework had no place for (COD-14 to COD-18). */
export const FOUND: readonly Entry[] = [
  found('Compliance with district policy', 'Time of the meeting goes to making sure that something required is done.', 'Principals are told, reminded or checked about what must be done.', 'The requirement becomes a matter to be understood: see Translating.', 'Meetings went to requirements in a way that no practice of the framework covers.'),
  found('Help with operations that serves leading instruction', 'Help with a matter of running the school, so that the principal has room for teaching and learning.', 'The link to teaching and learning is said or plain.', 'The link would have to be guessed.', 'Help with operations could not be told apart by the framework, yet some of it served instruction.'),
  found('Help with operations that does not', 'Help with a matter of running the school for its own sake.', 'Buildings, buses, staffing or papers are dealt with, and nothing of it is about teaching.', 'It gives room for instruction: see the code before.', 'Help with operations could not be told apart by the framework, and some of it took time from instruction.'),
  found('Differentiation', 'The leader does different things for different principals, by what each needs.', 'Groups, tasks or support differ for a reason that lies in the principals.', 'Everyone chooses for themselves, or differences come by chance.', 'Leaders fitted their help to single principals, which the framework names nowhere.'),
  {
    ...found('Outcomes of the community', 'Early signs that a community does or does not help its principals.', 'Use the signs below it.', '', 'Signs of success along the way were needed, and the framework describes only what leaders do.'),
    codable: false,
    under: [
      found('Engagement over time', 'How far principals take part in the meeting’s activities, and how that changes.', 'Taking part, staying, leaving or drifting off is seen or told.', 'It is about one person on one bad day.', 'What was seen of taking part told communities apart.'),
      found('Challenge over time', 'Whether what principals work on becomes more demanding from meeting to meeting, or less.', 'The demand of tasks can be set beside earlier or later ones.', 'A task is called hard or easy without anything to set it beside.', 'Communities differed in whether the work grew.'),
      found('Staff of the central office on its worth', 'What people in the central office say about the meetings as a support for learning.', 'Someone of the office, not the leader of the meeting, judges it.', 'The leader judges their own meeting.', 'Their reports were a source of their own.'),
      found('Principals on its worth', 'What principals say about the value of the meetings to them.', 'A principal judges the meetings, in either direction.', 'Someone else says what principals think.', 'Their reports were a source of their own.'),
    ],
  },
];
