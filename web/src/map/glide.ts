import type { Place } from "./geo.ts";

/** The page never shows the van further behind its last fix than this, in real milliseconds. */
export const GLIDE_MS = 900;

/** Where to draw a thing that moved: it glides from where it is drawn to its newest place, and is there within {@link GLIDE_MS}. */
export class Glide {
  #from: Place;
  #to: Place;
  #startMs = Number.NEGATIVE_INFINITY;

  constructor(at: Place) {
    this.#from = at;
    this.#to = at;
  }

  /** A newer place is known. */
  aim(to: Place, nowMs: number): void {
    this.#from = this.at(nowMs);
    this.#to = to;
    this.#startMs = nowMs;
  }

  /** Goes there at once, for those who want no motion. */
  jump(to: Place): void {
    this.#from = to;
    this.#to = to;
    this.#startMs = Number.NEGATIVE_INFINITY;
  }

  at(nowMs: number): Place {
    const share = Math.min(1, Math.max(0, (nowMs - this.#startMs) / GLIDE_MS));
    return {
      lat: this.#from.lat + (this.#to.lat - this.#from.lat) * share,
      lon: this.#from.lon + (this.#to.lon - this.#from.lon) * share,
    };
  }

  arrived(nowMs: number): boolean {
    return nowMs - this.#startMs >= GLIDE_MS;
  }
}
