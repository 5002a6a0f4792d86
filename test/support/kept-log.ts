import type { Log, LogFacts } from '../../src/platform/server/log/log.ts';

/** One line that was logged. */
export interface LogLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly event: string;
  readonly facts?: LogFacts | undefined;
  readonly cause?: unknown;
}

/** A log that keeps its lines for the test to read instead of printing them. */
export function keptLog(): Log & { readonly lines: readonly LogLine[] } {
  const lines: LogLine[] = [];
  return {
    lines,
    info: (event, facts) => void lines.push({ level: 'info', event, facts }),
    warn: (event, facts) => void lines.push({ level: 'warn', event, facts }),
    error: (event, cause, facts) => void lines.push({ level: 'error', event, cause, facts }),
  };
}
