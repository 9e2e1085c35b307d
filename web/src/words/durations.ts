import type { Language } from "./language.ts";
import { NARROW_SPACE } from "./typography.ts";

const SPACE = "\u00a0";

/** `8 minutes`, `1 minute`, `1 h 20` (French), `1 h 20 min` (English). Rounded to whole minutes, never negative. */
export function minutesIn(language: Language, seconds: number): string {
  const minutes = Math.max(0, Math.round(seconds / 60));
  if (minutes < 60) {
    return `${minutes}${SPACE}minute${plural(language, minutes) ? "s" : ""}`;
  }
  const hours = Math.floor(minutes / 60);
  const rest = String(minutes % 60).padStart(2, "0");
  return language === "fr"
    ? `${hours}${NARROW_SPACE}h${NARROW_SPACE}${rest}`
    : `${hours}${SPACE}h${SPACE}${rest}${SPACE}min`;
}

/** The age of a thing: `20 s` in steps of five, `3 min`, `1 h 20`; so coarse that it does not flicker. */
export function ageIn(language: Language, seconds: number): string {
  if (seconds < 60) {
    return `${Math.max(0, Math.floor(seconds / 5) * 5)}${SPACE}s`;
  }
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes}${SPACE}min` : minutesIn(language, minutes * 60);
}

/** `40 m` in tens below a kilometre, then `1,2 km`. */
export function metresIn(language: Language, metres: number): string {
  if (metres < 995) {
    return `${Math.max(10, Math.round(metres / 10) * 10)}${SPACE}m`;
  }
  const kilometres = (metres / 1000).toFixed(1);
  return `${language === "fr" ? kilometres.replace(".", ",") : kilometres}${SPACE}km`;
}

/** French counts zero and one as one; English only one. */
export function plural(language: Language, count: number): boolean {
  return language === "fr" ? count >= 2 : count !== 1;
}
