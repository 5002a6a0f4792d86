import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { selfSaver } from './self-saver.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('[SE-205] a text saves itself once the hand rests, not at every key', async () => {
  let saves = 0;
  const saver = selfSaver(async () => void saves++);
  for (let key = 0; key < 5; key++) {
    saver.changed();
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(saves).toBe(0);
  await vi.advanceTimersByTimeAsync(600);
  expect(saves).toBe(1);
});

test('[SE-205] someone who never rests is saved every few seconds all the same', async () => {
  let saves = 0;
  const saver = selfSaver(async () => void saves++);
  for (let key = 0; key < 100; key++) {
    saver.changed();
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(saves).toBeGreaterThanOrEqual(3);
});

test('[SE-205] what is typed while a save is under way is saved after it, one save at a time', async () => {
  let text = '';
  let under = 0;
  const saved: string[] = [];
  const saver = selfSaver(async () => {
    expect(++under).toBe(1);
    const now = text;
    await new Promise((resolve) => setTimeout(resolve, 2000));
    saved.push(now);
    under--;
  });
  text = 'half';
  saver.changed();
  await vi.advanceTimersByTimeAsync(700);
  text = 'half a thought';
  saver.changed();
  await vi.advanceTimersByTimeAsync(5000);
  expect(saved).toEqual(['half', 'half a thought']);
});

test('[SE-205] a page that goes away saves at once what has changed, and nothing when nothing has', async () => {
  let saves = 0;
  const saver = selfSaver(async () => void saves++);
  saver.flush();
  expect(saves).toBe(0);
  saver.changed();
  saver.flush();
  expect(saves).toBe(1);
});
