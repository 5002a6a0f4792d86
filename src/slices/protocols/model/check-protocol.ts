import { saySeats, sayMinutes, totalMinutes } from './in-words.ts';
import { ProtocolContent, type Capture, type Step, type Who } from './protocol.ts';
import type { Finding } from './wire.ts';

type Path = Finding['path'];

/**
 * What stands between a draft and its publication ('must'), and what its writers may want to look at ('look').
 * Every finding is a sentence and points at its place; an empty list means it can be published as it is.
 */
export function checkProtocol(content: ProtocolContent): Finding[] {
  return [...missingTexts(content), ...seatFindings(content), ...idFindings(content), ...content.steps.flatMap((step, index) => stepFindings(content, step, index)), ...timeFindings(content)];
}

/** Whether nothing stands between this content and its publication. */
export function mayPublish(findings: readonly Finding[]): boolean {
  return findings.every((finding) => finding.severity !== 'must');
}

const must = (path: Path, message: string): Finding => ({ severity: 'must', path, message });
const look = (path: Path, message: string): Finding => ({ severity: 'look', path, message });

const PLACES: Record<string, string> = {
  title: 'the title',
  purpose: 'the purpose',
  script: 'the words to say',
  minutes: 'the minutes',
  name: 'the name',
  duty: 'the duty',
  prompt: 'the question on the screen',
  help: 'the help text',
  norms: 'the norms',
  columns: 'the column names',
  answers: 'the answers',
  allotted: 'the minutes on the calendar',
  groupSize: 'the size of the group',
};

/** Where a path lies, in words: `Step 2 (Clarifying questions), the words to say`. */
function sayPlace(content: ProtocolContent, path: Path): string {
  const [list, index] = path;
  const named = [...path].reverse().find((part): part is string => typeof part === 'string' && part in PLACES);
  const what = named ? PLACES[named]! : 'one of its settings';
  if (list === 'steps' && typeof index === 'number') return `${stepName(content.steps[index]!, index)}, ${what}`;
  if (list === 'seats' && typeof index === 'number') return `Seat ${index + 1} (${content.seats[index]?.name || 'without a name'}), ${what}`;
  return `The protocol, ${what}`;
}

function stepName(step: Step, index: number): string {
  return `Step ${index + 1} (${step.title.trim() || 'without a title'})`;
}

function missingTexts(content: ProtocolContent): Finding[] {
  const parsed = ProtocolContent.safeParse(content);
  if (parsed.success) return [];
  return parsed.error.issues.map((issue) => {
    const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
    return must(path, `${sayPlace(content, path)}: ${issue.message}`);
  });
}

function seatFindings({ seats, groupSize }: ProtocolContent): Finding[] {
  const leading = seats.filter((seat) => seat.leads);
  return [
    ...(leading.length === 0 ? [must(['seats'], 'No seat leads. One seat must move the steps and the clock.')] : []),
    ...(leading.length > 1 ? [must(['seats'], `${saySeats(leading.map((s) => s.id), seats)} all lead. Only one seat can move the steps and the clock.`.replace(/^t/, 'T'))] : []),
    ...(groupSize.from > groupSize.to ? [must(['groupSize'], 'The size of the group: the smaller number comes first.')] : []),
    ...(groupSize.from < seats.length ? [look(['groupSize'], `There are ${seats.length} seats, but the group may be as small as ${groupSize.from}. Someone would hold two seats.`)] : []),
  ];
}

function idFindings(content: ProtocolContent): Finding[] {
  const captures = content.steps.flatMap((step) => step.captures);
  return [
    ...repeated(content.seats.map((seat) => seat.id)).map((id) => must(['seats'], `Two seats have the same short name “${id}”. Each needs its own.`)),
    ...repeated(content.steps.map((step) => step.id)).map((id) => must(['steps'], `Two steps have the same short name “${id}”. Each needs its own.`)),
    ...repeated(captures.map((capture) => capture.id)).map((id) => must(['steps'], `Two captures have the same short name “${id}”. Each needs its own, also across steps.`)),
  ];
}

