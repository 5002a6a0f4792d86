import type { ProtocolContent, Who } from './protocol.ts';

const everyone: Who = { kind: 'everyone' };
const presenter: Who = { kind: 'seats', seats: ['presenter'] };
const colleagues: Who = { kind: 'all-but', seats: ['presenter'] };

/**
 * The Critical Friends session that comes with the product: six steps, their minutes and rights after the sessions in
 * source JAK (CF-01 to CF-22, CF-48). All wording is ours; a district copies it to change it.
 */
export const criticalFriends: ProtocolContent = {
  title: 'Critical Friends',
  purpose:
    'One principal brings a real problem of leading instruction, still unsolved. Colleagues help them see it more clearly and leave with two or three steps they can take. Everyone takes something home to their own school.',
  allotted: { from: 45, to: 50 },
  groupSize: { from: 5, to: 7 },
  norms: [
    'Listen first. Try to understand the problem before you improve it.',
    'Be kind and be useful: ask the question that a good friend would not leave unasked.',
    'Say when the bar seems low, for students or for us, and say it with respect.',
    'Notice where what we do and what we say we want have come apart.',
    'Bring the messy problem. A tidy one teaches us little.',
    'What is said here about a colleague’s struggle stays here.',
  ],
  seats: [
    {
      id: 'presenter',
      name: 'Presenter',
      duty: 'Brings the problem of practice and one or two documents. Answers, thinks aloud, listens, and names the next steps.',
      rotates: true,
      lendable: false,
      leads: false,
    },
    {
      id: 'facilitator',
      name: 'Facilitator',
      duty: 'Opens each step, keeps us in it, and sees that everyone is heard. Moves the steps and the clock. Asks the presenter later how it went.',
      rotates: true,
      lendable: true,
      leads: true,
    },
    {
      id: 'timer',
      name: 'Timer',
      duty: 'Watches the time and says it aloud: halfway, two minutes, time. Takes over from the facilitator if they have to leave.',
      rotates: true,
      lendable: true,
      leads: false,
    },
  ],
  steps: [
    {
      id: 'present',
      title: 'Present the problem',
      purpose: 'We come to know the problem as the presenter sees it, with the documents that show it.',
      minutes: { from: 5, to: 10 },
      script:
        'Thank you for bringing this to us. Tell us what is going on, what you would like to understand better, and how it matters for instruction in your school. Show us your documents as you go. The rest of us listen, and save our questions.',
      speakers: presenter,
      listeners: [],
      protected: false,
      captures: [
        {
          kind: 'problem',
          id: 'problem',
          prompt: 'The problem of practice and its documents',
          help: 'Everyone can open the documents on their own screen while the presenter speaks.',
        },
      ],
    },
    {
      id: 'clarify',
      title: 'Clarifying questions',
      purpose: 'We fill the gaps in the facts, so that we all picture the same situation.',
      minutes: { from: 5, to: 5 },
      script:
        'Now short questions of fact: who, what, when, how many. The presenter answers briefly. If you hear advice hiding in your question, keep it for later.',
      speakers: everyone,
      listeners: [],
      protected: false,
      captures: [
        {
          kind: 'questions-and-answers',
          id: 'clarifying-questions',
          prompt: 'What do you still need to know to picture the situation?',
          help: 'A clarifying question can be answered at once, in a sentence. Whoever types records it; add the answer when you hear it.',
          writers: everyone,
        },
      ],
    },
    {
      id: 'probe',
      title: 'Probing questions',
      purpose: 'Each of us writes a question that makes the presenter think. They are read aloud without any reply, then given to the presenter, who thinks aloud about the ones that stay.',
      minutes: { from: 10, to: 10 },
      script:
        'Take a few quiet minutes and write at least one question that could help our colleague see this problem differently. Nobody can read it while you write. Then we read them aloud one after another, and nobody answers, not even the presenter. After the last one they are handed over, and we hear which of them stay with you and why.',
      speakers: everyone,
      listeners: [],
      protected: true,
      captures: [
        {
          kind: 'private-cards',
          id: 'probing-questions',
          prompt: 'What question would help our colleague think again about this?',
          help: 'A probing question has no ready answer. Check yours: does the presenter have to think about it? Is it really a question, or advice with a question mark?',
          writers: colleagues,
          minimumEach: 1,
          handTo: 'presenter',
        },
        {
          kind: 'marks',
          id: 'questions-that-stay',
          prompt: 'Which questions stay with you?',
          help: 'Mark the ones you want to keep thinking about. The others are yours as well.',
          of: 'probing-questions',
          by: 'presenter',
        },
        {
          kind: 'notes',
          id: 'reflection',
          prompt: 'What do these questions make you think?',
          help: 'Think aloud. A few words here help you remember; everyone in the session sees them.',
          writers: presenter,
          columns: [],
          opensAfter: 'probing-questions',
        },
      ],
    },
    {
      id: 'discuss',
      title: 'Discuss solutions',
      purpose: 'The colleagues think together about what could be done. The presenter listens, and is free to do nothing but listen.',
      minutes: { from: 10, to: 15 },
      script:
        'Let us talk with each other about what we heard and what could be tried. Please do not turn to the presenter or ask them anything: they are listening. Build on one another, and keep to what a principal can really do.',
      speakers: colleagues,
      listeners: ['presenter'],
      protected: false,
      captures: [
        {
          kind: 'notes',
          id: 'solutions',
          prompt: 'What could our colleague try, with whom, and where?',
          help: 'One idea to an entry. What would have to be true in the school for it to work?',
          writers: colleagues,
          columns: [],
        },
        {
          kind: 'notebook',
          id: 'listening-notebook',
          prompt: 'What do you hear that you want to keep?',
          help: 'Only you ever read this notebook.',
          writers: presenter,
        },
      ],
    },
    {
      id: 'next-steps',
      title: 'Next steps',
      purpose: 'The presenter says what they take from the talk and commits to something soon and something further off.',
      minutes: { from: 5, to: 5 },
      script:
        'Tell us what you heard, and what you will do: at least one thing in the coming weeks and one for the longer run. For each, say who does it, where it happens, by when, and what would show you that it worked.',
      speakers: presenter,
      listeners: [],
      protected: false,
      captures: [
        {
          kind: 'next-steps',
          id: 'commitments',
          prompt: 'What will happen next?',
          help: 'Name the person, role or team who will do it, and the meeting or place where it happens. “Leadership” has no hands.',
          writers: presenter,
          minimumShort: 1,
          minimumLong: 1,
        },
      ],
    },
    {
      id: 'debrief',
      title: 'Debrief the process',
      purpose: 'We leave the problem and look at how we worked. Each of us says what we take back to our own school.',
      minutes: { from: 5, to: 5 },
      script:
        'Let us leave the problem now and look at how we worked. Presenter first: where did we help you, and where did we get in your way? Then each of us in turn: what have you begun to think about, and what will you try at your own school?',
      speakers: everyone,
      listeners: [],
      protected: false,
      captures: [
        {
          kind: 'notes',
          id: 'process-notes',
          prompt: 'How did we work together, and what shall we do differently next time?',
          help: 'About the conversation, not about the problem.',
          writers: everyone,
          columns: [],
        },
        {
          kind: 'takeaways',
          id: 'takeaways',
          prompt: 'What do you take with you?',
          help: 'What you have begun to think about, and one thing you will try at your own school.',
          writers: everyone,
        },
        {
          kind: 'pulse',
          id: 'worth-our-time',
          prompt: 'Was this worth our time?',
          help: 'Your own answer is never shown to anyone. The group sees only the counts, after the end, and only from three answers up.',
          writers: everyone,
          answers: ['Very much', 'Mostly', 'A little', 'Not today'],
        },
      ],
    },
  ],
};
