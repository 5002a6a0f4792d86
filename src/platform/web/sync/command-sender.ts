import { ok, type Result } from '../../../kernel/result.ts';
import { request, type Method } from '../api-client.ts';
import type { LocalLog } from '../local-log.ts';
import { onReturn } from '../device/presence.ts';
import { mayPass, type Problem } from '../problem.ts';
import { pauseBefore } from './backoff.ts';
import { nextToSend, type OutboxItem } from './outbox.ts';

type Post<Answer> = (method: Method, path: string, body: unknown) => Promise<Result<Answer, Problem>>;

/** Taken by the server, or kept on this device because the connection is slow or gone; it goes up by itself. */
export type Taken = 'saved' | 'on-this-device';

/** How long a form waits for the server before it trusts the device, in ms. */
const PATIENCE_MS = 2500;

/** What a sender is told. `stream` names the outbox lane; commands of one lane go up one at a time, in order. */
export interface SenderOrder<Answer> {
  readonly log: LocalLog;
  readonly stream: string;
  /** Takes `{commandId, command}`; the same commandId again must have no second effect. */
  readonly path: string;
  /** Told of every outcome, also of commands that a page before a reload had given. */
  readonly onOutcome?: (item: OutboxItem, outcome: Result<Answer, Problem>) => void;
  readonly post?: Post<Answer>;
}

/**
 * Sends commands so that none is lost and none counts twice: each is on the device's disk before it leaves, is sent again
 * with the same id until the server answers, and a refusal comes back with its words kept.
 */
export class CommandSender<Command, Answer> {
  readonly #order: SenderOrder<Answer>;
  readonly #waitingFor = new Map<string, (outcome: Result<Answer, Problem>) => void>();
  #pumping = false;
  #stopped = false;
  #wake: (() => void) | null = null;

  constructor(order: SenderOrder<Answer>) {
    this.#order = order;
  }

  /** Sends what an earlier page left behind, and keeps going when the network comes back. Gives back how to stop. */
  start(): () => void {
    this.#stopped = false;
    const unwatch = onReturn(() => this.nudge());
    void this.#pump();
    return () => {
      this.#stopped = true;
      unwatch();
      this.#wake?.();
    };
  }

  /** Gives a command. `text` is what the person typed in it, '' when nothing. Resolves with the server's word. */
  async send(commandId: string, command: Command, text: string, now: number): Promise<Result<Answer, Problem>> {
    const { log, stream } = this.#order;
    log.append({ commandId, stream, command, text, at: now });
    const outcome = new Promise<Result<Answer, Problem>>((resolve) => this.#waitingFor.set(commandId, resolve));
    await log.settled();
    void this.#pump();
    return outcome;
  }

  /** Gives a command for a form that waits for the server a little, and then trusts the device. */
  async sendPatiently(commandId: string, command: Command, text: string, now: number): Promise<Result<Taken, Problem>> {
    const patience = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE_MS));
    const first = await Promise.race([this.send(commandId, command, text, now), patience]);
    if (first === null) return ok('on-this-device');
    if (first.ok) return ok('saved');
    // A refusal in time is shown by the form that still holds the words, so the device need not keep them too.
    this.#order.log.remove(commandId);
    return first;
  }

  /** Do not wait out the pause: the connection, or the person, may be back. */
  nudge(): void {
    this.#wake?.();
    void this.#pump();
  }

  async #pump(): Promise<void> {
    if (this.#pumping) return;
    this.#pumping = true;
    for (let failures = 0; !this.#stopped; ) {
      const item = nextToSend(this.#order.log.outbox, this.#order.stream);
      if (!item) break;
      const outcome = await this.#sendOne(item);
      if (outcome === 'answered') failures = 0;
      else if (outcome === 'not-signed-in') break;
      else await this.#pause(failures++);
    }
    this.#pumping = false;
  }

  async #sendOne(item: OutboxItem): Promise<'answered' | 'later' | 'not-signed-in'> {
    const { log, path, post = request<Answer> } = this.#order;
    log.markSent(item.commandId);
    const outcome = await post('POST', path, { commandId: item.commandId, command: item.command });
    if (!outcome.ok && (mayPass(outcome.error) || outcome.error.status === 401)) {
      log.putBack(item.commandId);
      // Without a sign-in there is no use in trying again by ourselves: the words stay until the person is back.
      return outcome.error.status === 401 ? 'not-signed-in' : 'later';
    }
    if (outcome.ok) log.remove(item.commandId);
    else log.refused(item.commandId, outcome.error);
    this.#tell(item, outcome);
    return 'answered';
  }

  #tell(item: OutboxItem, outcome: Result<Answer, Problem>): void {
    this.#waitingFor.get(item.commandId)?.(outcome);
    this.#waitingFor.delete(item.commandId);
    this.#order.onOutcome?.(item, outcome);
  }

  #pause(failures: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, pauseBefore(failures, Math.random()));
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
