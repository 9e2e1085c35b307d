import type { Round, Stop } from "../api/contract.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** A stretch of domain time in milliseconds since 1970, drawn from 0 to 1. */
export class TimeScale {
  constructor(
    readonly fromMs: number,
    readonly toMs: number,
  ) {}

  /** Where an instant lies, 0 to 1, kept within the drawing. */
  at(instant: string | number): number {
    const ms = typeof instant === "number" ? instant : Date.parse(instant);
    return Math.min(1, Math.max(0, (ms - this.fromMs) / (this.toMs - this.fromMs)));
  }

  /** Whole hours of the local clock to draw lines at; every second one where they would crowd. */
  hours(timeZone: string): number[] {
    const minute = new Intl.DateTimeFormat("en-GB", { timeZone, minute: "numeric" });
    const wholeMinute = Math.ceil(this.fromMs / MINUTE_MS) * MINUTE_MS;
    const first = wholeMinute + ((60 - Number(minute.format(wholeMinute))) % 60) * MINUTE_MS;
    const step = this.toMs - this.fromMs > 8 * HOUR_MS ? 2 * HOUR_MS : HOUR_MS;
    const hours: number[] = [];
    for (let ms = first; ms < this.toMs; ms += step) {
      hours.push(ms);
    }
    return hours;
  }
}

/** Every instant of a stop that is drawn. */
function instantsOf(stop: Stop): string[] {
  return [
    stop.planned_arrival,
    stop.arrived_at,
    stop.departed_at,
    stop.eta?.p10,
    stop.eta?.p90,
    stop.told?.start,
    stop.told?.end,
  ].filter((instant): instant is string => typeof instant === "string");
}

/** The stretch that shows a whole round, with five minutes to breathe on both sides. */
export function scaleOf(round: Round): TimeScale {
  const all = round.stops.flatMap(instantsOf).map((instant) => Date.parse(instant));
  const from = Math.min(...all);
  const to = Math.max(...all);
  return new TimeScale(from - 300_000, to + 300_000);
}

const TURNS = { done: 0, failed: 0, skipped: 0, serving: 1, pending: 2 } as const;

/** Stops as the driver meets them: what is over in the order in which it was, then the one being served, then by expected rank, else as planned. */
export function inOrder(stops: readonly Stop[]): Stop[] {
  const reached = (stop: Stop) => Date.parse(stop.arrived_at ?? stop.planned_arrival);
  const rank = new Map(stops.map((stop, index) => [stop, stop.expected_rank ?? index]));
  return [...stops].sort(
    (a, b) =>
      TURNS[a.status] - TURNS[b.status] ||
      (TURNS[a.status] === 0 ? reached(a) - reached(b) : (rank.get(a) ?? 0) - (rank.get(b) ?? 0)),
  );
}
