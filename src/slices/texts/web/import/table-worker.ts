import { previewColumns } from '../../model/reading/read-source-file.ts';

/** A table to look at, and the answer: its sheets with their columns guessed; none for what is no table or cannot be read. */
export interface LookAt {
  readonly id: number;
  readonly name: string;
  readonly file: File;
}

/** Reads tables beside the page, so that it stays quick to use. */
self.addEventListener('message', ({ data }: MessageEvent<LookAt>) => {
  void look(data).then((sheets) => self.postMessage({ id: data.id, sheets }));
});

async function look({ name, file }: LookAt) {
  try {
    const read = previewColumns({ name, bytes: new Uint8Array(await file.arrayBuffer()) });
    return read.ok ? read.value : [];
  } catch {
    return [];
  }
}
