import { Component } from "preact";
import { useMemo, useRef, useState } from "preact/hooks";
import type { BoardRow } from "../api/contract.ts";
import { minutesIn } from "../words/durations.ts";
import type { Language } from "../words/language.ts";
import type { SortKey } from "./address.ts";
import { arranged, type Rows, type Standing, standingOf, totalsOf } from "./board.ts";
import { boardCsv, download } from "./csv.ts";
import { DisputedMark } from "./DisputedMark.tsx";
import { PlaceLink, RoundLink } from "./links.tsx";
import { percentIn, type Room, useRoom } from "./room.ts";
import { Sparkline } from "./Sparkline.tsx";
import { StandingMark } from "./StandingMark.tsx";

const COLUMNS: readonly (readonly [key: SortKey | null, column: keyof Room["words"]["columns"]])[] = [
  ["round", "round"],
  ["driver", "driver"],
  ["done", "done"],
  ["lateness", "lateness"],
  ["next", "next"],
  [null, "day"],
  ["risk", "risk"],
];
/** First click shows what one looks for: names from A, numbers from the largest. */
const FIRST_DESCENDING = new Set<SortKey>(["done", "lateness", "risk"]);

/** Every round of the day, worst first unless asked otherwise. */
export function BoardTable(props: { rows: Rows; silentRounds: ReadonlySet<string>; loading: boolean }) {
  const { rows, silentRounds, loading } = props;
  const { words, place, go, language, times } = useRoom();
  const [held, setHeld] = useState(false);
  const order = useHeldOrder(rows, held);
  const shown = order.flatMap((id) => rows.get(id) ?? []);
  const { disputed } = totalsOf(rows);
  const sortBy = (key: SortKey) =>
    go({ sort: key, descending: place.sort === key ? !place.descending : FIRST_DESCENDING.has(key) });
  const exported = () => download(`creneau-${place.depot}-${place.date}.csv`, boardCsv(shown));
  return (
    <section class="panel board" aria-labelledby="board-title">
      <div class="panel-head">
        <h2 id="board-title">
          {words.board} <span class="count">{shown.length}</span>
        </h2>
        <input
          class="filter"
          type="search"
          placeholder={words.filter}
          aria-label={words.filter}
          value={place.filter}
          onInput={(event) => go({ filter: event.currentTarget.value })}
        />
        <button
          type="button"
          class="chip"
          aria-pressed={place.only === "at-risk"}
          onClick={() => go({ only: place.only === "at-risk" ? null : "at-risk" })}
        >
          <span aria-hidden="true">◆ </span>
          {words.onlyAtRisk}
        </button>
        {(disputed > 0 || place.only === "disputed") && (
          <button
            type="button"
            class="chip"
            title={words.disputedMeans}
            aria-pressed={place.only === "disputed"}
            onClick={() => go({ only: place.only === "disputed" ? null : "disputed" })}
          >
            <DisputedMark />
            {words.onlyDisputed} ({disputed})
          </button>
        )}
        <button
          type="button"
          class="chip"
          aria-pressed={place.sort === "worst"}
          onClick={() => go({ sort: "worst", descending: false })}
        >
          {words.sortWorst}
        </button>
        <button type="button" class="chip" aria-label={words.exportCsv} title={words.exportCsv} onClick={exported}>
          CSV
        </button>
      </div>
      {/* While somebody points at the rows or walks them by keys, they keep their places. */}
      <div
        class="scroll"
        onPointerEnter={() => setHeld(true)}
        onPointerLeave={() => setHeld(false)}
        onFocusIn={() => setHeld(true)}
        onFocusOut={() => setHeld(false)}
      >
        <table class="rounds">
          <thead>
            <tr>
              {COLUMNS.map(([key, column]) => (
                <th
                  key={column}
                  scope="col"
                  class={`column-${column}`}
                  aria-sort={
                    key !== null && place.sort === key ? (place.descending ? "descending" : "ascending") : undefined
                  }
                >
                  {key === null ? (
                    words.columns[column]
                  ) : (
                    <button type="button" onClick={() => sortBy(key)}>
                      {words.columns[column]}
                      <span aria-hidden="true">{place.sort === key ? (place.descending ? " ↓" : " ↑") : ""}</span>
                    </button>
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <RoundRow
                key={row.round_id}
                row={row}
                standing={standingOf(row, silentRounds)}
                chosen={place.round === row.round_id}
                language={language}
                room={{ words, times }}
              />
            ))}
          </tbody>
        </table>
        {shown.length === 0 && (
          <p class="empty">{loading ? words.loading : rows.size === 0 ? words.boardEmpty : words.boardNothingLeft}</p>
        )}
      </div>
    </section>
  );
}

/** The order of the rows: that of the newest figures, unless the rows are held; then the one they had, newcomers last. */
function useHeldOrder(rows: Rows, held: boolean): readonly string[] {
  const { place } = useRoom();
  const fresh = useMemo(() => arranged(rows, place), [rows, place]);
  const kept = useRef<{ place: typeof place; order: readonly string[] }>({ place, order: fresh });
  const asked =
    kept.current.place.sort !== place.sort ||
    kept.current.place.descending !== place.descending ||
    kept.current.place.filter !== place.filter ||
    kept.current.place.only !== place.only ||
    kept.current.place.depot !== place.depot ||
    kept.current.place.date !== place.date;
  if (held && !asked && kept.current.order.length > 0) {
    const here = new Set(kept.current.order);
    const still = new Set(fresh);
    kept.current.order = [...kept.current.order.filter((id) => still.has(id)), ...fresh.filter((id) => !here.has(id))];
  } else {
    kept.current = { place, order: fresh };
  }
  return kept.current.order;
}

interface RowProps {
  readonly row: BoardRow;
  readonly standing: Standing;
  readonly chosen: boolean;
  readonly language: Language;
  readonly room: Pick<Room, "words" | "times">;
}

/** One round. Drawn again only when its own figures changed: most of 200 rows do not, most of the time. */
class RoundRow extends Component<RowProps> {
  override shouldComponentUpdate(next: RowProps): boolean {
    const { row, standing, chosen, language } = this.props;
    const sameFigures =
      row === next.row ||
      (row.revision === next.row.revision && row.round_id === next.row.round_id && !rowDiffers(row, next.row));
    return !(sameFigures && standing === next.standing && chosen === next.chosen && language === next.language);
  }

  override render() {
    const { row, standing, chosen, language, room } = this.props;
    const { words, times } = room;
    const risks = row.windows_at_risk ?? 0;
    const disputed = row.attempts_disputed ?? 0;
    return (
      <tr aria-current={chosen ? "true" : undefined}>
        <th scope="row" class="column-round">
          <StandingMark standing={standing} />
          <span class="round-name">
            <RoundLink round={row.round_id} class="row-link" />
            <span class="standing-word">{words.standings[standing]}</span>
          </span>
        </th>
        <td class="column-driver">{row.driver}</td>
        <td class="column-done number">
          {row.stops_done}/{row.stops_total}
          {(row.stops_failed ?? 0) > 0 && <span class="quiet failed">{words.failed(row.stops_failed ?? 0)}</span>}
          <progress value={row.stops_done} max={Math.max(1, row.stops_total)} aria-hidden="true" />
          {disputed > 0 && (
            <PlaceLink
              to={{ round: row.round_id, parcel: null }}
              class="disputed"
              title={words.disputedTitle(disputed, row.round_id)}
            >
              <DisputedMark />
              {words.disputed(disputed)}
            </PlaceLink>
          )}
        </td>
        <td class="column-lateness number">{latenessIn(row.lateness_s, language, words)}</td>
        <td class="column-next number">
          {row.next_stop ? (
            <>
              {row.next_stop.stop_id}
              {row.next_stop.eta_p50 && <span class="quiet"> {times.clock(row.next_stop.eta_p50)}</span>}
            </>
          ) : (
            ""
          )}
        </td>
        <td class="column-day">
          <Sparkline history={row.lateness_history ?? []} />
        </td>
        <td class="column-risk number">
          {risks > 0 && (
            <>
              <strong>
                <span aria-hidden="true">◆ </span>
                {risks}
              </strong>
              {row.lowest_keep_probability != null && (
                <span class="quiet"> {words.lowest(percentIn(language, row.lowest_keep_probability))}</span>
              )}
            </>
          )}
        </td>
      </tr>
    );
  }
}

/** Two rows of one revision differ at most in their van, which the board does not show, unless a snapshot corrected something. */
function rowDiffers(a: BoardRow, b: BoardRow): boolean {
  return (
    a.lateness_s !== b.lateness_s ||
    a.stops_done !== b.stops_done ||
    a.status !== b.status ||
    a.windows_at_risk !== b.windows_at_risk ||
    a.attempts_disputed !== b.attempts_disputed ||
    a.lowest_keep_probability !== b.lowest_keep_probability ||
    a.lateness_history?.length !== b.lateness_history?.length
  );
}

/** Minutes late as words; within a minute it is on time. */
export function latenessIn(seconds: number, language: Language, words: Room["words"]): string {
  const minutes = Math.trunc(seconds / 60);
  if (minutes === 0) {
    return words.onTime;
  }
  const length = minutesIn(language, Math.abs(minutes) * 60).replace(/minutes?/, "min");
  return minutes > 0 ? words.late(length) : words.early(length);
}
