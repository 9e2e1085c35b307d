import { describe, expect, test } from "vitest";
import type { RecipientView } from "../../src/api/contract.ts";
import { speechIn } from "../../src/recipient/speech.ts";
import { tell } from "../../src/recipient/telling.ts";
import type { Language } from "../../src/words/language.ts";
import { at, TIME_ZONE, VIEWS, type ViewName } from "../double/views.ts";

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ").replace(/’/g, "'");

function told(name: ViewName, language: Language, nowMs = Date.parse(VIEWS[name].now)): string {
  const telling = tell(
    VIEWS[name] as RecipientView,
    nowMs,
    speechIn(language, TIME_ZONE, language === "en" ? "en-GB" : undefined),
  );
  const before = telling.figureBefore ? `(${telling.figureBefore})` : null;
  const parts = [telling.headline, telling.figure, before, ...telling.lines.map((line) => line.text)];
  return plain(parts.filter((part) => part !== null).join(" | "));
}

const STORIES: Record<ViewName, readonly [fr: string, en: string]> = {
  announced: [
    "Votre colis est annoncé. | Nous vous dirons l'heure dès qu'elle est connue.",
    "Your parcel is announced. | We tell you the hour as soon as it is known.",
  ],
  "announced-for-tomorrow": [
    "Votre colis arrive demain | 10 h 40 – 11 h 40 | Nous tenons ce créneau 4 fois sur 5.",
    "Your parcel comes tomorrow | 10:40 – 11:40 | We keep this window 4 times out of 5.",
  ],
  "at-hub": [
    "Votre colis est au centre de tri. | Nous vous dirons l'heure dès qu'elle est connue.",
    "Your parcel is at the hub. | We tell you the hour as soon as it is known.",
  ],
  "at-depot": [
    "Votre colis est à l'agence qui vous livre. | Nous vous dirons l'heure dès qu'elle est connue.",
    "Your parcel is at the depot that delivers to you. | We tell you the hour as soon as it is known.",
  ],
  "on-round": [
    "Votre colis arrive aujourd'hui | 10 h 40 – 11 h 40 | Nous tenons ce créneau 19 fois sur 20. | 24 arrêts avant vous. | En ce moment, nous pensons arriver vers 11 h 05.",
    "Your parcel comes today | 10:40 – 11:40 | We keep this window 19 times out of 20. | 24 stops before you. | Right now we expect to arrive at about 11:05.",
  ],
  narrowed: [
    "Votre colis arrive aujourd'hui | 10 h 40 – 11 h 40 | Nous tenons ce créneau 19 fois sur 20. | Plus précisément, entre 10 h 55 et 11 h 25. | 12 arrêts avant vous.",
    "Your parcel comes today | 10:40 – 11:40 | We keep this window 19 times out of 20. | More precisely, between 10:55 and 11:25. | 12 stops before you.",
  ],
  "van-shown": [
    "Votre colis arrive aujourd'hui | 10 h 40 – 11 h 40 | Nous tenons ce créneau 19 fois sur 20. | 8 arrêts avant vous. | En ce moment, nous pensons arriver vers 11 h 05.",
    "Your parcel comes today | 10:40 – 11:40 | We keep this window 19 times out of 20. | 8 stops before you. | Right now we expect to arrive at about 11:05.",
  ],
  "moving-away": [
    "Votre colis arrive aujourd'hui | 10 h 40 – 11 h 40 | Nous tenons ce créneau 19 fois sur 20. | 6 arrêts avant vous. | Le livreur sert d'abord une autre rue : c'est prévu. | En ce moment, nous pensons arriver vers 11 h 05.",
    "Your parcel comes today | 10:40 – 11:40 | We keep this window 19 times out of 20. | 6 stops before you. | The driver serves another street first: that is planned. | Right now we expect to arrive at about 11:05.",
  ],
  late: [
    "Votre colis arrive aujourd'hui | 11 h 00 – 12 h 00 | (10 h 40 – 11 h 40) | Le livreur a pris 20 minutes de retard. | Nous tenons ce créneau 9 fois sur 10. | 24 arrêts avant vous. | En ce moment, nous pensons arriver vers 11 h 05.",
    "Your parcel comes today | 11:00 – 12:00 | (10:40 – 11:40) | The driver has fallen 20 minutes behind. | We keep this window 9 times out of 10. | 24 stops before you. | Right now we expect to arrive at about 11:05.",
  ],
  early: [
    "Votre colis arrive aujourd'hui | 10 h 15 – 11 h 15 | (10 h 40 – 11 h 40) | Le livreur a 25 minutes d'avance. | Nous tenons ce créneau 9 fois sur 10. | 24 arrêts avant vous. | En ce moment, nous pensons arriver vers 11 h 05.",
    "Your parcel comes today | 10:15 – 11:15 | (10:40 – 11:40) | The driver is 25 minutes ahead. | We keep this window 9 times out of 10. | 24 stops before you. | Right now we expect to arrive at about 11:05.",
  ],
  stale: [
    "Votre colis arrive aujourd'hui | 10 h 40 – 11 h 40 | Nous tenons ce créneau 19 fois sur 20. | 24 arrêts avant vous. | Nous n'avons plus de nouvelles du véhicule depuis 12 minutes. | Le créneau annoncé reste le même. | En ce moment, nous pensons arriver vers 11 h 05.",
    "Your parcel comes today | 10:40 – 11:40 | We keep this window 19 times out of 20. | 24 stops before you. | We have had no news of the van for 12 minutes. | The window we told you stays the same. | Right now we expect to arrive at about 11:05.",
  ],
  "window-over": [
    "Votre colis est sur sa tournée. | Le créneau annoncé (10 h 40 – 11 h 40) est passé, et nous ne l'avons pas tenu. Pardon. | En ce moment, nous pensons arriver vers 11 h 55. | 2 arrêts avant vous.",
    "Your parcel is on its round. | The window we told you (10:40 – 11:40) has passed, and we did not keep it. Sorry. | Right now we expect to arrive at about 11:55. | 2 stops before you.",
  ],
  near: [
    "Plus que 3 arrêts. | environ 8 minutes | Créneau annoncé : 10 h 40 – 11 h 40.",
    "Only 3 stops left. | about 8 minutes | Window told: 10:40 – 11:40.",
  ],
  next: [
    "Vous êtes le prochain arrêt. | d'une minute à l'autre | Créneau annoncé : 10 h 40 – 11 h 40.",
    "You are the next stop. | any minute now | Window told: 10:40 – 11:40.",
  ],
  "at-the-door": [
    "Votre livreur est là. | Le véhicule est arrêté à votre adresse.",
    "Your driver is here. | The van is standing at your address.",
  ],
  delivered: [
    "Livré à 11 h 02 à Mme D. | Le véhicule est resté 2 minutes à votre adresse, et le colis y a été scanné. | Dans le créneau annoncé.",
    "Delivered at 11:02 to Mme D. | The van stood at your address for 2 minutes, and the parcel was scanned there. | Inside the window we told you.",
  ],
  "delivered-inferred": [
    "Livré à 11 h 02. | Nous le déduisons de l'arrêt du véhicule à votre adresse ; le scan n'est pas encore arrivé. | C'était il y a 18 min ; une telle déduction est juste 19 fois sur 20. | Dans le créneau annoncé.",
    "Delivered at 11:02. | We conclude this from the van's stop at your address; the scan has not come yet. | That was 18 min ago; such a conclusion is right 19 times out of 20. | Inside the window we told you.",
  ],
  "delivered-probably": [
    "Sans doute livré à 11 h 02. | Nous le déduisons de l'arrêt du véhicule à votre adresse ; le scan n'est pas encore arrivé. | C'était il y a 18 min ; une telle déduction est juste 4 fois sur 5. | Dans le créneau annoncé.",
    "Probably delivered at 11:02. | We conclude this from the van's stop at your address; the scan has not come yet. | That was 18 min ago; such a conclusion is right 4 times out of 5. | Inside the window we told you.",
  ],
  "delivered-outside": [
    "Livré à 11 h 52. | Le véhicule est resté 1 minute à votre adresse, et le colis y a été scanné. | Hors du créneau annoncé (10 h 40 – 11 h 40). Pardon.",
    "Delivered at 11:52. | The van stood at your address for 1 minute, and the parcel was scanned there. | Outside the window we told you (10:40 – 11:40). Sorry.",
  ],
  "not-home": [
    "Nous sommes passés à 11 h 02. | Le véhicule est resté 3 minutes à votre adresse ; personne n'a répondu. | Votre colis rentre à l'agence. Un message vous dira quand il repart.",
    "We called at 11:02. | The van stood at your address for 3 minutes; nobody answered. | Your parcel goes back to the depot. A message will tell you when it sets out again.",
  ],
  "not-home-pending": [
    "Le livreur a noté un passage à 11 h 02. | Votre colis rentre à l'agence. Un message vous dira quand il repart.",
    "The driver noted an attempt at 11:02. | Your parcel goes back to the depot. A message will tell you when it sets out again.",
  ],
  "not-home-disputed": [
    "Le livreur a noté un passage à 11 h 02. | Cette tentative est en cours de vérification. | Les positions du véhicule ne montrent pas d'arrêt à votre adresse. | Votre colis rentre à l'agence. Un message vous dira quand il repart.",
    "The driver noted an attempt at 11:02. | This attempt is being checked. | The van's positions show no stop at your address. | Your parcel goes back to the depot. A message will tell you when it sets out again.",
  ],
  refused: ["Colis refusé à 11 h 02. | Il rentre à l'agence.", "Parcel refused at 11:02. | It goes back to the depot."],
  unserved: [
    "Nous n'avons pas pu passer aujourd'hui. Pardon. | Votre colis rentre à l'agence. Un message vous dira quand il repart.",
    "We could not come today. Sorry. | Your parcel goes back to the depot. A message will tell you when it sets out again.",
  ],
  withdrawn: [
    "Votre colis n'est plus sur la tournée du jour. | Un message vous dira quand il repart.",
    "Your parcel is no longer on today's round. | A message will tell you when it sets out again.",
  ],
};

