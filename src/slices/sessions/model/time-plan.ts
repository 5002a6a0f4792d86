import type { ProtocolContent } from '../../protocols/model/protocol.ts';

const MINUTE = 60_000;

/**
 * How long each step is planned, in ms, when the whole conversation has `minutes`. Every step gets at least its shorter
 * time; what is left is shared by how much longer each step may be, in whole minutes. Never beyond the longer times.
 */
export function plannedMsOf(content: ProtocolContent, minutes: number): readonly number[] {
  const shortest = content.steps.map((step) => step.minutes.from);
  const rooms = content.steps.map((step) => step.minutes.to - step.minutes.from);
  const room = sum(rooms);
  const spare = Math.min(room, Math.max(0, minutes - sum(shortest)));
  if (spare === 0) return shortest.map((from) => from * MINUTE);
  const exact = rooms.map((share) => (share * spare) / room);
  const whole = exact.map(Math.floor);
  // Largest remainders get the odd minutes; between equals the longer step does, where people talk most.
  const order = exact
    .map((share, index) => ({ index, rest: share - whole[index]!, from: shortest[index]! }))
    .toSorted((a, b) => b.rest - a.rest || b.from - a.from || a.index - b.index);
  const odd = Math.round(spare) - sum(whole);
  for (const { index } of order.slice(0, odd)) whole[index]! += 1;
  return whole.map((extra, index) => (shortest[index]! + extra) * MINUTE);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
