const LONGEST = 120;

// Controls, and the marks that turn the direction of writing: "gpj.exe" must not look like "exe.jpg". The two joiners stay:
// Persian and Indic words, and many emoji, are spelt with them.
// oxlint-disable-next-line no-control-regex -- control characters are exactly what is looked for
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
const LONE_SURROGATE = /\p{Surrogate}/gu;
const NOT_IN_NAMES = /[<>:"|?*\\/]+/g;

/** The part after the last dot, in lower case, or '' when there is none. */
export function extensionOf(name: string): string {
  return /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/**
 * A name that any system may keep: no folders, no invisible characters, at most about 120 characters, never empty. What
 * people chose stays readable. With `kind` (what the bytes are) the name ends in it: "Report v1.2" becomes "Report v1.2.docx".
 */
export function tidyFileName(name: string, kind?: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const clean = last.replace(INVISIBLE, '').replace(LONE_SURROGATE, '').replace(NOT_IN_NAMES, '-').replace(/\s+/g, ' ').replace(/^[\s.]+|[\s.]+$/g, '');
  const extension = extensionOf(clean);
  const isSaid = kind === undefined || extension === kind || (extension === 'jpeg' && kind === 'jpg');
  const ending = !isSaid ? `.${kind}` : extension === '' ? '' : `.${extension}`;
  const stem = isSaid && extension !== '' ? clean.slice(0, -extension.length - 1).trimEnd() : clean;
  return `${clipped(stem === '' ? 'document' : stem)}${ending}`;
}

/** The `Content-Disposition` of a download (RFC 6266): an ASCII name for old readers, the whole name for all others. */
export function contentDisposition(name: string, how: 'attachment' | 'inline' = 'attachment'): string {
  const ascii = name.normalize('NFKD').replace(/[^\x20-\x7e]/g, '').replace(/["\\%;]/g, '_') || 'document';
  const whole = encodeURIComponent(name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${how}; filename="${ascii}"; filename*=UTF-8''${whole}`;
}

// Cut between characters, never inside one.
function clipped(stem: string): string {
  const characters = Array.from(stem);
  return characters.length <= LONGEST ? stem : characters.slice(0, LONGEST).join('').trimEnd();
}
