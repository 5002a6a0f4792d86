import { sayCapture, sayMinutes, saySeats, saySettings, sayWho } from './in-words.ts';
import { stayedInOrder } from '../../../kernel/word-diff.ts';
import type { Capture, ProtocolContent, Seat, Step } from './protocol.ts';
import type { ProtocolChange } from './wire.ts';

/**
 * What changed from one content to another, in words: first the protocol as a whole, then seats, then step by step in
 * the order of the newer one, removed steps last. Things are the same thing when their ids are the same.
 */
export function compareProtocols(before: ProtocolContent, after: ProtocolContent): ProtocolChange[] {
  return [...wholeChanges(before, after), ...seatChanges(before.seats, after.seats), ...stepChanges(before, after)];
}

type Noting = (kind: ProtocolChange['kind'], sentence: string, texts?: { readonly before: string; readonly after: string }) => ProtocolChange;

function noting(place: string, stepId: string | null): Noting {
  return (kind, sentence, texts) => ({ place, kind, stepId, sentence, before: texts?.before ?? null, after: texts?.after ?? null });
}

/** One change when two texts differ, none when they are the same. */
function textChange(note: Noting, what: string, before: string, after: string): ProtocolChange[] {
  if (before === after) return [];
  if (before === '') return [note('added', `${what} was added.`, { before, after })];
  return after === '' ? [note('removed', `${what} was taken away.`, { before, after })] : [note('changed', `${what} changed.`, { before, after })];
}

function wordsChange(note: Noting, what: string, before: string, after: string): ProtocolChange[] {
  return before === after ? [] : [note('changed', `${what}: ${before} before, ${after} now.`)];
}

function wholeChanges(before: ProtocolContent, after: ProtocolContent): ProtocolChange[] {
  const note = noting('The protocol', null);
  return [
    ...textChange(note, 'The title', before.title, after.title),
    ...textChange(note, 'The purpose', before.purpose, after.purpose),
    ...wordsChange(note, 'Time on the calendar', sayMinutes(before.allotted), sayMinutes(after.allotted)),
    ...wordsChange(note, 'Size of the group', `${before.groupSize.from} to ${before.groupSize.to}`, `${after.groupSize.from} to ${after.groupSize.to}`),
    ...before.norms.filter((norm) => !after.norms.includes(norm)).map((norm) => note('removed', 'A norm was taken away.', { before: norm, after: '' })),
    ...after.norms.filter((norm) => !before.norms.includes(norm)).map((norm) => note('added', 'A norm was added.', { before: '', after: norm })),
  ];
}

function seatChanges(before: readonly Seat[], after: readonly Seat[]): ProtocolChange[] {
  const kept = after.flatMap((seat) => {
    const old = before.find((other) => other.id === seat.id);
    const note = noting(`Seat: ${seat.name}`, null);
    if (!old) return [note('added', `New seat: ${seat.name}.`, { before: '', after: seat.duty })];
    return [
      ...wordsChange(note, 'Name', old.name, seat.name),
      ...textChange(note, 'What it does', old.duty, seat.duty),
      ...yesNo(note, old.rotates, seat.rotates, 'It now takes turns among the group.', 'It no longer takes turns among the group.'),
      ...yesNo(note, old.lendable, seat.lendable, 'It may now pass to someone else when its holder is gone.', 'It no longer passes to someone else when its holder is gone.'),
      ...yesNo(note, old.leads, seat.leads, 'It now moves the steps and the clock.', 'It no longer moves the steps and the clock.'),
    ];
  });
  const gone = before.filter((seat) => !after.some((other) => other.id === seat.id));
  return [...kept, ...gone.map((seat) => noting(`Seat: ${seat.name}`, null)('removed', `The seat ${seat.name} was taken away.`))];
}

function yesNo(note: Noting, before: boolean, after: boolean, now: string, noLonger: string): ProtocolChange[] {
  return before === after ? [] : [note('changed', after ? now : noLonger)];
}

function stepChanges(before: ProtocolContent, after: ProtocolContent): ProtocolChange[] {
  const ids = (content: ProtocolContent) => content.steps.map((step) => step.id);
  const shared = (content: ProtocolContent, other: ProtocolContent) => ids(content).filter((id) => ids(other).includes(id));
  const inPlace = new Set(stayedInOrder(shared(before, after), shared(after, before)));
  const kept = after.steps.flatMap((step, index) => {
    const note = noting(`Step ${index + 1}, ${step.title}`, step.id);
    const from = before.steps.findIndex((old) => old.id === step.id);
    if (from === -1) return [note('added', `New step: ${step.title}, ${sayMinutes(step.minutes)}. ${capital(sayWho(step.speakers, after.seats))} may speak.`)];
    const moved = inPlace.has(step.id) ? [] : [note('moved', `Moved from place ${from + 1} to place ${index + 1}.`)];
    return [...moved, ...oneStep(note, before.steps[from]!, step, before.seats, after.seats)];
  });
  const gone = before.steps.filter((step) => !ids(after).includes(step.id));
  return [...kept, ...gone.map((step) => noting(`Step ${ids(before).indexOf(step.id) + 1} before, ${step.title}`, step.id)('removed', `The step ${step.title} was taken away.`))];
}

function oneStep(note: Noting, old: Step, step: Step, oldSeats: readonly Seat[], seats: readonly Seat[]): ProtocolChange[] {
  return [
    ...textChange(note, 'The title', old.title, step.title),
    ...textChange(note, 'The purpose', old.purpose, step.purpose),
    ...wordsChange(note, 'Minutes', sayMinutes(old.minutes), sayMinutes(step.minutes)),
    ...textChange(note, 'The words to say', old.script, step.script),
    ...wordsChange(note, 'Who may speak', sayWho(old.speakers, oldSeats), sayWho(step.speakers, seats)),
    ...wordsChange(note, 'Who only listens', saySeats(old.listeners, oldSeats), saySeats(step.listeners, seats)),
    ...yesNo(note, old.protected, step.protected, 'It is now never shortened to make up time.', 'It may now be shortened to make up time.'),
    ...captureChanges(note, old.captures, step.captures, oldSeats, seats),
  ];
}

function captureChanges(note: Noting, before: readonly Capture[], after: readonly Capture[], oldSeats: readonly Seat[], seats: readonly Seat[]): ProtocolChange[] {
  const same = (capture: Capture) => (other: Capture) => other.id === capture.id && other.kind === capture.kind;
  const kept = after.flatMap((capture) => {
    const old = before.find(same(capture));
    if (!old) return [note('added', `It now captures ${sayCapture(capture.kind)}.`, { before: '', after: capture.prompt })];
    const what = capital(sayCapture(capture.kind));
    return [
      ...textChange(note, `${what}: the question on the screen`, old.prompt, capture.prompt),
      ...textChange(note, `${what}: the help text`, old.help, capture.help),
      ...wordsChange(note, what, saySettings(old, oldSeats), saySettings(capture, seats)),
    ];
  });
  const gone = before.filter((capture) => !after.some(same(capture)));
  return [...kept, ...gone.map((capture) => note('removed', `It no longer captures ${sayCapture(capture.kind)}.`, { before: capture.prompt, after: '' }))];
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
