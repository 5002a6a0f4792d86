import { fsyncSync } from 'node:fs';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import type { Syncs } from './pglite-messages.ts';

interface OpenFile {
  readonly nfd?: number;
  readonly path?: string;
}

interface Emscripten {
  readonly NODEFS: { readonly stream_ops: { fsync?(file: OpenFile): number } };
}

/**
 * PGlite's folder on disk, with a real fsync.
 *
 * As shipped, PGlite's Node file system has no fsync at all: safe against a killed process, not against a power cut. This
 * reaches into an inner table of PGlite 0.5.16, so the version is pinned and a test counts the syncs of a commit.
 */
export class SyncedNodeFS extends NodeFS {
  #all = 0;
  #log = 0;

  get syncs(): Syncs {
    return { all: this.#all, log: this.#log };
  }

  override async init(...given: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const ready = await super.init(...given);
    const before = (ready.emscriptenOpts.preRun ?? []) as ((inside: Emscripten) => void)[];
    before.push((inside) => {
      inside.NODEFS.stream_ops.fsync = (file) => this.#sync(file);
    });
    return ready;
  }

  #sync(file: OpenFile): number {
    if (file.nfd === undefined) return 0; // a folder that Emscripten opened without a descriptor of its own
    fsyncSync(file.nfd);
    this.#all++;
    if (file.path?.includes('pg_wal')) this.#log++;
    return 0;
  }
}
