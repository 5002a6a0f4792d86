/** Work done later or again and again, kept in the database, so that it outlives a killed server. */
export interface Jobs {
  /** Declares who does jobs of this name; call before {@link start}. A throw means: try again later, with growing pauses. */
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- what was asked is what arrives, after a trip through JSON
  handle<Payload extends object>(name: string, work: (payload: Payload) => Promise<void>): void;
  /** Declares work that repeats by a cron rule (UTC); one server of many does each turn. */
  every(name: string, cron: string, work: () => Promise<void>): void;
  /**
   * Asks for one job, not before `at` (Unix ms; now when left out). With `key`, a second ask with the same name and key
   * while the first still waits replaces nothing and adds nothing. Handlers must be idempotent: a job may run twice.
   */
  ask(name: string, payload: object, when?: { readonly at?: number; readonly key?: string }): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}
