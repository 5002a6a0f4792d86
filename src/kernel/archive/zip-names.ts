import { decodeText, utf8OrNull } from '../decode-text.ts';
import { UTF8_NAME } from './zip-format.ts';

/** The name of an entry: UTF-8 where its flag says so or its bytes fit; null where the flag lies. */
export function entryName(bytes: Uint8Array, flags: number): string | null {
  const name = utf8OrNull(bytes);
  if (name !== null) return name;
  return (flags & UTF8_NAME) === 0 ? decodeText(bytes).text : null;
}

/** What makes a name of an entry one that no honest program writes, as the end of a sentence; null for a good one. */
export function faultOfName(name: string): string | null {
  if (name === '') return 'has no name';
  // eslint-disable-next-line no-control-regex -- control characters are exactly what is looked for
  if (/[\u0000-\u001f\u007f]/.test(name)) return 'has a control character in its name';
  if (name.includes('\\')) return 'has a backslash in its name';
  if (name.startsWith('/') || /^[a-z]:/i.test(name)) return 'names a place outside the package';
  const steps = (name.endsWith('/') ? name.slice(0, -1) : name).split('/');
  if (steps.includes('..')) return 'leads out of the package';
  if (steps.includes('') || steps.includes('.')) return 'has an empty step in its name';
  return null;
}
