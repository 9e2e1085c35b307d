import type {
  Board,
  BoardRow,
  Message,
  OperatorNotice,
  ParcelStory,
  Round,
  SilentVan,
  Stop,
  Track,
  WindowAtRisk,
} from "../../src/api/contract.ts";
import { at, HOME, NOW, TIME_ZONE } from "./views.ts";

export const DEPOT = "MC1";
export const DATE = "2026-03-10";

/** A small generator of our own (mulberry32), so that a day of the double is the same each time. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const later = (instant: string | number, seconds: number) =>
  new Date((typeof instant === "number" ? instant : Date.parse(instant)) + seconds * 1000).toISOString();

const DRIVERS = ["Ada", "Bruno", "Chloé", "Denis", "Elsa", "Farid", "Gaëlle", "Hugo", "Inès", "Jules"];

/** Of the rounds that have a disputed attempt, the stop. */
const DISPUTED_STOP = 7;

/** A depot's day with this many rounds: made up, seeded, after the contract. */
export class DepotDay {
  readonly rows: BoardRow[];
  readonly #roll = dice(7);

  constructor(rounds: number) {
    this.rows = Array.from({ length: rounds }, (_, index) => this.#row(index + 1));
  }

  board(): Board {
    return {
      now: NOW,
      speed: 1,
      time_zone: TIME_ZONE,
      windows_told: this.rows.length * 100,
      windows_kept: 974,
      windows_ended: 1000,
      rows: this.rows,
      next_page_token: null,
    };
  }

  #row(number: number): BoardRow {
    const roll = this.#roll;
    const total = 80 + Math.floor(roll() * 40);
    const ended = number % 41 === 0;
    const planned = number % 29 === 0;
    const lateness = Math.round((roll() - 0.35) * 1500);
    const risky = lateness > 600;
    const history: number[] = [];
    for (let quarter = 0, value = 0; quarter < 12; quarter++) {
      value += (lateness - value) * 0.3 + (roll() - 0.5) * 200;
      history.push(Math.round(value));
    }
    const round_id = `R${String(number).padStart(3, "0")}`;
    const done = ended ? total : planned ? 0 : Math.floor(total * (0.2 + roll() * 0.3));
    return {
      round_id,
      revision: 100,
      driver: `${DRIVERS[number % DRIVERS.length]} ${number}`,
      van_id: `V${number}`,
      status: ended ? "ended" : planned ? "planned" : "under_way",
      stops_done: done,
      stops_failed: roll() < 0.2 ? 1 : 0,
      stops_total: total,
      attempts_disputed: number % 12 === 5 && done > DISPUTED_STOP ? 1 : 0,
      lateness_s: planned ? 0 : lateness,
      next_stop: ended ? null : { stop_id: `S${done + 1}`, eta_p50: later(NOW, 60 + roll() * 400) },
      windows_at_risk: risky && !ended && !planned ? 1 + Math.floor(roll() * 4) : 0,
      lowest_keep_probability: risky && !ended && !planned ? Math.round(roll() * 75) / 100 : null,
      last_evidence_at: later(NOW, -20),
      lateness_history: planned ? [] : history,
      van: planned
        ? null
        : {
            round_id,
            van_id: `V${number}`,
            lat: 43.7245 + roll() * 0.024,
            lon: 7.409 + roll() * 0.03,
            heading_deg: roll() * 360,
            radius_m: 20,
            observed_at: later(NOW, -15),
          },
    };
  }

  atRisk(): WindowAtRisk[] {
    return this.rows
      .filter((row) => (row.windows_at_risk ?? 0) > 0)
      .sort((a, b) => (a.lowest_keep_probability ?? 1) - (b.lowest_keep_probability ?? 1))
      .slice(0, 40)
      .map((row, index) => ({
        round_id: row.round_id,
        stop_id: row.next_stop?.stop_id ?? "S1",
        parcel_id: `XR${String(123456000 + index)}FR`,
        window: { start: at("10:10"), end: at("11:10"), probability: 0.9 },
        keep_probability: row.lowest_keep_probability ?? 0,
        expected_at: at("11:14"),
      }));
  }

  silent(): SilentVan[] {
    return this.rows
      .filter((row) => row.status === "under_way")
      .slice(2, 4)
      .map((row, index) => ({
        van_id: row.van_id ?? "",
        round_id: row.round_id,
        last_heard_at: later(NOW, -900),
        silent_s: 900 - index * 200,
      }));
  }

  notices(): OperatorNotice[] {
    return [
      {
        notice_id: "n2",
        at: at("09:58"),
        kind: "bad_line",
        source: "positions",
        subject: "V12",
        line: 3,
        field: "lat",
        value: "91.2",
        expected: "-90 to 90",
      },
      { notice_id: "n1", at: at("08:31"), kind: "unknown_parcel", source: "scans", subject: "XR999999995FR" },
    ];
  }

