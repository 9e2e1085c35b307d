/** A probability as people count: so many times out of so many. */
export interface Odds {
  readonly times: number;
  readonly outOf: number;
}

const SPOKEN = [2, 3, 4, 5, 10, 20];

/**
 * The odds to say for a probability (0 to 1): never better than the truth, in twentieths shortened where they can be
 * (0.95 → 19 of 20, 0.9 → 9 of 10, 0.5 → 1 of 2); from 0.99 on 99 of 100, for nobody promises certainty;
 * below a twentieth 0 of 20.
 */
export function oddsOf(probability: number): Odds {
  if (probability >= 0.99) {
    return { times: 99, outOf: 100 };
  }
  // A hair of tolerance, so that 0.95 written in binary is not said as 18 of 20.
  const twentieths = Math.floor(probability * 20 + 1e-9);
  const outOf = (twentieths === 0 ? undefined : SPOKEN.find((parts) => (twentieths * parts) % 20 === 0)) ?? 20;
  return { times: (twentieths * outOf) / 20, outOf };
}
