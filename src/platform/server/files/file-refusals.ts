import { refuse } from '../../../kernel/result.ts';
import type { Trouble } from '../trouble.ts';
import type { Unusable } from './sniff.ts';

const NAMES: Readonly<Record<string, string>> = {
  docx: 'Word document (.docx)',
  pdf: 'PDF',
  png: 'PNG picture',
  jpg: 'JPEG picture',
  webp: 'WebP picture',
};

const KEPT = 'Nothing was saved, and the file on your device is untouched.';

/** Sizes as people say them: 25 MB, 1.5 MB, 300 kB. */
export function inWords(bytes: number): string {
  if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} kB`;
  const megabytes = bytes / (1024 * 1024);
  return `${megabytes < 10 ? Math.round(megabytes * 10) / 10 : Math.round(megabytes)} MB`;
}

export function tooLarge(name: string, maxBytes: number, declaredBytes: number | null) {
  const size = declaredBytes === null ? '' : ` has ${inWords(declaredBytes)}, which`;
  return refuse('too-large', 'file-too-large', `“${name}”${size} is more than the ${inWords(maxBytes)} that one file may have. ${KEPT}`, {
    mend: 'Save it smaller: compress its pictures in Word (Picture Format, Compress), or export it as PDF with reduced size.',
  });
}

export function emptyFile(name: string) {
  return refuse('invalid', 'file-empty', `“${name}” has nothing in it (0 bytes). ${KEPT}`, {
    mend: 'If it lies in a cloud folder, wait until it has come down to this device, and upload it again.',
  });
}

export function cutShort(name: string) {
  return refuse('invalid', 'file-cut-short', `“${name}” did not arrive whole: the connection broke off. ${KEPT}`, { mend: 'Upload it again.' });
}

export function unusable(name: string, why: Unusable) {
  return refuse('invalid', 'file-not-usable', `“${name}” looks like ${why.looksLike}, which cannot be read here. ${KEPT}`, { mend: why.mend });
}

export function notTaken(name: string, kind: string, taken: readonly string[]) {
  return refuse('invalid', 'file-kind-not-taken', `“${name}” is a ${NAMES[kind] ?? kind}, and that kind is not taken here. ${KEPT}`, {
    mend: `What can be uploaded here: ${taken.map((one) => NAMES[one] ?? one).join(', ')}.`,
  });
}

export function wrongName(name: string, kind: string) {
  return refuse('invalid', 'file-name-misleads', `“${name}” is really a ${NAMES[kind] ?? kind}, whatever its name says. ${KEPT}`, {
    mend: `Rename it so that it ends in .${kind}, look whether it opens, and upload it again.`,
  });
}

export function tooManyAtOnce(name: string) {
  return refuse('unavailable', 'uploads-busy', `So many files are arriving at this moment that “${name}” has to wait. ${KEPT}`, {
    mend: 'Upload it again in a minute.',
  });
}

export function notSaved(name: string, trouble: Trouble) {
  return refuse('unavailable', trouble.code, `“${name}” could not be saved, because ${trouble.why}. ${KEPT}`, { mend: trouble.mend });
}
