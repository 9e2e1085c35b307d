import { expect, test } from "vitest";
import type { BoardRow, Round } from "../../src/api/contract.ts";
import { readPlace, writePlace } from "../../src/ops/address.ts";
import { arranged, type Rows, standingOf, totalsOf, withRow, withVan, withWhole } from "../../src/ops/board.ts";
import { remainingCircuit } from "../../src/ops/circuit.ts";
import { boardCsv, csv } from "../../src/ops/csv.ts";
import { entryDetails } from "../../src/ops/story.ts";
import { opsWords } from "../../src/words/ops.ts";
import { timesIn } from "../../src/words/times.ts";

const row = (round_id: string, more: Partial<BoardRow> = {}): BoardRow => ({
  round_id,
  revision: 1,
  driver: `D${round_id}`,
  status: "under_way",
  stops_done: 10,
  stops_total: 100,
  lateness_s: 0,
  ...more,
});
const board = (...rows: BoardRow[]): Rows => new Map(rows.map((each) => [each.round_id, each]));
const any = readPlace("");

test("the board shows the worst round first", () => {
  const rows = board(
    row("R1", { lateness_s: 900 }),
    row("R2", { windows_at_risk: 1, lowest_keep_probability: 0.6 }),
    row("R3", { status: "ended", lateness_s: 5000 }),
    row("R4", { windows_at_risk: 3, lowest_keep_probability: 0.2 }),
    row("R5", { status: "planned" }),
    row("R6"),
  );
  expect(arranged(rows, any)).toEqual(["R4", "R2", "R1", "R6", "R5", "R3"]);
  expect(totalsOf(rows)).toEqual({ underWay: 4, atRisk: 4, disputed: 0 });
});

test("a board is sorted and filtered as its address says", () => {
  const rows = board(row("R10"), row("R2", { lateness_s: 60 }), row("R1", { windows_at_risk: 2, driver: "Ada" }));
  expect(arranged(rows, readPlace("?sort=round"))).toEqual(["R1", "R2", "R10"]);
  expect(arranged(rows, readPlace("?sort=-round"))).toEqual(["R10", "R2", "R1"]);
  expect(arranged(rows, readPlace("?sort=-lateness"))).toEqual(["R2", "R1", "R10"]);
  expect(arranged(rows, readPlace("?filter=ada"))).toEqual(["R1"]);
  expect(arranged(rows, readPlace("?only=at-risk"))).toEqual(["R1"]);
  expect(arranged(rows, readPlace("?only=nonsense"))).toHaveLength(3);
});

test("rounds with disputed attempts are counted, found, and keep their place in the address", () => {
  const rows = board(row("R1"), row("R2", { attempts_disputed: 2 }), row("R3", { attempts_disputed: 1 }));
  expect(totalsOf(rows).disputed).toBe(3);
  expect(arranged(rows, readPlace("?only=disputed"))).toEqual(["R2", "R3"]);
  expect(writePlace(readPlace("?only=disputed"))).toBe("?only=disputed");
});

test("a parcel's story says why an attempt is disputed, and how likely what no scan says is", () => {
  const said = (detail: object) =>
    entryDetails(detail, opsWords("en"), timesIn("en", "Europe/Monaco"), (share) => `${share * 100} %`);
  expect(said({ disputed: "too_short", probability: 1 })).toEqual(["attempt disputed: too short"]);
  expect(said({ disputed: "a_new_reason" })).toEqual(["attempt a_new_reason"]);
  expect(said({ inferred: true, probability: 0.82 })).toEqual(["inferred yes", "chance 82 %"]);
});

test("an address says again what it was read from, and nothing that goes without saying", () => {
  const query = "?depot=MC1&date=2026-03-10&round=R%2F1&sort=-lateness&filter=ada&only=at-risk";
  expect(writePlace(readPlace(query))).toBe(query);
  expect(writePlace(readPlace("?sort=worst&foo=1"))).toBe("");
  expect(readPlace("?sort=nonsense").sort).toBe("worst");
});

test("an older revision never wins, and a newer row keeps the van and the history that it does not mention", () => {
  const van = { round_id: "R1", van_id: "V1", lat: 1, lon: 2, observed_at: "2026-03-10T09:00:00Z" };
  let rows = withVan(board(row("R1", { revision: 5, lateness_history: [60, 120] })), van);
  rows = withRow(rows, row("R1", { revision: 4, stops_done: 3 }));
  expect(rows.get("R1")?.stops_done).toBe(10);
  rows = withRow(rows, row("R1", { revision: 6, stops_done: 11 }));
  expect(rows.get("R1")).toMatchObject({ stops_done: 11, van, lateness_history: [60, 120] });
  expect(withVan(rows, { ...van, observed_at: "2026-03-10T08:59:00Z", lat: 9 })).toBe(rows);
});

test("a whole board that was asked for before the stream's newest row gives that row the day so far", () => {
  const van = { round_id: "R1", van_id: "V1", lat: 1, lon: 2, observed_at: "2026-03-10T09:00:00Z" };
  const streamed = withRow(new Map(), row("R1", { revision: 6, stops_done: 11 }));
  const rows = withWhole(streamed, [row("R1", { revision: 5, lateness_history: [60, 120], van })]);
  expect(rows.get("R1")).toMatchObject({ revision: 6, stops_done: 11, lateness_history: [60, 120], van });
  expect(withWhole(rows, [row("R1", { revision: 7, lateness_history: [60, 120, 180] })]).get("R1")).toMatchObject({
    revision: 7,
    lateness_history: [60, 120, 180],
  });
});

test("a round's standing: silent outweighs at risk", () => {
  const silent = new Set(["R1"]);
  expect(standingOf(row("R1", { windows_at_risk: 1 }), silent)).toBe("silent");
  expect(standingOf(row("R2", { windows_at_risk: 1 }), silent)).toBe("at_risk");
  expect(standingOf(row("R3"), silent)).toBe("fine");
  expect(standingOf(row("R1", { status: "ended" }), silent)).toBe("ended");
});

test("a file of the board quotes what must be quoted and runs nothing in a spreadsheet", () => {
  expect(csv(["a"], [['x,"y"'], ["=1+1"], [-5], [null]])).toBe('a\r\n"x,""y"""\r\n\'=1+1\r\n-5\r\n\r\n');
  expect(boardCsv([row("R1", { lateness_s: -60 })]).split("\r\n")[1]).toBe("R1,DR1,,under_way,10,,100,,-60,,,,,");
});

test("the remaining circuit begins at the stop served last, on the passage that is meant", () => {
  const stop = (lat: number, status: "done" | "pending") => ({
    stop_id: `S${lat}`,
    lat,
    lon: 0,
    status,
    planned_arrival: "2026-03-10T09:00:00Z",
    parcels: [],
  });
  const round: Round = {
    round_id: "R1",
    revision: 1,
    status: "under_way",
    circuit: null,
    stops: [stop(0, "done"), stop(1, "done"), stop(2, "pending")],
  };
  expect(remainingCircuit(round).map((place) => place.lat)).toEqual([1, 2]);
  // 0 → 1 → 2 → 1 → 0, in degrees: the way back passes every corner again.
  const thereAndBack = { ...round, circuit: "??_ibE?_ibE?~hbE?~hbE?" };
  expect(remainingCircuit(thereAndBack)).toHaveLength(4);
});