  findRound(id: string): Round | undefined {
    const row = this.rows.find((each) => each.round_id === id);
    if (!row) {
      return undefined;
    }
    const roll = dice(Number(id.slice(1)));
    // So that the stop being served is served now.
    const start = Date.parse(NOW) - row.lateness_s * 1000 - row.stops_done * 210_000;
    const stops: Stop[] = Array.from({ length: row.stops_total }, (_, index) => {
      const planned = start + index * 210_000;
      const arrived = planned + row.lateness_s * 1000 * Math.min(1, index / Math.max(1, row.stops_done));
      const expected = planned + row.lateness_s * 1000;
      const ahead = Math.max(0, index - row.stops_done);
      const spread = (90 + ahead * 12) * 1000;
      const windowStart = Math.floor((planned - 1_800_000) / 300_000) * 300_000;
      const over = index < row.stops_done;
      const status = over
        ? index === DISPUTED_STOP
          ? "failed"
          : "done"
        : index === row.stops_done
          ? "serving"
          : "pending";
      const parcels =
        index % 9 === 4 ? [`XR${100000 + index}FR`, `XR${200000 + index}FR`] : [`XR${123456000 + index}FR`];
      return {
        stop_id: `S${index + 1}`,
        lat: HOME.lat - 0.008 + 0.008 * Math.sin(index / 9) + (roll() - 0.5) * 0.002,
        lon: HOME.lon - 0.006 + index * 0.00018 + (roll() - 0.5) * 0.001,
        kind: "house",
        status: row.status === "planned" ? "pending" : status,
        inferred: over && index % 17 === 3,
        probability: over ? (index % 17 === 3 ? 0.82 : 1) : null,
        expected_rank: index,
        planned_arrival: later(planned, 0),
        arrived_at: over ? later(arrived, 0) : null,
        departed_at: over ? later(arrived, 110) : null,
        eta: over
          ? null
          : { p10: later(expected - spread, 0), p50: later(expected, 0), p90: later(expected + spread, 0) },
        told: { start: later(windowStart, 0), end: later(windowStart, 3600), probability: 0.93 },
        keep_probability: over ? null : Math.max(0.05, 0.97 - (row.lateness_s > 600 ? ahead * 0.012 : 0)),
        parcels,
        disputed:
          index === DISPUTED_STOP && row.attempts_disputed
            ? [{ parcel_id: parcels[0] ?? "", because: "not_at_the_door" }]
            : [],
      };
    });
    return {
      round_id: id,
      revision: row.revision,
      depot_id: DEPOT,
      service_date: DATE,
      time_zone: TIME_ZONE,
      driver: row.driver,
      van_id: row.van_id ?? null,
      status: row.status,
      departed_at: row.status === "planned" ? null : at("08:15"),
      lateness_s: row.lateness_s,
      circuit: null,
      stops,
    };
  }

  track(id: string): Track {
    const round = this.findRound(id);
    const done = round?.stops.filter((stop) => stop.arrived_at) ?? [];
    return {
      van_id: round?.van_id ?? null,
      fixes: done.map((stop) => ({ at: stop.arrived_at ?? NOW, lat: stop.lat, lon: stop.lon })),
    };
  }

  story(parcel: string): ParcelStory | undefined {
    if (!/^XR\d+FR$/.test(parcel)) {
      return undefined;
    }
    return {
      parcel_id: parcel,
      round_id: this.rows[0]?.round_id ?? null,
      stop_id: "S12",
      state: "on_round",
      brand: "creneau",
      recipient: { name: "Mme D.", address_line: "12 rue Grimaldi", postcode: "98000", city: "Monaco" },
      entries: entriesOf([
        { at: "2026-03-09T18:04:00+01:00", received_at: "2026-03-09T18:04:01+01:00", kind: "announced", detail: {} },
        { at: "2026-03-09T22:31:00+01:00", received_at: null, kind: "scan:hub_arrival", detail: { place_id: "Nice" } },
        {
          at: at("05:48"),
          received_at: at("05:59"),
          kind: "scan:depot_arrival",
          detail: { place_id: "Monaco", device_id: "H7" },
        },
        { at: at("07:52"), received_at: at("07:52:02"), kind: "scan:loaded", detail: { device_id: "H3" } },
        { at: at("08:15"), kind: "state:on_round", detail: { inferred: false } },
        {
          at: at("08:16"),
          kind: "window_told",
          detail: { start: at("10:40"), end: at("11:40"), probability: 0.95, telling: 1 },
        },
        { at: at("08:16"), kind: "message", detail: { channel: "sms", state: "sent" } },
      ]),
    };
  }
}

/** The contract leaves a detail's fields open, which the generated type takes for none at all. */
const entriesOf = (entries: readonly { at: string; received_at?: string | null; kind: string; detail: object }[]) =>
  entries as ParcelStory["entries"];

/** Messages of a demo, newest first. */
export const MESSAGES: Message[] = [
  {
    message_id: "m3",
    at: at("09:40"),
    channel: "sms",
    parcel_id: "XR123456785FR",
    language: "fr",
    brand: "Créneau Express",
    state: "shown",
    to: "+377 06 12 34 56",
    subject: null,
    text: "Créneau Express : le livreur a pris 20 minutes de retard. Votre colis arrive aujourd’hui entre 11 h 00 et 12 h 00.",
    link: "/t/late",
  },
  {
    message_id: "m2",
    at: at("08:16"),
    channel: "email",
    parcel_id: "XR123456785FR",
    language: "en",
    brand: "Fresh & Co",
    state: "shown",
    to: "sam@example.org",
    subject: "Your parcel comes today between 10:40 and 11:40",
    text: "Hello Sam,\n\nYour parcel comes today between 10:40 and 11:40. We keep this window 19 times out of 20.\n\nSee it come: the link below.",
    link: "/t/on-round",
  },
  {
    message_id: "m1",
    at: at("08:16"),
    channel: "sms",
    parcel_id: "XR123456785FR",
    language: "fr",
    brand: "Créneau Express",
    state: "waiting",
    to: "+377 06 12 34 56",
    subject: null,
    text: "Créneau Express : votre colis arrive aujourd’hui entre 10 h 40 et 11 h 40.",
    link: "/t/on-round",
  },
];
