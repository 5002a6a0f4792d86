import type { Capture, ProtocolContent, Seat, Who } from './protocol.ts';

/** A span of minutes as people say it: `10 minutes`, `5 to 10 minutes`, `1 minute`. */
export function sayMinutes(span: { readonly from: number; readonly to: number }): string {
  if (span.from !== span.to) return `${span.from} to ${span.to} minutes`;
  return span.from === 1 ? '1 minute' : `${span.from} minutes`;
}

/** Seat names joined as in a sentence: `the Presenter and the Timer`; `nobody` for none. Unknown ids stand as they are. */
export function saySeats(ids: readonly string[], seats: readonly Seat[]): string {
  const names = ids.map((id) => `the ${seats.find((seat) => seat.id === id)?.name || id}`);
  if (names.length === 0) return 'nobody';
  return names.length === 1 ? names[0]! : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** Who, in words: `everyone`, `the Presenter`, `everyone but the Presenter`. */
export function sayWho(who: Who, seats: readonly Seat[]): string {
  if (who.kind === 'everyone') return 'everyone';
  return who.kind === 'seats' ? saySeats(who.seats, seats) : `everyone but ${saySeats(who.seats, seats)}`;
}

const CAPTURE_NAMES: Record<Capture['kind'], string> = {
  problem: 'the problem and its documents',
  'questions-and-answers': 'questions and answers',
  'private-cards': 'private cards, read aloud and handed over',
  marks: 'cards that stay with someone',
  notes: 'shared notes',
  notebook: 'a private notebook',
  'next-steps': 'next steps',
  takeaways: 'a takeaway from each person',
  pulse: 'one tap each',
};

/** What a kind of capture is called on screens. */
export function sayCapture(kind: Capture['kind']): string {
  return CAPTURE_NAMES[kind];
}

/** How a capture is set, in words: `written by everyone but the Presenter, at least 1 each, handed to the Presenter`. */
export function saySettings(capture: Capture, seats: readonly Seat[]): string {
  const parts = 'writers' in capture ? [`written by ${sayWho(capture.writers, seats)}`] : [];
  switch (capture.kind) {
    case 'private-cards':
      parts.push(`at least ${capture.minimumEach} each`, `handed to ${saySeats([capture.handTo], seats)}`);
      break;
    case 'marks':
      parts.push(`marked by ${saySeats([capture.by], seats)}`, `among the cards “${capture.of}”`);
      break;
    case 'notes':
      if (capture.columns.length > 0) parts.push(`in the columns ${capture.columns.join(', ')}`);
      if (capture.opensAfter) parts.push(`once the cards “${capture.opensAfter}” are handed over`);
      break;
    case 'next-steps':
      parts.push(`at least ${capture.minimumShort} for soon`, `at least ${capture.minimumLong} for the longer run`);
      break;
    case 'pulse':
      parts.push(`answers: ${capture.answers.join(', ')}`);
  }
  return parts.join(', ');
}

/** The steps' shorter times added up, and their longer times, in minutes. */
export function totalMinutes(content: Pick<ProtocolContent, 'steps'>): { from: number; to: number } {
  return content.steps.reduce((sum, step) => ({ from: sum.from + step.minutes.from, to: sum.to + step.minutes.to }), { from: 0, to: 0 });
}
