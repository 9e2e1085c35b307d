import { LANGUAGES, type Language } from "../words/language.ts";

const NAMES: Record<Language, string> = { fr: "Français", en: "English" };

/** FR | EN. Each button bears its language's own name for those who listen. */
export function LanguageSwitch(props: { language: Language; label: string; choose: (language: Language) => void }) {
  return (
    <div class="languages" role="group" aria-label={props.label}>
      {LANGUAGES.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={language === props.language}
          onClick={() => props.choose(language)}
        >
          <span aria-hidden="true">{language.toUpperCase()}</span>
          <span class="heard-only">{NAMES[language]}</span>
        </button>
      ))}
    </div>
  );
}
