import type { WriteStream } from 'node:tty';

const EVERY_MS = 100;

/** One line on a terminal that says how far long work is; nothing where nobody watches. */
export function progressOn(stream: WriteStream, all: number): { step(name: string): void; end(): void } {
  const began = performance.now();
  let [done, told] = [0, 0];
  const tell = (name: string): void => {
    const seconds = Math.max(0.001, (performance.now() - began) / 1000);
    const line = `${done} of ${all} files · ${Math.round(done / seconds)} a second · ${name}`;
    stream.write(`\r${line.slice(0, Math.max(20, (stream.columns ?? 80) - 1))}\u001b[K`);
  };
  return {
    step(name) {
      done++;
      if (!stream.isTTY || (performance.now() - told < EVERY_MS && done < all)) return;
      told = performance.now();
      tell(name);
    },
    end() {
      if (stream.isTTY) stream.write('\r\u001b[K');
    },
  };
}
