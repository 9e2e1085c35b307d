import type { RecipientView, Window } from "../../src/api/contract.ts";

/** Monday to Tuesday of a made-up parcel in Monaco; it is 10:02 there on Tuesday 10 March 2026. */
export const NOW = "2026-03-10T09:02:00Z";
export const TIME_ZONE = "Europe/Monaco";
export const HOME = { lat: 43.7356, lon: 7.4214 };

/** An instant of that Tuesday by Monaco's clock, `HH:MM` or `HH:MM:SS`. */
export const at = (clock: string) => `2026-03-10T${clock.length === 5 ? `${clock}:00` : clock}+01:00`;

export const span = (start: string, end: string, probability = 0.95): Window => ({
  start: at(start),
  end: at(end),
  probability,
});

const announced: RecipientView = {
  revision: "1",
  now: NOW,
  speed: 1,
  time_zone: TIME_ZONE,
  brand: { id: "creneau", name: "Créneau Express", accent: "#0b6e4f" },
  language: "fr",
  parcel_id: "XR123456785FR",
  state: "announced",
  known: { probability: 1, at: "2026-03-09T18:04:00+01:00", radius_m: null },
  stale: false,
  place: HOME,
  van_shown_when: { stops: 10, metres: 800 },
  timeline: [{ step: "announced", at: "2026-03-09T18:04:00+01:00", place: null }],
};

const atHub: RecipientView = {
  ...announced,
  state: "at_hub",
  timeline: [...announced.timeline, { step: "hub", at: "2026-03-09T22:31:00+01:00", place: "Nice" }],
};

const atDepot: RecipientView = {
  ...atHub,
  state: "at_depot",
  timeline: [...atHub.timeline, { step: "depot", at: at("05:48"), place: "Monaco" }],
};

const onRound: RecipientView = {
  ...atDepot,
  state: "on_round",
  window: span("10:40", "11:40"),
  expected: { p10: at("10:52"), p50: at("11:05"), p90: at("11:21") },
  stops_before: 24,
  last_heard_at: at("10:01:40"),
  timeline: [
    ...atDepot.timeline,
    { step: "loaded", at: at("07:52"), place: null },
    { step: "on_the_way", at: at("08:15"), place: null },
  ],
};

const van = { lat: 43.7389, lon: 7.4271, heading_deg: 215, radius_m: 35, observed_at: at("10:01:40") };

const near: RecipientView = {
  ...onRound,
  state: "near",
  now: at("10:56"),
  van: { ...van, lat: 43.7372, lon: 7.4234, observed_at: at("10:55:40") },
  last_heard_at: at("10:55:40"),
  stops_before: 3,
  expected: { p10: at("11:00"), p50: at("11:04"), p90: at("11:09") },
};

const delivered: RecipientView = {
  ...onRound,
  state: "delivered",
  now: at("11:20"),
  stops_before: null,
  expected: null,
  ended: { at: at("11:02"), received_by: "Mme D.", dwell_s: 130, inferred: false },
  timeline: [...onRound.timeline, { step: "delivered", at: at("11:02"), place: null }],
};

const notHome: RecipientView = {
  ...delivered,
  state: "not_home",
  ended: { at: at("11:02"), received_by: null, dwell_s: 190, inferred: false },
  timeline: [...onRound.timeline, { step: "attempted", at: at("11:02"), place: null }],
};

/** Every state in which a recipient may find the page; the name is the test double's token. */
export const VIEWS = {
  announced,
  "announced-for-tomorrow": {
    ...atDepot,
    window: { start: "2026-03-11T10:40:00+01:00", end: "2026-03-11T11:40:00+01:00", probability: 0.8 },
  },
  "at-hub": atHub,
  "at-depot": atDepot,
  "on-round": onRound,
  narrowed: { ...onRound, stops_before: 12, live_window: span("10:55", "11:25", 0.92) },
  "van-shown": { ...onRound, stops_before: 8, van },
  "moving-away": { ...onRound, stops_before: 6, van: { ...van, moving_away: true, heading_deg: 40 } },
  late: { ...onRound, window: span("11:00", "12:00", 0.9), first_window: span("10:40", "11:40"), late_minutes: 20 },
  early: { ...onRound, window: span("10:15", "11:15", 0.9), first_window: span("10:40", "11:40"), late_minutes: -25 },
  stale: { ...onRound, stale: true, last_heard_at: at("09:50"), van: null },
  "window-over": {
    ...onRound,
    now: at("11:48"),
    stops_before: 2,
    expected: { p10: at("11:50"), p50: at("11:55"), p90: at("12:02") },
  },
  near,
  next: { ...near, stops_before: 0, expected: { p10: at("10:56"), p50: at("10:56:30"), p90: at("10:58") } },
  "at-the-door": {
    ...near,
    state: "at_the_door",
    now: at("11:01"),
    stops_before: 0,
    van: { ...van, lat: 43.73575, lon: 7.42155, radius_m: 12, observed_at: at("11:00:50") },
  },
  delivered,
  "delivered-inferred": {
    ...delivered,
    known: { probability: 0.97, at: at("11:02"), radius_m: null },
    ended: { at: at("11:02"), received_by: null, dwell_s: 130, inferred: true },
    timeline: [...onRound.timeline, { step: "delivered", at: at("11:02"), place: null, inferred: true }],
  },
  "delivered-probably": {
    ...delivered,
    known: { probability: 0.82, at: at("11:02"), radius_m: null },
    ended: { at: at("11:02"), received_by: null, dwell_s: 130, inferred: true },
    timeline: [...onRound.timeline, { step: "delivered", at: at("11:02"), place: null, inferred: true }],
  },
  "delivered-outside": { ...delivered, now: at("12:20"), ended: { at: at("11:52"), received_by: null, dwell_s: 70 } },
  "not-home": notHome,
  "not-home-pending": { ...notHome, ended: { at: at("11:02"), received_by: null, dwell_s: null } },
  "not-home-disputed": {
    ...notHome,
    ended: { at: at("11:02"), received_by: null, dwell_s: null, disputed: "not_at_the_door" },
  },
  refused: {
    ...delivered,
    state: "refused",
    ended: { at: at("11:02"), received_by: null, dwell_s: 60 },
    timeline: [...onRound.timeline, { step: "refused", at: at("11:02"), place: null }],
  },
  unserved: {
    ...onRound,
    state: "unserved",
    now: at("19:30"),
    stops_before: null,
    expected: null,
    timeline: [...onRound.timeline, { step: "returned", at: at("18:40"), place: "Monaco" }],
  },
  withdrawn: { ...onRound, state: "withdrawn", stops_before: null, expected: null, window: null },
} satisfies Record<string, RecipientView>;

export type ViewName = keyof typeof VIEWS;
