import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Who holds a data folder. A process number alone says little: they are used again, and in a container it is always 1. */
export interface Holder {
  readonly pid: number;
  /** When the process began, in the system's own terms: together with the number it is one process for ever. */
  readonly began: string;
  readonly host: string;
  /** Names the space in which process numbers mean something: the machine's boot and the container. */
  readonly place: string;
  readonly nonce: string;
}

/** This process, under a name of its own for each folder it takes. */
export function holderHere(): Holder {
  return { pid: process.pid, began: beganAt(process.pid) ?? '', host: hostname(), place: place(), nonce: randomUUID() };
}

/** Whether the two see each other's process numbers. */
export function isSamePlace(one: Holder, other: Holder): boolean {
  return one.place === other.place;
}

/** Whether that very process still runs; only meaningful for a holder in the same place. */
export function isAlive(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const began = beganAt(holder.pid);
  return began === null || began === holder.began;
}

function place(): string {
  try {
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return hostname(); // not Linux: no containers of its own kernel
  }
}

const BEGAN_FIELD = 19; // field 22 of /proc/PID/stat, counted after the name, which may hold spaces

function beganAt(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[BEGAN_FIELD] ?? null;
  } catch {
    return beganByPs(pid);
  }
}

function beganByPs(pid: number): string | null {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null;
  } catch {
    return null;
  }
}
