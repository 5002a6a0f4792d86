import { request } from '../api-client.ts';
import { onReturn } from '../device/presence.ts';
import { offsetOf, withSample, type ClockSample } from '../../../kernel/clock-offset.ts';

const EVERY_MS = 60_000;

/**
 * The server's clock as this device can know it. Looks at it when started, when the page is seen again and each minute;
 * a device whose own clock was set or slept starts afresh. One for all clocks on screen: `serverClock`.
 */
export class ServerClock {
  #samples: readonly ClockSample[] = [];
  #timer: ReturnType<typeof setInterval> | undefined;
  #unwatch: () => void = () => undefined;
  #users = 0;
  #drift = 0;
  #looking: Promise<void> | null = null;

  /** Unix ms by the server's clock, as well as we know it. */
  now(): number {
    if (this.#users > 0 && this.#wasSet()) void this.look();
    return Date.now() + offsetOf(this.#samples);
  }

  /** Starts looking; give back what it returns to stop. Many may start it; it looks as long as one has not stopped. */
  start(): () => void {
    this.#users += 1;
    if (this.#users === 1) {
      void this.#lookThrice();
      this.#timer = setInterval(() => void this.look(), EVERY_MS);
      this.#unwatch = onReturn(() => void this.#lookThrice());
    }
    return () => {
      this.#users -= 1;
      if (this.#users > 0) return;
      clearInterval(this.#timer);
      this.#unwatch();
    };
  }

  /** Looks at the server's clock once; call it also when a stream is connected. */
  look(): Promise<void> {
    this.#looking ??= this.#look().finally(() => (this.#looking = null));
    return this.#looking;
  }

  async #look(): Promise<void> {
    if (this.#wasSet()) this.#samples = [];
    const askedAt = Date.now();
    this.#drift = askedAt - performance.now();
    const answer = await request<{ readonly nowMs: number }>('GET', '/api/clock');
    if (answer.ok) this.#samples = withSample(this.#samples, { askedAt, answeredAt: Date.now(), serverNow: answer.value.nowMs });
  }

  /** Our own clock was set, or the device slept: what was measured belongs to another clock. */
  #wasSet(): boolean {
    return Math.abs(Date.now() - performance.now() - this.#drift) > 500;
  }

  async #lookThrice(): Promise<void> {
    for (let look = 0; look < 3; look++) await this.look();
  }
}

/** The one server clock of this page. */
export const serverClock = new ServerClock();