describe.each(Object.entries(STORIES))("%s", (name, [fr, en]) => {
  test("is told in French", () => expect(told(name as ViewName, "fr")).toBe(fr));
  test("is told in English", () => expect(told(name as ViewName, "en")).toBe(en));
});

test("every view of the double has its story", () => {
  expect(Object.keys(STORIES).sort()).toEqual(Object.keys(VIEWS).sort());
});

test("the day after, a delivery says its day", () => {
  expect(told("delivered", "fr", Date.parse("2026-03-11T08:00:00Z"))).toMatch(/^Livré hier à 11 h 02 à Mme D\./);
});

test("a window that ends while the page is open stops being promised, without a word from the server", () => {
  const promised = told("on-round", "fr", Date.parse(at("11:40")));
  const over = told("on-round", "fr", Date.parse(at("11:40:01")));
  expect(promised).toContain("Nous tenons ce créneau");
  expect(over).toContain("nous ne l'avons pas tenu");
});

test("a van that drives away when I am next is not said to serve another street", () => {
  const view: RecipientView = { ...VIEWS["moving-away"], stops_before: 0 };
  const { lines } = tell(view, Date.parse(view.now), speechIn("fr", TIME_ZONE));
  expect(plain(lines.map((line) => line.text).join(" "))).toContain("fait le tour pour vous rejoindre");
});

test("a view of a server from before `known` is told all the same", () => {
  const older: Partial<RecipientView> = { ...VIEWS["delivered-probably"] };
  delete older.known;
  const { headline } = tell(older as RecipientView, Date.parse(at("11:20")), speechIn("fr", TIME_ZONE));
  expect(plain(headline)).toBe("Livré à 11 h 02.");
});

test("one stop left is said in the singular", () => {
  const view: RecipientView = { ...VIEWS.near, stops_before: 1 };
  expect(plain(tell(view, Date.parse(view.now), speechIn("fr", TIME_ZONE)).headline)).toBe("Plus qu'un arrêt.");
});
