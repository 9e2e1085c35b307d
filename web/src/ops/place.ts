import { useCallback, useEffect, useState } from "preact/hooks";
import { type Place, readPlace, writePlace } from "./address.ts";

/** Where the dispatcher is, kept in the address bar: opening a round or a parcel makes a step back possible, sorting does not. */
export function usePlace(): [Place, (change: Partial<Place>) => void] {
  const [place, setPlace] = useState(() => readPlace(location.search));
  useEffect(() => {
    const back = () => setPlace(readPlace(location.search));
    addEventListener("popstate", back);
    return () => removeEventListener("popstate", back);
  }, []);
  const go = useCallback((change: Partial<Place>) => {
    const next = { ...readPlace(location.search), ...change };
    const address = location.pathname + writePlace(next);
    if (change.round !== undefined || change.parcel !== undefined) {
      history.pushState(null, "", address);
    } else {
      history.replaceState(null, "", address);
    }
    setPlace(next);
  }, []);
  return [place, go];
}
