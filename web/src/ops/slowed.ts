import { useEffect, useRef, useState } from "preact/hooks";

/** The newest value, but let through at most once in `pauseMs` real milliseconds. */
export function useSlowed<T>(value: T, pauseMs: number): T {
  const [slowed, setSlowed] = useState(value);
  const lastMs = useRef(0);
  useEffect(() => {
    const waitMs = Math.max(0, lastMs.current + pauseMs - performance.now());
    const timer = setTimeout(() => {
      lastMs.current = performance.now();
      setSlowed(value);
    }, waitMs);
    return () => clearTimeout(timer);
  }, [value, pauseMs]);
  return slowed;
}
