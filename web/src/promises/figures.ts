import type { Language } from "../words/language.ts";

/** Numbers as people of one language write them. */
export interface Figures {
  count(value: number): string;
  /** `96,2 %`; a dash where there is nothing to divide. */
  share(value: number | null): string;
}

export function figuresIn(language: Language): Figures {
  const locale = language === "fr" ? "fr-FR" : "en-GB";
  const whole = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, {
    style: "percent",
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  return {
    count: (value) => whole.format(value),
    share: (value) => (value === null ? "–" : percent.format(value)),
  };
}
