import type { ComponentChildren } from "preact";
import { LanguageSwitch } from "../ui/LanguageSwitch.tsx";
import type { Language } from "../words/language.ts";
import type { OpsWords } from "../words/ops.ts";

/** The bar on top of every page of the staff: the name of the house, what the page puts there, language, way out. */
export function StaffBar(props: {
  words: OpsWords;
  language: Language;
  choose: (language: Language) => void;
  logOut?: () => void;
  children?: ComponentChildren;
}) {
  return (
    <header class="staff-bar">
      <a class="house" href="/">
        Créneau
      </a>
      {props.children}
      <span class="staff-bar-end">
        <LanguageSwitch language={props.language} label={props.words.language} choose={props.choose} />
        {props.logOut && (
          <button type="button" class="plain" onClick={props.logOut}>
            {props.words.logOut}
          </button>
        )}
      </span>
    </header>
  );
}
