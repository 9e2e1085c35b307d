/** A flag, in a box of 16: also drawn on the map. */
export const DISPUTED_SHAPE = "M3 1h10l-3 4 3 4H5v6H3Z";

/** A flag: an attempt that does not count until somebody has looked into it. The word beside it says the same. */
export function DisputedMark() {
  return (
    <svg class="disputed-mark" viewBox="0 0 16 16" width="12" height="12" aria-hidden="true">
      <path d={DISPUTED_SHAPE} />
    </svg>
  );
}
