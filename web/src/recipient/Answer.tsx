import { useEffect, useRef, useState } from "preact/hooks";
import type { Odds } from "../words/odds.ts";
import { MoodMark } from "./MoodMark.tsx";
import type { Line, Telling } from "./telling.ts";

/** The answer first: when it comes, in very large type; then what goes with it. */
export function Answer({ telling }: { telling: Telling }) {
  return (
    <section class={`answer mood-${telling.mood}`}>
      <h1>
        <span class="heard-only">{telling.spoken}</span>
        <span aria-hidden="true">
          <span class={telling.figure === null ? "headline headline-alone" : "headline"}>
            <MoodMark mood={telling.mood} />
            <span>{telling.headline}</span>
          </span>
          {telling.figure !== null && <span class="figure">{telling.figure}</span>}
        </span>
      </h1>
      {telling.figureBefore !== null && <s class="figure-before">{telling.figureBefore}</s>}
      {telling.odds !== null && telling.odds.times > 0 && <OddsDots odds={telling.odds} />}
      <div class="lines">
        {telling.lines.map((line) => (
          <LineOfText key={line.text} line={line} />
        ))}
      </div>
      <Announcer text={telling.spoken} />
    </section>
  );
}

function LineOfText({ line }: { line: Line }) {
  if (line.kind === "warning") {
    return (
      <p class="notice">
        <span aria-hidden="true">▲ </span>
        {line.text}
      </p>
    );
  }
  return <p class={line.kind === "aside" ? "aside" : undefined}>{line.text}</p>;
}

/** So many full of so many: the odds as a picture. The sentence below says the same. */
function OddsDots({ odds }: { odds: Odds }) {
  const count = Math.max(odds.outOf, 20);
  const full = (odds.times * count) / odds.outOf;
  const perRow = count > 20 ? 50 : 20;
  const pitch = 320 / perRow;
  const rows = Math.ceil(count / perRow);
  return (
    <svg class="odds" viewBox={`0 0 320 ${rows * pitch}`} aria-hidden="true">
      {Array.from({ length: count }, (_, index) => (
        <circle
          key={index}
          cx={(index % perRow) * pitch + pitch / 2}
          cy={Math.floor(index / perRow) * pitch + pitch / 2}
          r={pitch * 0.34}
          class={index < full ? "odds-kept" : "odds-missed"}
        />
      ))}
    </svg>
  );
}

/** Tells listeners the answer when it changes while they are on the page, and only then. */
function Announcer({ text }: { text: string }) {
  const [said, setSaid] = useState("");
  const first = useRef(text);
  useEffect(() => {
    if (text !== first.current) {
      first.current = "";
      setSaid(text);
    }
  }, [text]);
  return (
    <p class="heard-only" role="status">
      {said}
    </p>
  );
}
