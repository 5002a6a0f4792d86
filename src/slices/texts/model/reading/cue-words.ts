/** The words of a cue, or of one voice in it. */
export interface VoicedWords {
  readonly voice: string | null;
  readonly words: string;
}

/** Tags of WebVTT and of SubRip; anything else between angles is text (`a < b`, `<3`). */
const TAG = /<(\/?)(v|c|i|b|u|s|lang|ruby|rt|font)(?:\.[^\s<>]*)?(?:[ \t]+([^<>]*))?>|<\d{1,3}:\d{2}(?::\d{2})?(?:\.\d{3})?>|\{\\an?\d{1,2}\}/gi;

const ENTITIES: ReadonlyMap<string, string> = new Map([['amp', '&'], ['lt', '<'], ['gt', '>'], ['quot', '"'], ['apos', "'"], ['nbsp', '\u00A0'], ['lrm', '\u200E'], ['rlm', '\u200F']]);

/** The words of a cue's payload without its tags, cut where another voice begins (`<v Name>`); entities are read in WebVTT alone. */
export function voicedWords(payload: string, isVtt: boolean): readonly VoicedWords[] {
  if (!payload.includes('<') && !payload.includes('{\\')) return [{ voice: null, words: plain(payload, isVtt) }];
  const parts: { voice: string | null; words: string }[] = [];
  let [voice, words, from]: [string | null, string, number] = [null, '', 0];
  const close = (): void => {
    if (words.trim() !== '' || voice !== null) parts.push({ voice, words: plain(parts.length > 0 ? words.replace(/^\n/, '') : words, isVtt) });
    words = '';
  };
  for (const tag of payload.matchAll(TAG)) {
    words += payload.slice(from, tag.index);
    from = tag.index + tag[0].length;
    if (tag[2]?.toLowerCase() !== 'v') continue;
    close();
    voice = tag[1] === '/' ? null : plain(tag[3] ?? '', isVtt).trim() || null;
  }
  words += payload.slice(from);
  close();
  const trimmed = parts.map((part, at) => (at < parts.length - 1 ? { ...part, words: part.words.replace(/\n$/, '') } : part));
  return trimmed.length > 0 ? trimmed : [{ voice: null, words: '' }];
}

function plain(words: string, isVtt: boolean): string {
  if (!isVtt || !words.includes('&')) return words;
  return words.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (all, decimal: string | undefined, hex: string | undefined, name: string | undefined) => {
    if (name !== undefined) return ENTITIES.get(name) ?? all;
    const code = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : all;
  });
}
