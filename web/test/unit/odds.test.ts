import { expect, test } from "vitest";
import { oddsOf } from "../../src/words/odds.ts";

const said = (probability: number) => {
  const { times, outOf } = oddsOf(probability);
  return `${times} of ${outOf}`;
};

test.each([
  [0.95, "19 of 20"],
  [0.97, "19 of 20"],
  [0.949, "9 of 10"],
  [0.9, "9 of 10"],
  [0.86, "17 of 20"],
  [0.8, "4 of 5"],
  [0.75, "3 of 4"],
  [0.5, "1 of 2"],
  [0.03, "0 of 20"],
  [0.99, "99 of 100"],
  [1, "99 of 100"],
])("a probability of %d is said as %s", (probability, expected) => {
  expect(said(probability)).toBe(expected);
});

test("odds never promise more than the probability", () => {
  for (let thousandth = 0; thousandth <= 1000; thousandth++) {
    const { times, outOf } = oddsOf(thousandth / 1000);
    expect(times / outOf).toBeLessThanOrEqual(thousandth / 1000 + 1e-9);
    expect(thousandth / 1000 - times / outOf).toBeLessThanOrEqual(0.05 + 1e-9);
  }
});
