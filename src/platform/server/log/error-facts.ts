import { Fault } from './fault.ts';

/** What may be said of an error in a log: what it is and where it came from, never what it says. */
export interface ErrorFacts {
  readonly name: string;
  readonly code?: string;
  readonly message?: string;
  /** For database errors: which rule was broken, by its own name. The offending values stay out. */
  readonly constraint?: string;
  readonly stack?: readonly string[];
  readonly cause?: ErrorFacts;
}

const SHORT_WORD = /^[\w.:-]{1,80}$/;
const FRAME = /^\s+at (?:.+ \()?(?:file:\/\/|node:|\/|<anonymous>|native\b)[^\n]*$/;
const MOST_FRAMES = 12;
const MOST_CAUSES = 3;

/**
 * The loggable part of an error. Messages of libraries may quote what people typed (a parser shows the text it choked on,
 * a database shows the row), so only the messages of {@link Fault} are kept. Our own refusals give their code.
 */
export function errorFacts(error: unknown, depth = 0): ErrorFacts {
  if (!(error instanceof Error)) return { name: typeof error, ...codeOf(error) };
  const cause = error.cause === undefined || depth >= MOST_CAUSES ? undefined : errorFacts(error.cause, depth + 1);
  const stack = framesOf(error);
  return {
    name: SHORT_WORD.test(error.name) ? error.name : 'Error',
    ...codeOf(error),
    ...(error instanceof Fault ? { message: error.message } : {}),
    ...(stack.length > 0 ? { stack } : {}),
    ...(cause ? { cause } : {}),
  };
}

function codeOf(error: unknown): { code?: string; constraint?: string } {
  if (typeof error !== 'object' || error === null) return {};
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  const isWord = (word: unknown): word is string | number => (typeof word === 'string' || typeof word === 'number') && SHORT_WORD.test(String(word));
  return { ...(isWord(code) ? { code: String(code) } : {}), ...(isWord(constraint) ? { constraint: String(constraint) } : {}) };
}

// The head of a stack repeats the message, which may span lines, so the message is cut off before frames are looked for.
function framesOf(error: Error): string[] {
  const stack = typeof error.stack === 'string' ? error.stack : '';
  const message = error.message;
  const from = message === '' ? 0 : Math.max(0, stack.indexOf(message)) + message.length;
  return stack
    .slice(from)
    .split('\n')
    .filter((line) => FRAME.test(line) && !line.includes('node:internal'))
    .slice(0, MOST_FRAMES)
    .map((line) => line.trim().slice('at '.length).replaceAll(ROOT, ''));
}

const ROOT = new URL('../../../../', import.meta.url).href;
