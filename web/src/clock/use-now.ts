import { useEffect, useState } from "preact/hooks";
import type { DomainClock } from "./domain-clock.ts";

/** The domain's time, anew each real second while the page is seen; 0 before the clock is known. */
export function useNowMs(clock: DomainClock | null): number {
  const [, setTick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") {
        setTick((tick) => tick + 1);
      }
    }, 1_000);
    return () => clearInterval(timer);
  }, []);
  return clock?.nowMs() ?? 0;
}
