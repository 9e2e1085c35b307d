import type { PromiseAccount, PromiseCount } from "../../src/api/contract.ts";

function count(bucket: string, ended: number, kept: number, claimed: number): PromiseCount {
  const late = Math.round((ended - kept) * 0.7);
  return {
    bucket,
    told: ended + 12,
    ended,
    kept,
    early: ended - kept - late,
    late,
    not_attempted: 0,
    kept_share: ended === 0 ? null : kept / ended,
    claimed_share: ended === 0 ? null : claimed,
  };
}

/** A month of promises, made by hand. */
export const PROMISES: PromiseAccount = {
  now: "2026-03-03T12:00:00Z",
  simulated: true,
  since: "2026-02-02",
  from: "2026-02-02",
  to: "2026-03-03",
  calibration: "holds",
  total: count("all", 12_480, 11_706, 0.941),
  by_lead: [count("00-01", 2_100, 2_050, 0.97), count("01-02", 4_200, 3_990, 0.95), count("08+", 6_180, 5_666, 0.92)],
  by_hour: [count("08", 2_000, 1_920, 0.95), count("14", 6_480, 5_986, 0.93), count("19", 4_000, 3_800, 0.95)],
  by_probability: [
    count("70-80", 480, 355, 0.76),
    count("80-90", 2_000, 1_701, 0.86),
    count("90-95", 4_000, 3_750, 0.93),
    count("98+", 6_000, 5_900, 0.99),
  ],
  by_depot: [count("LYON-6", 6_000, 5_706, 0.95), count("MONACO", 6_480, 6_000, 0.933)],
};

/** The first morning: told, and nothing ended yet. */
export const NOTHING_ENDED: PromiseAccount = {
  ...PROMISES,
  simulated: false,
  calibration: "unknown",
  total: count("all", 0, 0, 0),
  by_lead: [],
  by_hour: [],
  by_probability: [],
  by_depot: [],
};
