import { useContext, useEffect, useState } from "preact/hooks";
import type { Board, BoardRow, VanOnMap } from "../api/contract.ts";
import { Live, type Liveness } from "../api/live.ts";
import { DomainClock } from "../clock/domain-clock.ts";
import { SessionLost } from "../staff/polled.ts";
import { type Rows, withRow, withVan, withWhole } from "./board.ts";

export interface BoardShown {
  /** Null until the first answer. */
  readonly board: Board | null;
  readonly rows: Rows;
  readonly clock: DomainClock | null;
  readonly liveness: Liveness;
}

/**
 * What streams in is gathered, the newest of each round, and shown a part at a time (real milliseconds; rounds a time):
 * a burst from 200 rounds is spread over a second instead of holding up a frame.
 */
const SHOW_EVERY_MS = 200;
const ROUNDS_A_TIME = 40;
/** Totals of the day come with the whole board only. */
const WHOLE_BOARD_EVERY_MS = 30_000;

const NOTHING: BoardShown = { board: null, rows: new Map(), clock: null, liveness: "connecting" };

/** Follows the board of one depot's day. */
export function useBoard(depot: string | null, date: string | null): BoardShown {
  const [shown, setShown] = useState<BoardShown>(NOTHING);
  const lost = useContext(SessionLost);
  useEffect(() => {
    setShown(NOTHING);
    if (depot === null || date === null) {
      return;
    }
    const path = `/api/ops/depots/${encodeURIComponent(depot)}/${encodeURIComponent(date)}`;
    const newRows = new Map<string, BoardRow>();
    const newVans = new Map<string, VanOnMap>();
    const showSome = () => {
      const rowsNow = take(newRows, ROUNDS_A_TIME);
      const vansNow = take(newVans, ROUNDS_A_TIME);
      if (rowsNow.length + vansNow.length > 0) {
        setShown((before) => ({ ...before, rows: vansNow.reduce(withVan, rowsNow.reduce(withRow, before.rows)) }));
      }
    };
    const live = new Live<Board>({
      snapshotPath: `${path}/rounds`,
      streamPath: `${path}/live`,
      events: {
        row: (row: BoardRow) => newRows.set(row.round_id, newer(newRows.get(row.round_id), row)),
        van: (van: VanOnMap) => newVans.set(van.round_id, van),
      },
      onSnapshot: (board) => {
        setShown((before) => ({
          ...before,
          board,
          clock: new DomainClock(board.now, board.speed),
          rows: withWhole(before.rows, board.rows),
        }));
      },
      onLiveness: (liveness) => {
        if (liveness === "gone") {
          lost();
        }
        setShown((before) => (before.liveness === liveness ? before : { ...before, liveness }));
      },
    }).start();
    const showing = setInterval(showSome, SHOW_EVERY_MS);
    const whole = setInterval(() => live.ask(), WHOLE_BOARD_EVERY_MS);
    return () => {
      clearInterval(showing);
      clearInterval(whole);
      live.close();
    };
  }, [depot, date, lost]);
  return shown;
}

/** Takes the first so many out of a map. */
function take<T>(from: Map<string, T>, most: number): T[] {
  const taken = [...from].slice(0, most);
  for (const [key] of taken) {
    from.delete(key);
  }
  return taken.map(([, value]) => value);
}

const newer = (shown: BoardRow | undefined, row: BoardRow) =>
  shown !== undefined && shown.revision > row.revision ? shown : row;
