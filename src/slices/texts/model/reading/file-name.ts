import { refuse } from '../../../../kernel/result.ts';

/** The last part of a path, whatever its slashes. */
export function baseName(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
}

/** A title for what a file holds: its name without folders and extension. */
export function titleOf(name: string): string {
  const base = baseName(name);
  const dot = base.lastIndexOf('.');
  return (dot > 0 ? base.slice(0, dot) : base).normalize('NFC').trim() || 'Untitled';
}

/** The extension in lower case without its dot; '' where there is none. */
export function extensionOf(name: string): string {
  const base = baseName(name);
  const dot = base.lastIndexOf('.');
  return dot > 0 ? base.slice(dot + 1).toLowerCase() : '';
}

/** Refuses a file in a sentence that names it; `what` goes on after the name. Nothing of such a file is kept. */
export function refuseFile(name: string, code: string, what: string, mend: string): ReturnType<typeof refuse> {
  return refuse('invalid', code, `“${baseName(name)}” ${what} Nothing of it was kept.`, { mend });
}
