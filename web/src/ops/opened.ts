import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/** Takes the focus to the title of what the reader has just opened; not on loading, when nobody opened anything. */
export function useOpened(what: string | null): RefObject<HTMLHeadingElement | null> {
  const title = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    if (document.activeElement !== document.body) {
      title.current?.focus({ preventScroll: true });
    }
  }, [what]);
  return title;
}
