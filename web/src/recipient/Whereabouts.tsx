import { useEffect, useRef, useState } from "preact/hooks";
import type { RecipientView, Town } from "../api/contract.ts";
import { getJson } from "../api/http.ts";
import { metresBetween, windFrom } from "../map/geo.ts";
import { MapButton } from "../map/MapButton.tsx";
import type { Speech } from "./speech.ts";
import type { VanMap } from "./van-map.ts";

const WITHOUT_MAP = new Set<RecipientView["state"]>(["announced", "at_hub", "at_depot"]);
/** Nearer than this nobody gains by a wind's name. */
const BESIDE_M = 30;

/** Where the van is: in words always, on a map where there is one. Before it may be shown, when it will be. */
export function Whereabouts({ view, nowMs, speech }: { view: RecipientView; nowMs: number; speech: Speech }) {
  const { words } = speech;
  if (view.van && view.place) {
    return <VanShown view={view} nowMs={nowMs} speech={speech} />;
  }
  const coming = view.state === "on_round" || view.state === "near";
  if (!coming || WITHOUT_MAP.has(view.state) || !view.van_shown_when || view.stale) {
    return null;
  }
  return <p class="map-later">{words.mapLater(view.van_shown_when.stops)}</p>;
}

function VanShown({ view, nowMs, speech }: { view: RecipientView; nowMs: number; speech: Speech }) {
  const { words } = speech;
  const box = useRef<HTMLDivElement>(null);
  const map = useRef<VanMap | null>(null);
  const [town, setTown] = useState<Town | null>(null);
  const [state, setState] = useState<"drawing" | "shown" | "failed">("drawing");
  const latest = useRef(view);
  latest.current = view;

  useEffect(() => {
    let closed = false;
    // The map's code and the town arrive only now: whoever never sees the van never pays for a map.
    Promise.all([import("./van-map.ts"), getJson<Town>("/api/town")])
      .then(([{ VanMap }, found]) => {
        if (closed || box.current === null) {
          return;
        }
        map.current = new VanMap(box.current, found, latest.current, words, () => setState("shown"));
        setTown(found);
      })
      .catch(() => setState("failed"));
    return () => {
      closed = true;
      map.current?.close();
      map.current = null;
    };
  }, [words]);
  useEffect(() => map.current?.show(view), [view]);

  return (
    <div class="whereabouts">
      <div class={`map map-${state}`} aria-busy={state === "drawing"}>
        <div class="map-canvas" ref={box} />
        {state === "shown" && (
          <div class="map-buttons">
            <MapButton label={words.zoomIn} sign="+" press={() => map.current?.zoom(1)} />
            <MapButton label={words.zoomOut} sign="−" press={() => map.current?.zoom(-1)} />
            <MapButton label={words.recentre} sign="◎" press={() => map.current?.recentre()} />
          </div>
        )}
        {town !== null && (
          <a class="attribution" href="https://www.openstreetmap.org/copyright" rel="noreferrer">
            {town.attribution}
          </a>
        )}
      </div>
      <div class="caption">
        {state === "failed" && <p class="aside">{words.mapUnavailable}</p>}
        <p>{distanceInWords(view, speech)}</p>
        <p class="aside">{positionInWords(view, nowMs, speech)}</p>
      </div>
    </div>
  );
}

function distanceInWords({ van, place }: RecipientView, { words, metres }: Speech): string {
  if (!van || !place) {
    return "";
  }
  const distance = metresBetween(place, van);
  return distance < BESIDE_M
    ? words.vanBeside
    : words.vanFrom(metres(distance), words.directions[windFrom(place, van)] ?? "");
}

function positionInWords({ van }: RecipientView, nowMs: number, { words, age, metres }: Speech): string {
  if (!van) {
    return "";
  }
  const seconds = (nowMs - Date.parse(van.observed_at)) / 1000;
  const when = seconds < 5 ? words.positionNow : words.positionAge(age(seconds));
  return `${when}, ${words.knownWithin(metres(van.radius_m))}.`;
}
