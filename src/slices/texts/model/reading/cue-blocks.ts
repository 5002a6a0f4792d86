import { clockMs } from './clock-time.ts';

/** One cue of a subtitle file: its times and its payload as they stand. */
export interface CueBlock {
  /** The line, from 1, that the payload (or, before it, the times) stands on. */
  readonly line: number;
  readonly startMs: number | null;
  readonly endMs: number | null;
  readonly payload: string;
}

/** The cues of a file in their order, and what was wrong with some, each with its line. */
export interface CueBlocks {
  readonly cues: readonly CueBlock[];
  readonly faults: readonly string[];
  /** Blocks of remarks, styles and regions. */
  readonly remarks: number;
}

const REMARK = /^(?:NOTE|STYLE|REGION)(?:[ \t]|$)/;

/**
 * The cues of WebVTT (W3C) and SubRip text: blocks between blank lines, each with a line of times. A block whose times cannot be read
 * keeps its words without times; the first block of WebVTT is its head.
 */
export function cueBlocks(text: string, isVtt: boolean): CueBlocks {
  const cues: CueBlock[] = [];
  const faults: string[] = [];
  let remarks = 0;
  for (const block of blocks(text)) {
    const { line, lines } = block;
    if (isVtt && line === 1) continue;
    if (isVtt && REMARK.test(lines[0]!)) {
      remarks++;
      continue;
    }
    const arrow = lines.findIndex((each, at) => at < 2 && each.includes('-->'));
    if (arrow < 0) {
      const words = /^\d+$/.test(lines[0]!.trim()) ? lines.slice(1) : lines;
      if (words.length > 0) cues.push({ line, startMs: null, endMs: null, payload: words.join('\n') });
      faults.push(words.length > 0 ? `Line ${line}: a block without times; its words were kept without a time.` : `Line ${line}: a number without a cue.`);
      continue;
    }
    const times = cueTimes(lines[arrow]!);
    if (times.fault !== null) faults.push(`Line ${line + arrow}: ${times.fault}`);
    cues.push({ line: line + arrow, startMs: times.startMs, endMs: times.endMs, payload: lines.slice(arrow + 1).join('\n') });
  }
  return { cues, faults, remarks };
}

function cueTimes(line: string): { readonly startMs: number | null; readonly endMs: number | null; readonly fault: string | null } {
  const arrow = line.indexOf('-->');
  const isUsual = arrow === 13 && line.length === 29;
  const [start, end] = [isUsual ? usualMs(line, 0) : -1, isUsual ? usualMs(line, 17) : -1];
  const startMs = start >= 0 ? start : clockMs(line.slice(0, arrow));
  const endMs = end >= 0 ? end : clockMs(line.slice(arrow + 3).trim().split(/[ \t]/, 1)[0]!);
  if (startMs === null || endMs === null) return { startMs, endMs, fault: `the times “${line.trim().slice(0, 60)}” cannot be read; what could be read of them was kept, and all words.` };
  return endMs < startMs ? { startMs, endMs: null, fault: 'the cue ends before it begins; its end was left out.' } : { startMs, endMs, fault: null };
}

/** The time `00:00:00.000` at a place, as almost all stand in such files (a pattern for each would be most of the work); -1 for another form. */
function usualMs(line: string, at: number): number {
  const [hours, minutes, seconds] = [pairAt(line, at), pairAt(line, at + 3), pairAt(line, at + 6)];
  const [tenths, hundredths] = [pairAt(line, at + 9), pairAt(line, at + 10)];
  const point = line.charCodeAt(at + 8);
  if (Math.min(hours, minutes, seconds, tenths, hundredths) < 0 || minutes > 59 || seconds > 59) return -1;
  if (line.charCodeAt(at + 2) !== 58 || line.charCodeAt(at + 5) !== 58 || (point !== 46 && point !== 44)) return -1;
  return ((hours * 60 + minutes) * 60 + seconds) * 1000 + Math.floor(tenths / 10) * 100 + hundredths;
}

/** Two digits as a number; -1 where there are none. */
function pairAt(line: string, at: number): number {
  const [tens, ones] = [line.charCodeAt(at) - 48, line.charCodeAt(at + 1) - 48];
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}

/** Stretches of lines that are not blank, with the number of their first line. */
function* blocks(text: string): Generator<{ readonly line: number; readonly lines: readonly string[] }> {
  let lines: string[] = [];
  let [number, first] = [0, 0];
  for (let at = 0; at <= text.length; ) {
    const feed = text.indexOf('\n', at);
    const end = feed < 0 ? text.length : feed;
    const line = text.slice(at, end > at && text.charCodeAt(end - 1) === 13 ? end - 1 : end);
    number++;
    at = end + 1;
    if (hasWords(line)) {
      if (lines.length === 0) first = number;
      lines.push(line);
    } else if (lines.length > 0) {
      yield { line: first, lines };
      lines = [];
    }
  }
  if (lines.length > 0) yield { line: first, lines };
}

function hasWords(line: string): boolean {
  const first = line.charCodeAt(0);
  return first > 0x20 && first < 0x80 ? true : line.trim() !== '';
}
