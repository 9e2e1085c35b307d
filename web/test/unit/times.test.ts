import { expect, test } from "vitest";
import { timesIn } from "../../src/words/times.ts";

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");
const window = { start: "2026-03-10T09:40:00Z", end: "2026-03-10T10:40:00Z" };
const now = Date.parse("2026-03-10T08:00:00Z");
const french = timesIn("fr", "Europe/Monaco");
const british = timesIn("en", "Europe/Monaco", "en-GB");

test("a window is said on the address's clock, the way its language says hours", () => {
  expect(plain(french.window(window))).toBe("10 h 40 – 11 h 40");
  expect(plain(french.between(window))).toBe("entre 10 h 40 et 11 h 40");
  expect(plain(british.window(window))).toBe("10:40 – 11:40");
  expect(plain(timesIn("en", "Europe/Monaco", "en-US").between(window))).toBe("between 10:40 AM and 11:40 AM");
  expect(plain(timesIn("fr", "Indian/Reunion").window(window))).toBe("13 h 40 – 14 h 40");
});

test("whole hours on an axis are short", () => {
  const eleven = "2026-03-10T10:00:00Z";
  expect(plain(french.hour(eleven))).toBe("11 h");
  expect(plain(british.hour(eleven))).toBe("11:00");
  expect(plain(timesIn("en", "Europe/Monaco", "en-US").hour(eleven))).toBe("11 AM");
});

test("the hour after the clocks change is the new one", () => {
  expect(plain(french.clock("2026-03-29T00:59:00Z"))).toBe("1 h 59");
  expect(plain(french.clock("2026-03-29T01:00:00Z"))).toBe("3 h 00");
});

test("days are named from where the reader stands", () => {
  expect(french.day("2026-03-10T22:59:00Z", now)).toBe("aujourd’hui");
  expect(french.day("2026-03-10T23:00:00Z", now)).toBe("demain");
  expect(french.day("2026-03-13T09:00:00Z", now)).toBe("vendredi");
  expect(french.day("2026-03-20T09:00:00Z", now)).toBe("vendredi 20 mars");
  expect(british.day("2026-03-09T09:00:00Z", now)).toBe("yesterday");
});

test("moments of the past days carry their day", () => {
  expect(plain(french.moment("2026-03-08T17:04:00Z", now))).toBe("dim. 18 h 04");
  expect(plain(french.moment("2026-03-10T06:52:00Z", now))).toBe("aujourd’hui 7 h 52");
  expect(plain(british.moment("2026-02-20T17:04:00Z", now))).toBe("Fri 20 Feb 18:04");
});
