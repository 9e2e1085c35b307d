import type { RecipientView, Window } from "../api/contract.ts";
import { type Odds, oddsOf } from "../words/odds.ts";
import type { Speech } from "./speech.ts";

/** The answer to the one question of a recipient, ready to be drawn: read from top to bottom it is what is said. */
export interface Telling {
  /** The first words; the whole answer where there is no figure. */
  readonly headline: string;
  /** In very large type under the headline: the window, or the minutes left. */
  readonly figure: string | null;
  /** The window told first, where it was moved. */
  readonly figureBefore: string | null;
  /** Headline and figure as one sentence, for those who listen. */
  readonly spoken: string;
  /** How often the window shown is kept; null where no window is being promised any more. */
  readonly odds: Odds | null;
  readonly lines: readonly Line[];
  readonly mood: Mood;
}

export interface Line {
  readonly kind: "plain" | "aside" | "warning";
  readonly text: string;
}

/** Drawn as a shape beside the words, never as a colour alone. */
export type Mood = "waiting" | "coming" | "here" | "done" | "undone";

const plain = (text: string): Line => ({ kind: "plain", text });
const aside = (text: string): Line => ({ kind: "aside", text });
const warning = (text: string): Line => ({ kind: "warning", text });

/** A delivery that no scan says is called probable below this. */
const SURE_FROM = 0.95;

/** What to say about this view at this moment of domain time. Pure. */
export function tell(view: RecipientView, nowMs: number, speech: Speech): Telling {
  switch (view.state) {
    case "announced":
    case "at_hub":
    case "at_depot":
    case "on_round":
      return view.window ? promised(view, view.window, nowMs, speech) : unpromised(view, speech);
    case "near":
      return near(view, nowMs, speech);
    case "at_the_door":
      return bare("here", speech.words.atTheDoor, [plain(speech.words.atTheDoorNext), ...silence(view, nowMs, speech)]);
    case "delivered":
      return delivered(view, nowMs, speech);
    case "not_home":
      return notHome(view, nowMs, speech);
    case "refused":
      return bare("undone", speech.words.refused(when(view, nowMs, speech)), [plain(speech.words.afterRefusal)]);
    case "unserved":
      return bare("undone", speech.words.unserved, [plain(speech.words.afterUnserved)]);
    case "withdrawn":
      return bare("undone", speech.words.withdrawn, [plain(speech.words.afterWithdrawn)]);
  }
}

function unpromised(view: RecipientView, { words }: Speech): Telling {
  const headline = {
    announced: words.announced,
    at_hub: words.atHub,
    at_depot: words.atDepot,
    on_round: words.onRoundWithoutWindow,
  }[view.state as "announced" | "at_hub" | "at_depot" | "on_round"];
  return bare("waiting", headline, [plain(words.announcedNext)]);
}

function promised(view: RecipientView, window: Window, nowMs: number, speech: Speech): Telling {
  const { words, times } = speech;
  const day = times.day(window.start, nowMs);
  const over = nowMs > Date.parse(window.end);
  const first = view.first_window && !sameSpan(view.first_window, window) ? view.first_window : null;
  const expected = view.expected ? words.expectedAt(times.clock(view.expected.p50)) : null;
  const narrower = view.live_window ?? null;
  if (over) {
    return bare("coming", words.onRoundWithoutWindow, [
      warning(words.windowOver(times.window(window))),
      ...(expected ? [plain(expected)] : []),
      ...onTheWay(view, nowMs, speech),
    ]);
  }
  const lines = [
    ...(first ? [plain(moved(view, speech))] : []),
    plain(keptSentence(oddsOf(window.probability), speech)),
    ...(narrower ? [plain(words.narrower(times.between(narrower)))] : []),
    ...onTheWay(view, nowMs, speech),
    ...(expected && !narrower ? [aside(expected)] : []),
  ];
  return {
    headline: words.arrives(day),
    figure: times.window(window),
    figureBefore: first ? times.window(first) : null,
    spoken: words.arrivesSpoken(day, times.between(window)),
    odds: oddsOf(window.probability),
    lines,
    mood: view.state === "on_round" ? "coming" : "waiting",
  };
}

function near(view: RecipientView, nowMs: number, speech: Speech): Telling {
  const { words, times } = speech;
  const headline = words.onlyStops(view.stops_before ?? 0);
  const secondsLeft = view.expected ? (Date.parse(view.expected.p50) - nowMs) / 1000 : null;
  const figure =
    secondsLeft === null ? null : secondsLeft < 60 ? words.anyMinute : words.aboutMinutes(speech.minutes(secondsLeft));
  const over = view.window ? nowMs > Date.parse(view.window.end) : false;
  const lines: Line[] = [];
  if (view.window) {
    const window = times.window(view.window);
    lines.push(over ? warning(words.windowOver(window)) : plain(words.windowTold(window)));
  }
  return {
    headline,
    figure,
    figureBefore: null,
    spoken: figure === null ? headline : `${headline} ${sentence(figure)}`,
    odds: null,
    lines: [...lines, ...driverElsewhere(view, speech), ...silence(view, nowMs, speech)],
    mood: "coming",
  };
}