function repeated(ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
}

const seatsIn = (who: Who): readonly string[] => (who.kind === 'everyone' ? [] : who.seats);

function stepFindings(content: ProtocolContent, step: Step, index: number): Finding[] {
  const path: Path = ['steps', index];
  const name = stepName(step, index);
  const known = new Set(content.seats.map((seat) => seat.id));
  const unknown = (ids: readonly string[], at: string) =>
    ids.filter((id) => !known.has(id)).map((id) => must([...path, at], `${name} names the seat “${id}”, which this protocol does not have. Choose another seat or add it.`));
  const both = step.speakers.kind === 'seats' ? step.listeners.filter((id) => seatsIn(step.speakers).includes(id)) : [];
  return [
    ...unknown(seatsIn(step.speakers), 'speakers'),
    ...unknown(step.listeners, 'listeners'),
    ...both.map((id) => must([...path, 'listeners'], `${name}: ${saySeats([id], content.seats)} cannot both speak and only listen.`)),
    ...step.captures.flatMap((capture, at) => captureFindings(content, index, capture, [...path, 'captures', at], name)),
  ];
}

function captureFindings(content: ProtocolContent, stepIndex: number, capture: Capture, path: Path, name: string): Finding[] {
  const known = new Set(content.seats.map((seat) => seat.id));
  const seats = [...('writers' in capture ? seatsIn(capture.writers) : []), ...(capture.kind === 'private-cards' ? [capture.handTo] : []), ...(capture.kind === 'marks' ? [capture.by] : [])];
  return [
    ...seats.filter((id) => !known.has(id)).map((id) => must(path, `${name}: what it captures names the seat “${id}”, which this protocol does not have.`)),
    ...(capture.kind === 'marks' ? cardsFirst(content, stepIndex, capture.of, path, name) : []),
    ...(capture.kind === 'notes' && capture.opensAfter ? cardsFirst(content, stepIndex, capture.opensAfter, path, name) : []),
    ...listenerWrites(content, stepIndex, capture, path, name),
  ];
}

/** Marks and late notes wait for private cards; those must exist, in this step or an earlier one. */
function cardsFirst(content: ProtocolContent, stepIndex: number, captureId: string, path: Path, name: string): Finding[] {
  const at = content.steps.findIndex((step) => step.captures.some((c) => c.id === captureId && c.kind === 'private-cards'));
  if (at === -1) return [must(path, `${name}: it waits for the private cards “${captureId}”, which no step captures.`)];
  return at > stepIndex ? [must(path, `${name}: it waits for cards that are only written in a later step. Move one of the two.`)] : [];
}

function listenerWrites(content: ProtocolContent, stepIndex: number, capture: Capture, path: Path, name: string): Finding[] {
  if (!('writers' in capture) || capture.kind === 'notebook') return [];
  const { writers } = capture;
  const asked = content.steps[stepIndex]!.listeners.filter((id) => writers.kind === 'everyone' || (writers.kind === 'seats') === seatsIn(writers).includes(id));
  return asked.length ? [look(path, `${name}: ${saySeats(asked, content.seats)} only listens here and is still asked to write something others see.`)] : [];
}

function timeFindings(content: ProtocolContent): Finding[] {
  const { allotted } = content;
  if (allotted.from > allotted.to) return [must(['allotted'], 'The minutes on the calendar: the shorter time comes first.')];
  const total = totalMinutes(content);
  const says = `The steps take ${sayMinutes(total)} together; the calendar gives ${sayMinutes(allotted)}.`;
  if (total.from > allotted.to) return [look(['allotted'], `${says} Even the shortest run does not fit.`)];
  if (total.to > allotted.to) return [look(['allotted'], `${says} The longest run does not fit.`)];
  return total.to < allotted.from ? [look(['allotted'], `${says} Some time is left over.`)] : [];
}
