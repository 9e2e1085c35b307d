/** Real milliseconds that only go forward; `performance.now` outside of tests. */
export type Monotonic = () => number;

/**
 * The domain's clock as the server last told it: `now` plus `speed` domain seconds for each real one.
 * In a demo the day runs faster than ours and lies in the past, so no page may ask `Date.now`.
 */
export class DomainClock {
  readonly #toldMs: number;
  readonly #speed: number;
  readonly #heardAtMs: number;
  readonly #monotonic: Monotonic;

  constructor(now: string, speed: number, monotonic: Monotonic = () => performance.now()) {
    this.#toldMs = Date.parse(now);
    this.#speed = speed;
    this.#monotonic = monotonic;
    this.#heardAtMs = monotonic();
  }

  /** Milliseconds since 1970 in domain time. */
  nowMs(): number {
    return this.#toldMs + (this.#monotonic() - this.#heardAtMs) * this.#speed;
  }
}