function delivered(view: RecipientView, nowMs: number, speech: Speech): Telling {
  const { words, times } = speech;
  const ended = view.ended ?? null;
  const to = ended?.received_by ? endStop(ended.received_by) : null;
  const lines: Line[] = [];
  // While servers are upgraded, an older one may send a view without `known`, which the contract requires.
  const chance = ended?.inferred ? (view.known?.probability ?? null) : null;
  if (ended?.inferred) {
    lines.push(plain(words.deliveryInferred));
    if (chance !== null) {
      const { times: right, outOf } = oddsOf(chance);
      lines.push(plain(words.rightOdds(right, outOf, speech.age((nowMs - Date.parse(ended.at)) / 1000))));
    }
  } else if (ended?.dwell_s) {
    lines.push(plain(words.proofOfDelivery(speech.minutes(Math.max(60, ended.dwell_s)))));
  }
  if (view.window && ended) {
    const atMs = Date.parse(ended.at);
    const inside = atMs >= Date.parse(view.window.start) && atMs <= Date.parse(view.window.end);
    lines.push(inside ? aside(words.insideWindow) : aside(words.outsideWindow(times.window(view.window))));
  }
  const at = when(view, nowMs, speech);
  const sure = chance === null || chance >= SURE_FROM;
  return bare("done", sure ? words.delivered(at, to) : words.probablyDelivered(at), lines);
}

function notHome(view: RecipientView, nowMs: number, speech: Speech): Telling {
  const { words } = speech;
  const dwellSeconds = view.ended?.dwell_s ?? null;
  const at = when(view, nowMs, speech);
  const disputed = view.ended?.disputed ?? null;
  if (disputed !== null) {
    const doubt = [warning(words.attemptDisputed), plain(words.disputedBecause[disputed])];
    return bare("undone", words.notHomeUnproved(at), [...doubt, plain(words.afterAttempt)]);
  }
  if (dwellSeconds === null) {
    return bare("undone", words.notHomeUnproved(at), [plain(words.afterAttempt)]);
  }
  const proof = words.proofOfAttempt(speech.minutes(Math.max(60, dwellSeconds)));
  return bare("undone", words.notHome(at), [plain(proof), plain(words.afterAttempt)]);
}

/** While the van is on its way: how far off, where it heads, and whether we still hear of it. */
function onTheWay(view: RecipientView, nowMs: number, speech: Speech): Line[] {
  const stops = view.stops_before ?? null;
  return [
    ...(stops === null ? [] : [plain(speech.words.stopsBefore(stops))]),
    ...driverElsewhere(view, speech),
    ...silence(view, nowMs, speech),
  ];
}

function driverElsewhere(view: RecipientView, { words }: Speech): Line[] {
  if (!view.van?.moving_away) {
    return [];
  }
  return [plain(view.stops_before === 0 ? words.goingRound : words.movingAway)];
}

function silence(view: RecipientView, nowMs: number, speech: Speech): Line[] {
  if (!view.stale) {
    return [];
  }
  const { words } = speech;
  const since = view.last_heard_at
    ? words.staleSince(speech.minutes(Math.max(60, (nowMs - Date.parse(view.last_heard_at)) / 1000)))
    : words.staleNever;
  return [warning(since), ...(view.window ? [aside(words.windowStands)] : [])];
}

function moved(view: RecipientView, speech: Speech): string {
  const minutes = view.late_minutes ?? 0;
  if (minutes === 0) {
    return speech.words.moved;
  }
  const length = speech.minutes(Math.abs(minutes) * 60);
  return minutes > 0 ? speech.words.late(length) : speech.words.early(length);
}

function keptSentence(odds: Odds, { words }: Speech): string {
  return odds.times === 0 ? words.keptRarely : words.kept(odds.times, odds.outOf);
}

/** `à 11 h 02`, with the day where it is not today. */
function when(view: RecipientView, nowMs: number, { words, times }: Speech): string {
  const at = view.ended?.at ?? view.now;
  const day = times.day(at, nowMs);
  return words.at(day === times.day(nowMs, nowMs) ? null : day, times.clock(at));
}

function bare(mood: Mood, headline: string, lines: readonly Line[]): Telling {
  return { headline, figure: null, figureBefore: null, spoken: headline, odds: null, lines, mood };
}

function sameSpan(a: Window, b: Window): boolean {
  return Date.parse(a.start) === Date.parse(b.start) && Date.parse(a.end) === Date.parse(b.end);
}

const endStop = (name: string) => (name.endsWith(".") ? name : `${name}.`);
const sentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
