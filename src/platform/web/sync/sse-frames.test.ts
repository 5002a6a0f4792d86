import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFrames, type SseFrame } from './sse-frames.ts';

const line = fc.string({ unit: fc.constantFrom('a', 'ü', '€', ' ', ':', '{', '"', '😀'), maxLength: 12 });
const frame = fc.record({ id: fc.option(fc.stringMatching(/^[0-9a-f]{1,6}$/), { nil: null }), data: fc.array(line, { minLength: 1, maxLength: 3 }) });

function written({ id, data }: { id: string | null; data: string[] }, end: string): string {
  return [...(id === null ? [] : [`id: ${id}`]), ...data.map((one) => `data: ${one}`)].join(end) + end + end;
}

test('[WE-11] a stream cut anywhere, with any kind of line end and heartbeats between, reads the same', () => {
  fc.assert(
    fc.property(fc.array(frame, { maxLength: 6 }), fc.constantFrom('\n', '\r\n', '\r'), fc.array(fc.nat({ max: 400 }), { maxLength: 12 }), (frames, end, cuts) => {
      const text = `retry: 1000${end}${end}${frames.map((one) => `: heartbeat${end}${end}${written(one, end)}`).join('')}: end${end}`;
      const edges = [0, ...cuts.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b), text.length];
      let rest = '';
      const read: SseFrame[] = [];
      for (let i = 1; i < edges.length; i++) {
        const step = readFrames(rest, text.slice(edges[i - 1], edges[i]));
        rest = step.rest;
        read.push(...step.frames);
      }
      expect(read.map(({ id, data }) => ({ id, data }))).toEqual(frames.map(({ id, data }) => ({ id, data: data.join('\n') })));
    }),
  );
});

test('[WE-11] a frame that is not finished waits for its end', () => {
  const first = readFrames('', 'id: 7\ndata: {"kind":"ev');
  expect(first.frames).toEqual([]);
  expect(readFrames(first.rest, 'ent"}\n\n').frames).toEqual([{ id: '7', event: 'message', data: '{"kind":"event"}' }]);
});
