import type { Mood } from "./telling.ts";

const SHAPES: Record<Mood, string> = {
  waiting: "M12 7v5l3 2M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z",
  coming: "M2 6h12v10H2ZM14 9h4l4 4v3h-8M6.5 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM17.5 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z",
  here: "M5 21V4h11v17M3 21h18M12.5 12.5h.1",
  done: "M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0ZM7.5 12.5l3 3 6-7",
  undone: "M9 7 4 12l5 5M4 12h11a5 5 0 0 1 5 5v2",
};

/** A shape for where things stand: clock, van, door, tick, way back. The words beside it say the same. */
export function MoodMark({ mood }: { mood: Mood }) {
  return (
    <svg class="mood" viewBox="0 0 24 24" width="28" height="28" aria-hidden="true">
      <path
        d={SHAPES[mood]}
        fill="none"
        stroke="currentColor"
        stroke-width="2"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}
