import { errorFacts } from './error-facts.ts';
import type { Log, LogFacts } from './log.ts';

/** Where finished lines go; `isError` tells standard error from standard output. */
export type WriteLine = (line: string, isError: boolean) => void;

const LONGEST_FACT = 300;

function toStandardStreams(line: string, isError: boolean): void {
  (isError ? process.stderr : process.stdout).write(`${line}\n`);
}

/** A log of one JSON line per event: `{"at":"…","level":"info","event":"server-started","port":3000}`. */
export function createLog(write: WriteLine = toStandardStreams): Log {
  function line(level: 'info' | 'warn' | 'error', event: string, facts: object): void {
    write(JSON.stringify({ at: new Date().toISOString(), level, event, ...facts }), level === 'error');
  }
  return {
    info: (event, facts = {}) => line('info', event, shortened(facts)),
    warn: (event, facts = {}) => line('warn', event, shortened(facts)),
    error: (event, cause, facts = {}) => line('error', event, { ...shortened(facts), error: errorFacts(cause) }),
  };
}

// A fact is a word or a number. A long text in its place is a mistake somewhere above; it must not fill the disk as well.
function shortened(facts: LogFacts): LogFacts {
  return Object.fromEntries(
    Object.entries(facts).map(([key, fact]) => [
      key,
      typeof fact === 'string' && fact.length > LONGEST_FACT ? `${fact.slice(0, LONGEST_FACT)}…` : fact,
    ]),
  );
}
