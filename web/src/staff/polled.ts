import { createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import { Refused, Repeated } from "../api/http.ts";

/** Called when the server no longer knows the session. */
export const SessionLost = createContext<() => void>(() => undefined);

export interface Polled<T> {
  /** The last answer, kept while the server is away; null before the first. */
  readonly data: T | null;
  readonly trouble: "none" | "offline" | "refused";
}

const BEFORE = { data: null, trouble: "none" } as const;

/** Asks again and again while the page is seen, with ETag. A null path asks nothing. `nudge` asks at once when it changes. */
export function usePolled<T>(path: string | null, everyMs: number, nudge: unknown = null): Polled<T> {
  const [polled, setPolled] = useState<Polled<T> & { path: string | null }>({ ...BEFORE, path });
  const lost = useContext(SessionLost);
  useEffect(() => {
    if (path === null) {
      return;
    }
    const repeated = new Repeated<T>(path);
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    const ask = async () => {
      if (document.visibilityState === "visible") {
        try {
          const data = await repeated.changed(stop.signal);
          setPolled((last) =>
            data !== null
              ? { data, trouble: "none", path }
              : last.trouble === "none"
                ? last
                : { ...last, trouble: "none" },
          );
        } catch (failure) {
          if (stop.signal.aborted) {
            return;
          }
          if (failure instanceof Refused && failure.status === 401) {
            lost();
            return;
          }
          const trouble = failure instanceof Refused && failure.status < 500 ? "refused" : "offline";
          setPolled((last) => ({ data: last.path === path ? last.data : null, trouble, path }));
        }
      }
      timer = setTimeout(ask, everyMs);
    };
    void ask();
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [path, everyMs, nudge, lost]);
  // An answer to another question is not shown as the answer to this one.
  return polled.path === path ? polled : BEFORE;
}
