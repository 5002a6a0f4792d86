import type { Conversation } from './sample-shapes.ts';

/** One conversation per problem text, in the same order. */
export const CONVERSATIONS: readonly Conversation[] = [
  {
    clarifying: [
      { question: 'Who sets the agenda of these meetings now?', answer: 'The team leads, from a template I wrote two years ago.' },
      { question: 'How many of the leads have run a look at student work before?', answer: 'One of four.' },
    ],
    probing: [
      'What do you do in the meetings that tells the teams business comes first?',
      'What would a teacher have to believe to bring weak writing to this table?',
      'If the half hour worked, what would you stop asking the teams for?',
      'Whose voice is missing when the team decides the next move?',
      'What makes you sure it is the structure and not the safety?',
    ],
    reflection: ['The question about what I stop asking for stays with me. I send three forms a week into that room.', 'I have not once brought weak work of my own to that table.'],
    ideas: ['Begin with one team, not four, and let it show the others.', 'Take every announcement out for a month and see what is left.', 'Let the coach run the first two and the lead the third, with a debrief in between.', 'Ask for one photo of student work before the meeting, nothing else.'],
    nextSteps: [
      { horizon: 'short', what: 'Rewrite the agenda with announcements removed and run one look at student writing', actor: 'Second-grade team lead and literacy coach', where: 'Grade-level team, Tuesdays', dueInDays: 14, evidence: 'Each teacher names one change and brings the next samples' },
      { horizon: 'long', what: 'Train the four team leads to hold the protocol, one cycle each', actor: 'Principal and literacy coach', where: 'Instructional leadership team', dueInDays: 75, evidence: 'All four teams run it without the coach in spring' },
    ],
    debrief: ['Reading the questions in a row changed them; the third one sounded different after the first two.', 'We drifted to advice once while asking. Shorter clarifying questions next time.'],
    takeaways: [
      { text: 'My own forms are the business in the room.', willTry: 'Send announcements by e-mail for a month.' },
      { text: 'Start with one team.', willTry: 'Ask my fifth-grade lead if she would go first.' },
      { text: 'Bringing weak work takes a leader who does it first.', willTry: 'Bring my own feedback notes to the next team meeting.' },
      { text: 'The protocol is only as safe as the first five minutes.', willTry: 'Open with a norm and mean it.' },
      { text: 'One photo is a small ask.', willTry: 'Ask for one photo a week in grade three.' },
    ],
    afterwards: { outcome: 'happened', sentence: 'The second-grade team ran it twice; three of four teachers came back with new samples.' },
  },
  {
    clarifying: [
      { question: 'How long after the lesson do you talk?', answer: 'The same day when I can, otherwise by note.' },
      { question: 'Do all six have a mentor?', answer: 'Four of the six.' },
    ],
    probing: [
      'What are you protecting when your note ends without a request?',
      'How would the teacher describe what you want from her?',
      'Which of the six would grow most from one question, and what is it?',
      'What would you see in students’ notebooks if your feedback worked?',
      'When did someone’s feedback last change your own practice, and why did it?',
    ],
    reflection: ['I protect the relationship, and I may be protecting it from the very thing it is for.', 'Two of them could not say what I want. I will ask them.'],
    ideas: ['Write the return date on the note before you leave the room.', 'Ask the teacher to choose between two changes.', 'Plan the next lesson with her for ten minutes instead of writing.', 'Watch a mentor give feedback and take notes on the mentor.'],
    nextSteps: [
      { horizon: 'short', what: 'Agree one named change and a return date with each of two new teachers', actor: 'Principal', where: 'Ten-minute talk the same day', dueInDays: 10, evidence: 'What students say when asked why, noted at the return visit' },
      { horizon: 'long', what: 'Match the two teachers without a mentor and meet the mentors monthly', actor: 'Assistant principal', where: 'Mentor meeting, first Monday', dueInDays: 60, evidence: 'All six have had three cycles by winter' },
    ],
    debrief: ['The silence after the second question was useful. Nobody filled it.', 'We ended on time.'],
    takeaways: [
      { text: 'A return date is the feedback.', willTry: 'Put three return dates in my calendar tonight.' },
      { text: 'Offer a choice of two changes.', willTry: 'Try it with one teacher on Monday.' },
      { text: 'Ask the teacher what she thinks I want.', willTry: 'Ask two of mine.' },
      { text: 'Plan, do not write.', willTry: 'Swap one written note for a planning talk.' },
      { text: 'Students are the evidence.', willTry: 'Ask three students in each visit.' },
    ],
    afterwards: { outcome: 'partly', sentence: 'One return visit held, the other moved twice; the new date is set.' },
  },
  {
    clarifying: [
      { question: 'Is the planning day the same for all grades?', answer: 'Yes, the first Wednesday.' },
      { question: 'What does the coach do on that day now?', answer: 'She checks the pacing with each grade.' },
    ],
    probing: [
      'What would students lose if the explaining came second?',
      'What have you said or done that makes fast coverage feel safe?',
      'Which lesson would you be proud to hear from the corridor?',
      'How will you know that talk is about the mathematics?',
      'What does the team fear will happen in the silence?',
    ],
    reflection: ['Coverage feels safe because I ask about the pacing guide first, every time.'],
    ideas: ['Plan one question together and teach it in two rooms the same week.', 'Collect what students said, word for word, and start the next planning day with it.', 'Let the coach drop pacing for one month.'],
    nextSteps: [
      { horizon: 'short', what: 'Plan one discussion question per grade on the next planning day', actor: 'Mathematics team with the coach', where: 'Planning day, first Wednesday', dueInDays: 21, evidence: 'Word-for-word notes of partner talk from four rooms' },
      { horizon: 'long', what: 'Build a bank of twenty questions with student answers', actor: 'Mathematics coach', where: 'Mathematics team', dueInDays: 90, evidence: 'Teachers use a question from the bank each week' },
    ],
    debrief: ['The timer kept the presentation short and we were glad of it.', 'Two of us wrote one question only. Give the writing a full four minutes.'],
    takeaways: [
      { text: 'What I ask first is what matters.', willTry: 'Ask about students first for two weeks.' },
      { text: 'Word for word is stronger than a summary.', willTry: 'Script five minutes of partner talk.' },
      { text: 'One question, two rooms.', willTry: 'Pair my fourth-grade teachers for it.' },
      { text: 'Silence needs a plan.', willTry: 'Count to seven in my own meeting.' },
      { text: 'Coverage is a fear, not a fact.', willTry: 'Look at where we really are in the guide.' },
    ],
    afterwards: { outcome: 'happened', sentence: 'All three grades planned a question and two rooms shared notes at the staff meeting.' },
  },
  {
    clarifying: [
      { question: 'How many students are pulled out at once?', answer: 'Eleven, from two classes.' },
      { question: 'Has the specialist taught together with a class teacher before?', answer: 'At her last school, yes.' },
    ],
    probing: [
      'Whose comfort does the present timetable serve?',
      'What do the eleven students say about leaving?',
      'What would planning together have to replace?',
      'If a parent asked why, what would you answer today?',
      'What will you do when the first joint lesson goes badly?',
    ],
    reflection: ['I have never asked the students. That is tomorrow’s work.'],
    ideas: ['Begin with science, where they lose most.', 'Cover one class a week so that the two can plan.', 'Invite the language office to plan, not to present.'],
    nextSteps: [
      { horizon: 'short', what: 'Talk with the eleven students and share what they said with the two teachers', actor: 'Principal', where: 'Lunch, two groups', dueInDays: 7, evidence: 'Their words on one page, read by both teachers' },
      { horizon: 'long', what: 'Teach science together three times a week from the new timetable on', actor: 'Specialist and fourth-grade team', where: 'Fourth-grade science', dueInDays: 70, evidence: 'Science notebooks of the eleven beside their classmates’' },
    ],
    debrief: ['We stayed with students longer than usual.', 'The presenter was allowed to only listen, and said it was hard and good.'],
    takeaways: [
      { text: 'Ask the students.', willTry: 'Lunch with five of mine.' },
      { text: 'A timetable is a decision about learning.', willTry: 'Look at who leaves during science.' },
      { text: 'Cover a class to buy planning.', willTry: 'Cover one on Thursday.' },
      { text: 'Invite the office to plan.', willTry: 'Call them with one question.' },
      { text: 'First lessons go badly; say so before.', willTry: 'Tell my team that I expect it.' },
    ],
    afterwards: { outcome: 'happened', sentence: 'Both groups talked with me, and the teachers changed the first unit after reading their words.' },
  },
  {
    clarifying: [
      { question: 'Is it the same fifty students?', answer: 'About thirty are.' },
      { question: 'What happens at the door now?', answer: 'They sign a sheet and walk up alone.' },
    ],
    probing: [
      'What part of this is about teaching, and what part is not?',
      'What does a student who comes late walk into?',
      'Who at the school knows these thirty families?',
      'What would make the first ten minutes worth hurrying for?',
    ],
    reflection: ['The last question turns it around: the block begins with silent waiting.'],
    ideas: ['Begin the block with the part nobody wants to miss.', 'One adult at the door who knows names.', 'Look at the thirty, not the fifty.'],
    nextSteps: [
      { horizon: 'short', what: 'Begin the reading block with read-aloud in three rooms and count who is there', actor: 'Third-grade team', where: 'First ten minutes of the reading block', dueInDays: 14, evidence: 'Counts by day beside last month’s' },
      { horizon: 'long', what: 'Meet the ten families we see most', actor: 'Counsellor and family liaison', where: 'At the school or at home', dueInDays: 60, evidence: 'A plan agreed with each family' },
    ],
    debrief: ['We asked how it matters for instruction and the problem changed in front of us.'],
    takeaways: [
      { text: 'Make the start worth coming for.', willTry: 'Ask two teachers to open with a read-aloud.' },
      { text: 'Look at the thirty.', willTry: 'Pull my own list.' },
      { text: 'One adult at the door.', willTry: 'Stand there myself this week.' },
      { text: 'Ask what part is about teaching.', willTry: 'Ask it of my own list of worries.' },
    ],
    afterwards: { outcome: 'not-yet', sentence: 'One room has begun; the other two start after the break.' },
  },
  {
    clarifying: [
      { question: 'Who decides that she covers classes?', answer: 'The office, when nobody else is free.' },
      { question: 'How many hours does testing take?', answer: 'About six a week in fall.' },
    ],
    probing: [
      'What does the coach’s calendar say about what you value?',
      'What would you have to let go wrong for her ten hours to hold?',
      'Who gains from her being available to all?',
      'How will third grade know that she is theirs?',
      'What will you say the first time you are tempted?',
    ],
    reflection: ['I would have to let a class be combined now and then. I can do that.'],
    ideas: ['Put her hours in the master schedule, not in her calendar.', 'Give testing to a team of three.', 'Tell the staff why, once, out loud.'],
    nextSteps: [
      { horizon: 'short', what: 'Write ten hours for third grade into the schedule and tell the staff why', actor: 'Principal', where: 'Staff meeting', dueInDays: 9, evidence: 'Hours kept, counted each Friday' },
      { horizon: 'long', what: 'Move testing to a team of three', actor: 'Assistant principal', where: 'Testing team', dueInDays: 80, evidence: 'The coach is free of testing in spring' },
    ],
    debrief: ['Everyone wrote two questions. It shows.', 'Next time leave a minute for the handing over.'],
    takeaways: [
      { text: 'A calendar is a value statement.', willTry: 'Read mine from last week.' },
      { text: 'Something must be allowed to go wrong.', willTry: 'Choose what.' },
      { text: 'Say why, out loud.', willTry: 'Two sentences on Monday.' },
      { text: 'Schedule, not calendar.', willTry: 'Ask for the master schedule file.' },
      { text: 'Third grade must know.', willTry: 'Ask them what they need her for.' },
    ],
    afterwards: { outcome: 'partly', sentence: 'Seven of the ten hours held in the first two weeks; covering classes took the rest.' },
  },
];
