/** Facts worth a line. Never put what people typed, tokens or addresses in one: logs are read by strangers. */
export type LogFacts = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** One JSON line per event on standard output (errors on standard error). */
export interface Log {
  info(event: string, facts?: LogFacts): void;
  warn(event: string, facts?: LogFacts): void;
  /** `cause` gives name, code and stack; its message is kept only for errors of our own making. */
  error(event: string, cause: unknown, facts?: LogFacts): void;
}
