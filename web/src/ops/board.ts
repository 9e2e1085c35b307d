import type { BoardRow, VanOnMap } from "../api/contract.ts";
import type { Only, Place, SortKey } from "./address.ts";

/** A window less likely to be kept than this is marked where its stop is drawn. */
export const AT_RISK_BELOW = 0.8;

/** Rows by round id. */
export type Rows = ReadonlyMap<string, BoardRow>;

/** How a round stands, drawn as a shape with a word. */
export type Standing = "planned" | "fine" | "at_risk" | "silent" | "ended";

export function standingOf(row: BoardRow, silentRounds: ReadonlySet<string>): Standing {
  if (row.status !== "under_way") {
    return row.status;
  }
  if (silentRounds.has(row.round_id)) {
    return "silent";
  }
  return (row.windows_at_risk ?? 0) > 0 ? "at_risk" : "fine";
}

/** The board with a newer row in it. A row of an older revision is left out: an older revision never wins. */
export function withRow(rows: Rows, row: BoardRow): Rows {
  const before = rows.get(row.round_id);
  if (before !== undefined && before.revision > row.revision) {
    return rows;
  }
  // A row from the stream says nothing of the day so far, and may say nothing of the van: they stay as they were.
  return new Map(rows).set(row.round_id, {
    ...row,
    lateness_history: row.lateness_history ?? before?.lateness_history ?? [],
    van: row.van ?? before?.van ?? null,
  });
}

/** A whole board's rows, with what the stream said since: the whole one alone knows the day so far. */
export function withWhole(rows: Rows, whole: readonly BoardRow[]): Rows {
  return new Map(
    whole.map((row) => {
      const before = rows.get(row.round_id);
      const isOlder = before !== undefined && before.revision > row.revision;
      return [
        row.round_id,
        isOlder ? { ...before, lateness_history: row.lateness_history ?? [], van: before.van ?? row.van ?? null } : row,
      ];
    }),
  );
}

export function withVan(rows: Rows, van: VanOnMap): Rows {
  const row = rows.get(van.round_id);
  if (row === undefined || (row.van && Date.parse(row.van.observed_at) > Date.parse(van.observed_at))) {
    return rows;
  }
  return new Map(rows).set(van.round_id, { ...row, van });
}

type Compare = (a: BoardRow, b: BoardRow) => number;

const byText =
  (of: (row: BoardRow) => string): Compare =>
  (a, b) =>
    of(a).localeCompare(of(b), "en", { numeric: true });
const byNumber =
  (of: (row: BoardRow) => number): Compare =>
  (a, b) =>
    of(a) - of(b);
const share = (row: BoardRow) => (row.stops_total === 0 ? 0 : row.stops_done / row.stops_total);
const STATUS_ORDER = { under_way: 0, planned: 1, ended: 2 } as const;

/** What is worst comes first: under way before the rest, then the window least likely to be kept, then minutes late. */
const worstFirst: Compare = (a, b) =>
  STATUS_ORDER[a.status] - STATUS_ORDER[b.status] ||
  (a.lowest_keep_probability ?? 1) - (b.lowest_keep_probability ?? 1) ||
  b.lateness_s - a.lateness_s ||
  byText((row) => row.round_id)(a, b);

const COMPARES: Readonly<Record<SortKey, Compare>> = {
  worst: worstFirst,
  round: byText((row) => row.round_id),
  driver: byText((row) => row.driver),
  done: byNumber(share),
  lateness: byNumber((row) => row.lateness_s),
  next: byText((row) => row.next_stop?.eta_p50 ?? "9999"),
  risk: (a, b) =>
    (a.windows_at_risk ?? 0) - (b.windows_at_risk ?? 0) ||
    (b.lowest_keep_probability ?? 1) - (a.lowest_keep_probability ?? 1),
};

const HAS: Readonly<Record<Only, (row: BoardRow) => boolean>> = {
  "at-risk": (row) => (row.windows_at_risk ?? 0) > 0,
  disputed: (row) => (row.attempts_disputed ?? 0) > 0,
};

/** Round ids in the order and choice that the place asks for. */
export function arranged(rows: Rows, place: Pick<Place, "sort" | "descending" | "filter" | "only">): string[] {
  const wanted = place.filter.trim().toLowerCase();
  const compare = COMPARES[place.sort];
  const sign = place.descending ? -1 : 1;
  return [...rows.values()]
    .filter((row) => place.only === null || HAS[place.only](row))
    .filter((row) => `${row.round_id} ${row.driver} ${row.van_id ?? ""}`.toLowerCase().includes(wanted))
    .sort((a, b) => sign * compare(a, b) || worstFirst(a, b))
    .map((row) => row.round_id);
}

export interface Totals {
  readonly underWay: number;
  readonly atRisk: number;
  readonly disputed: number;
}

export function totalsOf(rows: Rows): Totals {
  let underWay = 0;
  let atRisk = 0;
  let disputed = 0;
  for (const row of rows.values()) {
    underWay += row.status === "under_way" ? 1 : 0;
    atRisk += row.windows_at_risk ?? 0;
    disputed += row.attempts_disputed ?? 0;
  }
  return { underWay, atRisk, disputed };
}
