import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A disk of its own that can be filled to the last byte. */
export interface SmallDisk {
  readonly folder: string;
  /** What a process that works on this disk needs in its environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** Fills it; `leaveMb` stay free. */
  fill(leaveMb?: number): void;
  makeRoom(): void;
  remove(): void;
}

const MB = 1024 * 1024;

/**
 * A small file system in memory where this process may mount one; elsewhere (no root, no Linux) a folder on which Node
 * itself is told that nothing fits any more, and a line that says so.
 */
export function smallDisk(sizeMb: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'jointwork-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeMb}m`, 'tmpfs', folder], { stdio: 'pipe' });
  } catch {
    process.stderr.write('No small disk may be mounted here, so the full disk is played by refusing every write inside the server instead.\n');
    return playedDisk(folder);
  }
  const filler = join(folder, 'filler');
  return {
    folder,
    environment: {},
    fill(leaveMb = 0) {
      rmSync(filler, { force: true });
      const room = join(folder, 'room');
      writeFileSync(room, Buffer.alloc(leaveMb * MB));
      writeUntilFull(filler);
      rmSync(room);
    },
    makeRoom: () => rmSync(filler, { force: true }),
    remove() {
      execFileSync('umount', ['-l', folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function playedDisk(folder: string): SmallDisk {
  const isFull = join(folder, 'full');
  const preload = fileURLToPath(new URL('./full-disk-preload.mjs', import.meta.url));
  return {
    folder,
    environment: { FULL_DISK: isFull, NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} --import ${preload}` },
    fill: () => writeFileSync(isFull, ''),
    makeRoom: () => rmSync(isFull, { force: true }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function writeUntilFull(path: string): void {
  const file = openSync(path, 'w');
  for (const bytes of [MB, 4096, 1]) {
    const piece = Buffer.alloc(bytes);
    try {
      for (;;) writeSync(file, piece);
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== 'ENOSPC') throw fault;
    }
  }
  closeSync(file);
}
