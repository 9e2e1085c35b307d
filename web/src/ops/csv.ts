import type { BoardRow } from "../api/contract.ts";

type Cell = string | number | null | undefined;

/** RFC 4180, UTF-8. A cell that a spreadsheet would take for a formula is kept as text. */
export function csv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [header, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

function cell(value: Cell): string {
  const text = value === null || value === undefined ? "" : String(value);
  const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const COLUMNS: readonly (readonly [name: string, of: (row: BoardRow) => Cell])[] = [
  ["round_id", (row) => row.round_id],
  ["driver", (row) => row.driver],
  ["van_id", (row) => row.van_id],
  ["status", (row) => row.status],
  ["stops_done", (row) => row.stops_done],
  ["stops_failed", (row) => row.stops_failed],
  ["stops_total", (row) => row.stops_total],
  ["attempts_disputed", (row) => row.attempts_disputed],
  ["lateness_s", (row) => row.lateness_s],
  ["next_stop_id", (row) => row.next_stop?.stop_id],
  ["next_stop_eta", (row) => row.next_stop?.eta_p50],
  ["windows_at_risk", (row) => row.windows_at_risk],
  ["lowest_keep_probability", (row) => row.lowest_keep_probability],
  ["last_evidence_at", (row) => row.last_evidence_at],
];

/** The board as a file, columns named as in the API. */
export function boardCsv(rows: readonly BoardRow[]): string {
  return csv(
    COLUMNS.map(([name]) => name),
    rows.map((row) => COLUMNS.map(([, of]) => of(row))),
  );
}

/** Hands a text to the reader as a file. */
export function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
