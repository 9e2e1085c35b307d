import type { Standing } from "./board.ts";

/** Outlines in a box of 16: also drawn on the map, so that board and map speak alike. */
export const STANDING_SHAPES: Readonly<Record<Standing, string>> = {
  fine: "M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2Z",
  at_risk: "M8 1l7 7-7 7-7-7Z",
  silent: "M8 1.5 15 14H1Z",
  planned: "M8 3a5 5 0 1 1 0 10A5 5 0 0 1 8 3Z",
  ended: "M3 3h10v10H3Z",
};

/** Circle on time, diamond at risk, triangle silent, ring planned, square ended. The word beside it says the same. */
export function StandingMark({ standing }: { standing: Standing }) {
  return (
    <svg class={`standing standing-${standing}`} viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
      <path d={STANDING_SHAPES[standing]} />
    </svg>
  );
}
