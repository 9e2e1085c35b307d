export type Language = "fr" | "en";
export const LANGUAGES: readonly Language[] = ["fr", "en"];

const REMEMBERED = "creneau.language";

const known = (value: string | null): Language | null => (value === "fr" || value === "en" ? value : null);

/** What this person chose: `?lang=` in the address, else the choice remembered on this device; null when there was none. */
export function chosenLanguage(): Language | null {
  return known(new URLSearchParams(location.search).get("lang")) ?? known(remembered());
}

/** Before anybody chose and before the server said: the browser's first language that we speak. */
export function browserLanguage(): Language {
  return navigator.languages.map((tag) => known(tag.slice(0, 2))).find((language) => language !== null) ?? "fr";
}

export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(REMEMBERED, language);
  } catch {
    // A browser that keeps nothing: the choice holds for this page.
  }
}

function remembered(): string | null {
  try {
    return localStorage.getItem(REMEMBERED);
  } catch {
    return null;
  }
}
