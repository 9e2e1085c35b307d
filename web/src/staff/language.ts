import { useEffect, useState } from "preact/hooks";
import { browserLanguage, chosenLanguage, type Language, rememberLanguage } from "../words/language.ts";
import { type OpsWords, opsWords } from "../words/ops.ts";

/** The staff's language: chosen once, remembered on this device. */
export function useStaffLanguage(): { language: Language; words: OpsWords; choose: (language: Language) => void } {
  const [language, setLanguage] = useState<Language>(() => chosenLanguage() ?? browserLanguage());
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return {
    language,
    words: opsWords(language),
    choose(next) {
      rememberLanguage(next);
      setLanguage(next);
    },
  };
}
