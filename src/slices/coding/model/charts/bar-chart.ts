import { fitted, largest, LINE, printed, roomFor, type Drawing, type Mark } from './drawing.ts';

/** One bar: a code with its value. */
export interface Bar {
  readonly label: string;
  readonly value: number;
}

const STEP = 26;
const THICK = 18;
const LONG = 320;

/** Codes as lying bars, one under the other in the order given, each with its value beside it. `unit` says what is counted. */
export function barChart(title: string, bars: readonly Bar[], unit: string): Drawing {
  const room = roomFor(bars.map(({ label }) => label), 220);
  const most = largest(bars.map(({ value }) => value));
  const marks = bars.flatMap(({ label, value }, at): Mark[] => {
    const y = at * STEP + 4;
    const width = most === 0 ? 0 : (LONG * value) / most;
    return [
      { kind: 'text', x: room - 6, y: y + THICK - 5, text: fitted(label, room), anchor: 'end' },
      { kind: 'bar', x: room, y, width, height: THICK, fill: { tone: 0.7 }, tells: `${label}: ${printed(value)} ${unit}` },
      { kind: 'text', x: room + width + 6, y: y + THICK - 5, text: printed(value), anchor: 'start' },
    ];
  });
  return {
    title,
    description: describe(bars, unit),
    width: room + LONG + 60,
    height: Math.max(LINE, bars.length * STEP + 4),
    marks,
    table: { caption: title, columns: ['Code', unit], rows: bars.map(({ label, value }) => [label, value]) },
  };
}

function describe(bars: readonly Bar[], unit: string): string {
  const [first, ...others] = bars.toSorted((x, y) => y.value - x.value);
  if (first === undefined) return 'There is nothing to show.';
  const last = others.at(-1);
  const lowest = last === undefined || last.value === first.value ? '' : `, fewest “${last.label}” with ${printed(last.value)}`;
  return `Bars for ${bars.length} ${bars.length === 1 ? 'code' : 'codes'}. Most ${unit} has “${first.label}” with ${printed(first.value)}${lowest}.`;
}
