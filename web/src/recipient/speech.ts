import { ageIn, metresIn, minutesIn } from "../words/durations.ts";
import type { Language } from "../words/language.ts";
import type { RecipientWords } from "../words/recipient.ts";
import { recipientEn } from "../words/recipient-en.ts";
import { recipientFr } from "../words/recipient-fr.ts";
import { type Times, timesIn } from "../words/times.ts";

/** Everything needed to speak to one recipient: the sentences, the address's clock, lengths of time and way. */
export interface Speech {
  readonly language: Language;
  readonly words: RecipientWords;
  readonly times: Times;
  readonly minutes: (seconds: number) => string;
  readonly age: (seconds: number) => string;
  readonly metres: (metres: number) => string;
}

export function speechIn(language: Language, timeZone: string, locale?: string): Speech {
  return {
    language,
    words: wordsIn(language),
    times: timesIn(language, timeZone, locale),
    minutes: (seconds) => minutesIn(language, seconds),
    age: (seconds) => ageIn(language, seconds),
    metres: (metres) => metresIn(language, metres),
  };
}

export function wordsIn(language: Language): RecipientWords {
  return language === "fr" ? recipientFr : recipientEn;
}
