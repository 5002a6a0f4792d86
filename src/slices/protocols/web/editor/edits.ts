import { newId } from '../../../../platform/web/sync/new-id.ts';
import type { Capture, CaptureKind, ProtocolContent, Seat, Step } from '../../model/protocol.ts';
import { words } from '../words.ts';

/** A short name for a new part; it is never shown and never changes afterwards, so that changes can be followed. */
function freshId(kind: string): string {
  return `${kind}-${newId().slice(0, 8)}`;
}

/** The list with one thing changed. */
export function changedAt<T>(list: readonly T[], at: number, change: Partial<T>): T[] {
  return list.map((one, index) => (index === at ? { ...one, ...change } : one));
}

/** The list with one thing moved by some places; at the ends it stays. */
export function movedBy<T>(list: readonly T[], at: number, by: number): T[] {
  const to = at + by;
  if (to < 0 || to >= list.length) return [...list];
  const rest = list.filter((_, index) => index !== at);
  return [...rest.slice(0, to), list[at]!, ...rest.slice(to)];
}

export function newSeat(): Seat {
  return { id: freshId('seat'), name: words.edit.newSeat, duty: '', rotates: true, lendable: true, leads: false };
}

export function newStep(): Step {
  return { id: freshId('step'), title: words.edit.newStep, purpose: '', minutes: { from: 5, to: 5 }, script: '', speakers: { kind: 'everyone' }, listeners: [], protected: false, captures: [] };
}

/** A capture of this kind with settings that can be published once its question is written. */
export function newCapture(kind: CaptureKind, content: ProtocolContent): Capture {
  const base = { id: freshId('capture'), prompt: '', help: '' };
  const everyone = { kind: 'everyone' } as const;
  const firstSeat = content.seats[0]?.id ?? '';
  switch (kind) {
    case 'problem':
      return { kind, ...base };
    case 'private-cards':
      return { kind, ...base, writers: everyone, minimumEach: 1, handTo: firstSeat };
    case 'marks':
      return { kind, ...base, of: cardsIn(content)[0]?.id ?? '', by: firstSeat };
    case 'notes':
      return { kind, ...base, writers: everyone, columns: [] };
    case 'next-steps':
      return { kind, ...base, writers: everyone, minimumShort: 1, minimumLong: 1 };
    case 'pulse':
      return { kind, ...base, writers: everyone, answers: ['Yes', 'Partly', 'No'] };
    default:
      return { kind, ...base, writers: everyone };
  }
}

/** The captures of private cards, which marks and late notes can wait for. */
export function cardsIn(content: ProtocolContent): readonly Capture[] {
  return content.steps.flatMap((step) => step.captures.filter((capture) => capture.kind === 'private-cards'));
}
