import { useEffect, useMemo, useState } from "preact/hooks";
import type { RecipientView } from "../api/contract.ts";
import type { Liveness } from "../api/live.ts";
import { useNowMs } from "../clock/use-now.ts";
import { wearAccent } from "../ui/accent.ts";
import { LanguageSwitch } from "../ui/LanguageSwitch.tsx";
import { browserLanguage, chosenLanguage, type Language, rememberLanguage } from "../words/language.ts";
import { Answer } from "./Answer.tsx";
import { Figures } from "./Figures.tsx";
import { useParcel } from "./follow.ts";
import { Journey } from "./Journey.tsx";
import { type Speech, speechIn } from "./speech.ts";
import { tell } from "./telling.ts";
import { Whereabouts } from "./Whereabouts.tsx";

/** The page behind a recipient's link. */
export function RecipientPage({ token }: { token: string }) {
  const { view, clock, liveness } = useParcel(token);
  const nowMs = useNowMs(clock);
  const [chosen, setChosen] = useState<Language | null>(chosenLanguage);
  const language = chosen ?? view?.language ?? browserLanguage();
  const timeZone = view?.time_zone ?? "Europe/Paris";
  const speech = useMemo(() => speechIn(language, timeZone), [language, timeZone]);
  const { words } = speech;

  useEffect(() => {
    document.documentElement.lang = language;
    document.title = words.pageTitle;
  }, [language, words]);
  useEffect(() => {
    if (view) {
      wearAccent(view.brand.accent);
    }
  }, [view?.brand.accent]);

  const choose = (next: Language) => {
    rememberLanguage(next);
    setChosen(next);
  };
  return (
    <div class="phone">
      <header class="brand-bar">
        <p class="brand">
          <span class="brand-mark" aria-hidden="true" />
          {view?.brand.name ?? ""}
        </p>
        <LanguageSwitch language={language} label={words.language} choose={choose} />
      </header>
      <main>{content(view, liveness, nowMs, speech)}</main>
    </div>
  );
}

function content(view: RecipientView | null, liveness: Liveness, nowMs: number, speech: Speech) {
  const { words } = speech;
  if (liveness === "gone") {
    return (
      <section class="answer">
        <h1 class="headline headline-alone">{words.gone}</h1>
        <p>{words.goneNext}</p>
      </section>
    );
  }
  if (view === null) {
    return (
      <section class="answer" aria-busy={liveness === "connecting"}>
        <h1 class="headline headline-alone">{words.loading}</h1>
        <p role="status">{liveness === "offline" ? words.offlineYet : ""}</p>
      </section>
    );
  }
  return (
    <>
      <Offline view={view} liveness={liveness} speech={speech} />
      <Answer telling={tell(view, nowMs, speech)} />
      <Whereabouts view={view} nowMs={nowMs} speech={speech} />
      <Journey view={view} nowMs={nowMs} speech={speech} />
      <Figures view={view} nowMs={nowMs} speech={speech} />
    </>
  );
}

/** Says so when nothing answers; present from the start, so that its appearing is heard. */
function Offline({ view, liveness, speech }: { view: RecipientView; liveness: Liveness; speech: Speech }) {
  return (
    <div role="status">
      {liveness === "offline" && (
        <p class="notice">
          <span aria-hidden="true">⌁ </span>
          {speech.words.offline(speech.times.clock(view.now))}
        </p>
      )}
    </div>
  );
}
