import type { ColumnMap } from '../../model/reading/column-map.ts';
import { dayInName } from './day-of-file.ts';
import { isClutter, type FoundFiles } from './drop-files.ts';
import { emptyDrop, type DropState, type How } from './drop-state.ts';
import { lookAtTables, tablesAmong, withTable } from './look-at-tables.ts';
import { waitingAgain, type FileState, type QueuedFile } from './queue.ts';
import { runQueue } from './run-queue.ts';

/** What can be done with a drop. It lives outside the pages, so that an import goes on while people look at something else. */
export interface Drop {
  readonly state: () => DropState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Adds files, whatever the drop has come to: to those that are chosen, to those on their way, or to another drop once this one has ended. */
  readonly add: (found: FoundFiles) => void;
  readonly leaveOut: (id: number) => void;
  readonly setDay: (id: number, day: string) => void;
  readonly setHow: (how: How) => void;
  /** Looks at the tables among the files and asks about headings that the study does not know (`remembered`: those it does); else starts. */
  readonly goOn: (remembered: ReadonlyMap<string, ColumnMap>) => void;
  /** Takes the guesses for tables that were not looked at yet. */
  readonly enoughLooked: () => void;
  readonly setMap: (signature: string, map: ColumnMap) => void;
  readonly back: () => void;
  readonly start: () => void;
  readonly stop: () => void;
  readonly retry: () => void;
  /** Begins anew, with nothing chosen. */
  readonly clear: () => void;
}

const drops = new Map<string, Drop>();

/** The drop of this study: there is one at a time. */
export function dropFor(studyId: string): Drop {
  const here = drops.get(studyId) ?? createDrop(studyId);
  drops.set(studyId, here);
  return here;
}

function createDrop(studyId: string): Drop {
  let state = emptyDrop();
  let nextId = 1;
  let looking = new AbortController();
  let running = new AbortController();
  const contents = new Map<number, File>();
  const listeners = new Set<() => void>();
  const set = (change: Partial<DropState>): void => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const settle = (id: number, at: FileState): void => set({ files: state.files.map((file) => (file.id === id ? { ...file, state: at } : file)) });
  const begin = (): void => {
    running = new AbortController();
    // Those that are brought again go on on the same clock, so that the pace is that of all of them.
    set({ stage: 'running', startedAt: Date.now() - (state.endedAt - state.startedAt), files: waitingAgain(state.files) });
    const { signal } = running;
    void runQueue({ studyId, state: () => state, fileOf: (id) => contents.get(id)!, settle, signal }).then(() => set({ stage: 'ended', endedAt: Date.now() }));
  };
  const back = (): void => {
    set({ stage: 'choosing' });
    looking.abort();
  };
  /** Before files are added: a drop that has ended gives way to another, which begins with those that did not get through. */
  const reopen = (): void => {
    if (state.stage === 'ended') set({ ...emptyDrop(), files: waitingAgain(state.files).filter((file) => file.state.at === 'waiting') });
    else if (state.stage !== 'running') back();
  };
  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    add: ({ files, unread }) => {
      reopen();
      const own = files.filter(({ path }) => !isClutter(path) && !state.files.some((file) => file.path === path));
      const queued = own.map(({ path, file }): QueuedFile => {
        const id = nextId++;
        contents.set(id, file);
        const named = dayInName(path.split('/').at(-1) ?? path);
        return { id, path, size: file.size, day: named ?? changedDay(file), dayFrom: named ? 'name' : 'changed', state: { at: 'waiting' } };
      });
      set({ files: [...state.files, ...queued], leftOut: state.leftOut + files.filter(({ path }) => isClutter(path)).length, unread: [...state.unread, ...unread] });
    },
    leaveOut: (id) => set({ files: state.files.filter((file) => file.id !== id) }),
    setDay: (id, day) => set({ files: state.files.map((file) => (file.id === id ? { ...file, day, dayFrom: 'said' } : file)) }),
    setHow: (how) => set({ how }),
    goOn: (remembered) => {
      const tables = tablesAmong(state.files);
      if (tables.length === 0) return begin();
      looking = new AbortController();
      const { signal } = looking;
      set({ stage: 'looking', headings: [], looked: 0 });
      const files = tables.map(({ id, path }) => ({ id, name: path, file: contents.get(id)! }));
      const heard = (id: number, sheets: Parameters<typeof withTable>[2]) => set({ headings: withTable(state.headings, id, sheets, remembered), looked: state.looked + 1 });
      void lookAtTables(files, heard, signal).then(() => {
        if (state.stage !== 'looking') return;
        if (state.headings.every(({ from }) => from === 'remembered')) begin();
        else set({ stage: 'columns' });
      });
    },
    enoughLooked: () => looking.abort(),
    setMap: (signature, map) => set({ headings: state.headings.map((heading) => (heading.signature === signature ? { ...heading, map, from: 'said' } : heading)) }),
    back,
    start: begin,
    stop: () => running.abort(),
    retry: begin,
    clear: () => {
      contents.clear();
      set(emptyDrop());
    },
  };
}

/** The day on which this device says that the file was last changed. */
function changedDay(file: File): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short' }).format(file.lastModified);
}
