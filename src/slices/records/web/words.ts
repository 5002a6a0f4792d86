import { catalogue } from '../../../platform/web/words.ts';

export const words = catalogue({
  title: 'Session record',
  back: 'The session',
  sentence: 'What was brought, what was asked, what was promised, and how the time went.',
  own: { title: 'Only for you', sentence: 'Nobody else ever sees this part. It goes into a file only when you tick the box.', chip: 'Only you can read this part' },
  commitments: 'What became of it',
  timeline: 'The course of the session',
  saveAs: 'Take it with you',
  saveSentence: 'Everything in these files is what you see on this page, and nothing else.',
  docx: 'Word file',
  pdf: 'PDF',
  json: 'JSON (for machines)',
  print: 'Print',
  withOwn: 'Put my private part into the file too',
  withOwnHint: 'Leave this off when you want to pass the file on.',
  planned: 'Planned',
  used: 'Used',
});
