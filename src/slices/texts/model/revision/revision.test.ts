import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SourceText } from '../source-text.ts';
import type { Edit } from './edit.ts';
import { rebaseSpan, rebaseText } from './rebase.ts';
import { textEdits } from './text-edits.ts';

const points = (text: string): string[] => Array.from(text);
const cut = (text: string, start: number, end: number): string => points(text).slice(start, end).join('');

/** The new text from the old, with the inserted characters taken out of the new. */
function applied(before: string, after: string, edits: readonly Edit[]): string {
  let [out, from, shift] = ['', 0, 0];
  for (const { at, removed, inserted } of edits) {
    out += cut(before, from, at) + cut(after, at + shift, at + shift + inserted);
    [from, shift] = [at + removed, shift + inserted - removed];
  }
  return out + cut(before, from, points(before).length);
}

const written = fc.array(fc.constantFrom('a', 'teacher ', 'the ', 'talk. ', '\n', '\r\n', 'é', 'e\u0301', '🙂', '🙃', '👩‍🏫', ' ', '.', 'x'), { maxLength: 60 }).map((list) => list.join(''));

describe('the edits between two texts', () => {
  test('[TX-50] the edits lead from the old text to the new exactly, in code points, in order and apart', () => {
    fc.assert(fc.property(fc.oneof(written, fc.string({ unit: 'grapheme' })), written, (before, after) => {
      const edits = textEdits(before, after);
      expect(applied(before, after, edits)).toBe(after);
      edits.forEach((edit, at) => {
        expect(edit.removed + edit.inserted).toBeGreaterThan(0);
        if (at > 0) expect(edit.at).toBeGreaterThan(edits[at - 1]!.at + edits[at - 1]!.removed);
      });
    }));
  });

  test('[TX-50] a mended letter is one small edit, also in a long text with a hundred others', () => {
    expect(textEdits('I recieve 🙂 it', 'I receive 🙂 it')).toEqual([{ at: 5, removed: 2, inserted: 2 }]);
    const before = Array.from({ length: 6000 }, (_, at) => `Sentence ${at} says tihs and that of 🙂 the lesson.`).join(' ');
    let count = 0;
    const after = before.replace(/Sentence (\d+) says tihs/g, (all, number: string) => (Number(number) % 60 === 0 && ++count ? `Sentence ${number} says this` : all));
    const edits = textEdits(before, after);
    expect(edits).toHaveLength(count);
    expect(edits.every(({ removed, inserted }) => removed <= 2 && inserted <= 2)).toBe(true);
  });
});

