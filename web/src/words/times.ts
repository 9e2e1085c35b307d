import type { Language } from "./language.ts";
import { NARROW_SPACE } from "./typography.ts";

/** Times as people of one language say them, in one time zone (the address's). Instants are ISO 8601 or milliseconds since 1970. */
export interface Times {
  /** `10 h 40`; `10:40` or `10:40 AM` by the reader's own English. */
  clock(instant: Instant): string;
  /** `10 h`; `10:00` or `10 AM`: for the axis of a drawing. */
  hour(instant: Instant): string;
  /** `10 h 40 – 11 h 40`. */
  window(window: Span): string;
  /** `entre 10 h 40 et 11 h 40`, `between 10:40 and 11:40`. */
  between(window: Span): string;
  /** `aujourd’hui`, `demain`, `hier`, `lundi` within the week to come, else `lundi 12 mars`. */
  day(instant: Instant, nowMs: number): string;
  /** `lun. 18 h 04`, `aujourd’hui 7 h 52`. */
  moment(instant: Instant, nowMs: number): string;
  /** `12/03/2026 10:40:05`, for tables and files of staff. */
  exact(instant: Instant): string;
}

export type Instant = string | number;
export interface Span {
  start: string;
  end: string;
}

const DAY_MS = 86_400_000;
const NEAR_DAYS = {
  fr: { "-1": "hier", "0": "aujourd’hui", "1": "demain" },
  en: { "-1": "yesterday", "0": "today", "1": "tomorrow" },
} as const;

const ms = (instant: Instant) => (typeof instant === "number" ? instant : Date.parse(instant));

/** @param locale the reader's own tag where it is of the same language (en-GB, en-US …) */
export function timesIn(language: Language, timeZone: string, locale: string = localeFor(language)): Times {
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { timeZone, ...options });
  const clockFormat = format({ hour: "numeric", minute: "2-digit" });
  const isoDay = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" });
  const weekday = format({ weekday: "long" });
  const date = format({ weekday: "long", day: "numeric", month: "long" });
  const shortDay = format({ weekday: "short" });
  const shortDate = format({ weekday: "short", day: "numeric", month: "short" });
  const exact = format({ dateStyle: "short", timeStyle: "medium" });

  const clock = (instant: Instant) => {
    if (language === "en") {
      return clockFormat.format(ms(instant)).replace("\u202f", "\u00a0");
    }
    const parts = clockFormat.formatToParts(ms(instant));
    const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
    return `${Number(part("hour"))}${NARROW_SPACE}h${NARROW_SPACE}${part("minute")}`;
  };
  const daysFrom = (instant: Instant, nowMs: number) =>
    Math.round((Date.parse(isoDay.format(ms(instant))) - Date.parse(isoDay.format(nowMs))) / DAY_MS);
  const near = (days: number) =>
    days >= -1 && days <= 1 ? NEAR_DAYS[language][`${days}` as "-1" | "0" | "1"] : undefined;

  const hour = (instant: Instant) => {
    const said = clock(instant);
    return language === "fr" ? said.slice(0, -3) : said.replace(/:00(?=\s)/, "");
  };

  return {
    clock,
    hour,
    window: ({ start, end }) => `${clock(start)} – ${clock(end)}`,
    between: ({ start, end }) =>
      language === "fr" ? `entre ${clock(start)} et ${clock(end)}` : `between ${clock(start)} and ${clock(end)}`,
    day(instant, nowMs) {
      const days = daysFrom(instant, nowMs);
      return near(days) ?? (days > 1 && days < 7 ? weekday : date).format(ms(instant));
    },
    moment(instant, nowMs) {
      const days = daysFrom(instant, nowMs);
      const day = near(days) ?? (Math.abs(days) < 7 ? shortDay : shortDate).format(ms(instant));
      return `${day} ${clock(instant)}`;
    },
    exact: (instant) => exact.format(ms(instant)),
  };
}

/** French is said one way; English by the reader's own region, British where it has none. */
function localeFor(language: Language): string {
  if (language === "fr") {
    return "fr-FR";
  }
  return globalThis.navigator?.languages?.find((tag) => /^en-/i.test(tag)) ?? "en-GB";
}
