import type { Board } from "../api/contract.ts";
import { type Rows, type Standing, totalsOf } from "./board.ts";
import { percentIn, useRoom } from "./room.ts";
import { StandingMark } from "./StandingMark.tsx";

/** The day in four figures. */
export function Counters({ rows, board, silent }: { rows: Rows; board: Board | null; silent: number | null }) {
  const { words, language } = useRoom();
  const { underWay, atRisk } = totalsOf(rows);
  const ended = board?.windows_ended ?? 0;
  return (
    <ul class="counters">
      <Counter standing="fine" figure={underWay} word={words.underWay} />
      <Counter standing="at_risk" figure={atRisk} word={words.atRisk(atRisk)} />
      <Counter standing="silent" figure={silent ?? "–"} word={words.silent(silent ?? 0)} />
      <li>
        <strong>{ended === 0 ? "–" : percentIn(language, (board?.windows_kept ?? 0) / ended, 1)}</strong>{" "}
        {words.keptToday}
      </li>
    </ul>
  );
}

function Counter({ standing, figure, word }: { standing: Standing; figure: number | string; word: string }) {
  return (
    <li>
      <StandingMark standing={standing} /> <strong>{figure}</strong> {word}
    </li>
  );
}
