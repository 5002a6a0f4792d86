import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A process of its own, whose lines can be read one by one. */
export interface Child {
  readonly process: ChildProcess;
  readonly lines: readonly string[];
  /** Waits until a line satisfies the test; throws with what was said when the process ends without it. */
  line(wanted: (line: string) => boolean): Promise<string>;
  ended(): Promise<void>;
}

/** Starts one of the scripts beside this file with plain Node, the way the product itself runs. */
export function startScript(name: string, args: readonly string[], nodeArgs: readonly string[] = []): Child {
  const path = fileURLToPath(new URL(name, import.meta.url));
  const child = spawn(process.execPath, [...nodeArgs, path, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  const listeners = new Set<() => void>();
  let over = false;
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      for (const listener of listeners) listener();
    });
  }
  const ended = new Promise<void>((done) => {
    child.once('close', () => {
      over = true;
      for (const listener of listeners) listener();
      done();
    });
  });

  function line(wanted: (line: string) => boolean): Promise<string> {
    return new Promise((found, missing) => {
      const look = (): void => {
        const hit = lines.find(wanted);
        if (hit === undefined && !over) return;
        listeners.delete(look);
        if (hit === undefined) missing(new Error(`${name} ended without the line that was waited for. It said:\n${lines.slice(-20).join('\n')}`));
        else found(hit);
      };
      listeners.add(look);
      look();
    });
  }

  return { process: child, lines, line, ended: () => ended };
}
