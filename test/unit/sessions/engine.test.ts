import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { act, ana, ben, dee, entry, inStep, later, liveRoom, nextStep } from './room.ts';
import { visit } from './protocols.ts';

const folder = join(import.meta.dirname, '../../../src/slices/sessions/model');

test('[SE-13] the engine knows captures and speaking rights, and no protocol, seat or step by name', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && name !== 'wire.ts');
  expect(files.length).toBeGreaterThan(20);
  for (const name of files) {
    const source = readFileSync(join(folder, name), 'utf8');
    expect(source, name).not.toMatch(/critical.?friends|probing|clarifying|site.?visit/i);
    expect(source, name).not.toMatch(/['"`.](presenter|facilitator|timer|host|guide)\b['"`]?/i);
  }
});

test('[SE-13] a whole session runs by a protocol the engine has never heard of', () => {
  let room = liveRoom({ content: visit, seats: { host: ana, guide: ben } });
  room = act(room, dee, entry('seen', 1, 'points at the text', 'student'));
  room = inStep(later(room, 7), 'say');
  room = act(inStep(later(room, 6), 'close'), ana, { ...nextStep(1), captureId: 'next' });
  room = act(room, ben, { type: 'EndSession', moves: room.state.moves });
  expect(room.state).toMatchObject({ status: 'ended', captures: { seen: { entries: [{ column: 'student' }] }, next: { nextSteps: [{ authorId: ana }] } } });
});