describe('what becomes of a stretch', () => {
  const fate = (before: string, coded: string, after: string): string => {
    const start = points(before.slice(0, before.indexOf(coded))).length;
    const rebased = rebaseSpan({ start, end: start + points(coded).length }, textEdits(before, after));
    return `${rebased.outcome}: ${cut(after, rebased.start, rebased.end)}`;
  };

  test('[TX-51] changes beside a stretch move it, changes inside change it', () => {
    expect(fate('One two three', 'two', 'One two three four')).toBe('same: two');
    expect(fate('One two three', 'two', 'And one 🙂 two three')).toBe('moved: two');
    expect(fate('One two three', 'One two three', 'One, two three')).toBe('grown: One, two three');
    expect(fate('One two three', 'One two three', 'One three')).toBe('trimmed: One three');
  });

  test('[TX-51] text inserted at the very edge of a stretch stays outside', () => {
    expect(rebaseSpan({ start: 4, end: 7 }, [{ at: 4, removed: 0, inserted: 2 }])).toEqual({ start: 6, end: 9, outcome: 'moved' });
    expect(rebaseSpan({ start: 4, end: 7 }, [{ at: 7, removed: 0, inserted: 2 }])).toEqual({ start: 4, end: 7, outcome: 'same' });
  });

  test('[TX-51] a change over an edge takes its part away; one over all of it takes it all', () => {
    expect(rebaseSpan({ start: 4, end: 8 }, [{ at: 2, removed: 4, inserted: 1 }])).toEqual({ start: 3, end: 5, outcome: 'trimmed' });
    expect(rebaseSpan({ start: 4, end: 8 }, [{ at: 6, removed: 4, inserted: 9 }])).toEqual({ start: 4, end: 6, outcome: 'trimmed' });
    expect(rebaseSpan({ start: 4, end: 8 }, [{ at: 4, removed: 4, inserted: 3 }])).toEqual({ start: 4, end: 7, outcome: 'trimmed' });
    expect(rebaseSpan({ start: 4, end: 8 }, [{ at: 4, removed: 4, inserted: 0 }])).toEqual({ start: 4, end: 4, outcome: 'gone' });
    expect(rebaseSpan({ start: 4, end: 8 }, [{ at: 3, removed: 5, inserted: 5 }])).toEqual({ start: 8, end: 8, outcome: 'gone' });
    expect(rebaseSpan({ start: 4, end: 8 }, [{ at: 2, removed: 4, inserted: 0 }, { at: 6, removed: 2, inserted: 0 }]).outcome).toBe('gone');
  });

  test('[TX-52] a stretch whose text no edit touches keeps exactly its text, through any number of revisions', () => {
    fc.assert(fc.property(fc.array(written, { minLength: 2, maxLength: 4 }), fc.nat(), fc.nat(), (texts, a, b) => {
      const length = points(texts[0]!).length;
      let [start, end] = [a % (length + 1), b % (length + 1)].toSorted((x, y) => x - y) as [number, number];
      const kept = cut(texts[0]!, start, end);
      for (let at = 1; at < texts.length; at++) {
        const edits = textEdits(texts[at - 1]!, texts[at]!);
        const isFree = edits.every((edit) => edit.at + edit.removed <= start || edit.at >= end);
        const rebased = rebaseSpan({ start, end }, edits);
        expect(rebased.start).toBeGreaterThanOrEqual(0);
        expect(rebased.start).toBeLessThanOrEqual(rebased.end);
        expect(rebased.end).toBeLessThanOrEqual(points(texts[at]!).length);
        if (!isFree) return;
        expect(['same', 'moved']).toContain(rebased.outcome);
        expect(cut(texts[at]!, rebased.start, rebased.end)).toBe(kept);
        [start, end] = [rebased.start, rebased.end];
      }
    }));
  });
});

describe('a source after a revision', () => {
  const turn = (start: number, end: number, speaker: string) => ({ start, end, speaker, startMs: null, endMs: null });
  const source: SourceText = { text: 'Good day\n\nYes', turns: [turn(0, 8, 'A'), turn(9, 9, 'B'), turn(10, 13, 'C')], segments: [{ start: 0, end: 9, kind: 'agenda', title: 'Hello' }] };
  const revised = (after: string) => rebaseText(source, after, textEdits(source.text, after));

  test('[TX-53] what is typed at the edge of a turn is said in it, and an empty turn stays', () => {
    expect(revised('Good day!\n\nOh, yes').turns).toEqual([turn(0, 9, 'A'), turn(10, 10, 'B'), turn(11, 18, 'C')]);
    expect(revised('Good day\nMaybe\nYes').turns).toEqual([turn(0, 8, 'A'), turn(9, 14, 'B'), turn(15, 18, 'C')]);
  });

  test('[TX-53] turns stay in order, apart and within the text whatever is changed', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('Good', ' day', '\n', 'Yes', '🙂', 'no '), { maxLength: 12 }).map((list) => list.join('')), (after) => {
      const { turns, segments } = revised(after);
      const length = points(after).length;
      let free = 0;
      for (const { start, end } of turns) {
        expect(start).toBeGreaterThanOrEqual(free);
        expect(end).toBeGreaterThanOrEqual(start);
        free = end;
      }
      expect(free).toBeLessThanOrEqual(length);
      for (const { start, end } of segments) expect(start <= end && end <= length).toBe(true);
    }));
  });
});
