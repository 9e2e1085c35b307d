import { useEffect, useRef, useState } from "preact/hooks";
import type { FoundParcel } from "../api/contract.ts";
import { getJson } from "../api/http.ts";
import { ParcelLink } from "./links.tsx";
import { useRoom } from "./room.ts";

const LEAST_SIGNS = 3;
const PAUSE_MS = 250;
export const SEARCH_ID = "parcel-search";

/** Finds parcels by a part of their number while it is typed; Enter opens the first. */
export function ParcelSearch() {
  const { words, go, place } = useRoom();
  const [query, setQuery] = useState("");
  const [found, setFound] = useState<readonly FoundParcel[] | null>(null);
  const box = useRef<HTMLFormElement>(null);
  const wanted = query.trim();

  useEffect(() => {
    setFound(null);
    if (wanted.length < LEAST_SIGNS) {
      return;
    }
    const stop = new AbortController();
    const timer = setTimeout(() => {
      getJson<FoundParcel[]>(`/api/ops/parcels?q=${encodeURIComponent(wanted)}`, stop.signal)
        .then(setFound)
        .catch(() => undefined);
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [wanted]);

  const done = () => {
    setQuery("");
    setFound(null);
  };
  // Whichever result was opened, by key or by pointer, the search has done its work.
  useEffect(done, [place.parcel]);
  const openFirst = (event: SubmitEvent) => {
    event.preventDefault();
    const first = found?.[0];
    if (first) {
      go({ parcel: first.parcel_id });
    }
  };
  const leave = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      done();
      (document.activeElement as HTMLElement | null)?.blur();
    }
  };
  return (
    <search class="parcel-search">
      <form ref={box} onSubmit={openFirst} onKeyDown={leave}>
        <label class="heard-only" for={SEARCH_ID}>
          {words.search}
        </label>
        <input
          id={SEARCH_ID}
          type="search"
          placeholder={words.searchBrief}
          title={`${words.searchHint} (/)`}
          autoComplete="off"
          spellcheck={false}
          value={query}
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
        <div role="status" class="heard-only">
          {found?.length === 0 ? words.searchNothing : ""}
        </div>
        {found !== null && (
          <ul class="found">
            {found.length === 0 && <li class="quiet">{words.searchNothing}</li>}
            {found.map((parcel) => (
              <li key={parcel.parcel_id}>
                <ParcelLink parcel={parcel.parcel_id} />
                <span class="quiet">
                  {[parcel.round_id, words.states[parcel.state ?? ""] ?? parcel.state].filter(Boolean).join(" · ")}
                </span>
              </li>
            ))}
          </ul>
        )}
      </form>
    </search>
  );
}
