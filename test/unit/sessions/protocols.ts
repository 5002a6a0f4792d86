import type { ProtocolContent } from '../../../src/slices/protocols/model/protocol.ts';

/** A visit to classrooms, as another protocol: other seats, columns, no private cards. The engine must not notice. */
export const visit: ProtocolContent = {
  title: 'A morning in classrooms',
  purpose: 'See what students do.',
  allotted: { from: 20, to: 30 },
  groupSize: { from: 2, to: 20 },
  norms: [],
  seats: [
    { id: 'host', name: 'Host', duty: 'Opens the doors.', rotates: true, lendable: false, leads: false },
    { id: 'guide', name: 'Guide', duty: 'Leads the way.', rotates: false, lendable: true, leads: true },
  ],
  steps: [
    {
      id: 'look', title: 'Look', purpose: 'Write what is seen.', minutes: { from: 5, to: 10 }, script: 'Write what you see.',
      speakers: { kind: 'seats', seats: ['guide'] }, listeners: ['host'], protected: true,
      captures: [
        { kind: 'notes', id: 'seen', prompt: 'Seen', help: '', writers: { kind: 'everyone' }, columns: ['teacher', 'student'] },
        { kind: 'notebook', id: 'own', prompt: 'Own', help: '', writers: { kind: 'everyone' } },
      ],
    },
    {
      id: 'say', title: 'Say', purpose: 'Say what was seen.', minutes: { from: 5, to: 10 }, script: 'Say it.',
      speakers: { kind: 'everyone' }, listeners: [], protected: false,
      captures: [
        { kind: 'private-cards', id: 'wonderings', prompt: 'I wonder', help: '', writers: { kind: 'all-but', seats: ['guide'] }, minimumEach: 0, handTo: 'guide' },
        { kind: 'marks', id: 'kept', prompt: 'Kept', help: '', of: 'wonderings', by: 'guide' },
        { kind: 'notes', id: 'replies', prompt: 'Replies', help: '', writers: { kind: 'everyone' }, columns: [], opensAfter: 'wonderings' },
      ],
    },
    {
      id: 'close', title: 'Close', purpose: 'Close.', minutes: { from: 2, to: 4 }, script: 'Thank you.',
      speakers: { kind: 'everyone' }, listeners: [], protected: false,
      captures: [
        { kind: 'next-steps', id: 'next', prompt: 'Next', help: '', writers: { kind: 'seats', seats: ['host'] }, minimumShort: 1, minimumLong: 0 },
        { kind: 'takeaways', id: 'home', prompt: 'Home', help: '', writers: { kind: 'everyone' } },
        { kind: 'pulse', id: 'worth', prompt: 'Worth it?', help: '', writers: { kind: 'everyone' }, answers: ['yes', 'no'] },
      ],
    },
  ],
};
