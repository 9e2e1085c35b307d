import { useEffect, useState } from "preact/hooks";
import type { PromiseAccount } from "../api/contract.ts";
import { useStaffLanguage } from "../staff/language.ts";
import { usePolled } from "../staff/polled.ts";
import { StaffBar } from "../staff/StaffBar.tsx";
import type { Language } from "../words/language.ts";
import { promiseWords, type PromiseWords } from "../words/promises.ts";
import { CountTable } from "./CountTable.tsx";
import { type Figures, figuresIn } from "./figures.ts";
import { Reliability } from "./Reliability.tsx";

const EVERY_MS = 10_000;
const SPANS = [1, 7, 30, 90, 365];
const USUAL = 30;
const MARKS = { unknown: "○", holds: "●", broken: "▲" } as const;

/** What was promised against what was kept, for anyone: the answer first, the drawing second, the tables below. */
export function PromisesPage() {
  const { language, words: staffWords, choose } = useStaffLanguage();
  const words = promiseWords(language);
  const [days, setDays] = useState(daysInAddress);
  const polled = usePolled<PromiseAccount>(`/api/promises?days=${days}`, EVERY_MS);
  useEffect(() => {
    document.title = `Créneau · ${words.title}`;
  }, [words]);
  const show = (next: number) => {
    history.replaceState(null, "", `?days=${next}`);
    setDays(next);
  };
  return (
    <>
      <StaffBar words={staffWords} language={language} choose={choose} />
      <main class="promises">
        <h1>{words.title}</h1>
        <p class="quiet">{words.lead}</p>
        <label class="span">
          {words.span}
          <select value={days} onChange={(event) => show(Number(event.currentTarget.value))}>
            {SPANS.map((span) => (
              <option key={span} value={span}>
                {words.lastDays(span)}
              </option>
            ))}
          </select>
        </label>
        {polled.trouble !== "none" && (
          <p class="trouble" role="status">
            {words.offline}
          </p>
        )}
        {polled.data && (
          <Account account={polled.data} words={words} figures={figuresIn(language)} language={language} />
        )}
        {polled.data && <Downloads words={words} days={days} />}
      </main>
    </>
  );
}

function Account(props: { account: PromiseAccount; words: PromiseWords; figures: Figures; language: Language }) {
  const { account, words, figures } = props;
  const since = account.since
    ? new Intl.DateTimeFormat(props.language, { dateStyle: "long", timeZone: "UTC" }).format(Date.parse(account.since))
    : null;
  const tables = { words, figures };
  return (
    <>
      {account.simulated && <p class="notice">{words.simulated}</p>}
      {account.total.ended === 0 ? (
        <p class="verdict">{words.none}</p>
      ) : (
        <p class="verdict">
          <strong>{figures.share(account.total.kept_share)}</strong>
          <span>{words.kept(figures.share(account.total.kept_share), figures.count(account.total.ended))}</span>{" "}
          <span>{words.claimed(figures.share(account.total.claimed_share))}</span>
        </p>
      )}
      <p>
        <span aria-hidden="true">{MARKS[account.calibration]} </span>
        {words.calibration[account.calibration]}
        {since && ` ${words.since(since)}`}
      </p>
      {account.total.ended > 0 && (
        <>
          <figure>
            <h2>{words.reliability}</h2>
            <Reliability counts={account.by_probability} {...tables} />
            <figcaption class="quiet">{words.reliabilityLead}</figcaption>
          </figure>
          <CountTable
            title={words.byProbability}
            counts={account.by_probability}
            name={words.probability}
            {...tables}
          />
          <CountTable
            title={words.byLead}
            counts={account.by_lead}
            name={(bucket) => words.leads[bucket] ?? bucket}
            {...tables}
          />
          <CountTable title={words.byHour} counts={account.by_hour} name={words.hour} {...tables} />
          <CountTable title={words.byDepot} counts={account.by_depot} name={(depot) => depot} {...tables} />
          <p class="quiet">{words.rules}</p>
        </>
      )}
    </>
  );
}

function Downloads({ words, days }: { words: PromiseWords; days: number }) {
  return (
    <p>
      {words.download} : <a href={`/api/promises?days=${days}`}>JSON</a> ·{" "}
      <a href={`/api/promises.csv?days=${days}`}>CSV</a>
    </p>
  );
}

function daysInAddress(): number {
  const asked = Number(new URLSearchParams(location.search).get("days"));
  return SPANS.includes(asked) ? asked : USUAL;
}
