import { useEffect, useRef, useState } from "preact/hooks";
import type { Round, Town, Track } from "../api/contract.ts";
import { getJson } from "../api/http.ts";
import { MapButton } from "../map/MapButton.tsx";
import type { Rows } from "./board.ts";
import type { FleetMap } from "./fleet-map.ts";
import { useRoom } from "./room.ts";

/** The map of every van. Where it cannot be drawn, a sentence says so and the board serves. */
export function MapPanel(props: {
  rows: Rows;
  silentRounds: ReadonlySet<string>;
  round: Round | null;
  track: Track | null;
}) {
  const { words, place, go } = useRoom();
  const box = useRef<HTMLDivElement>(null);
  const map = useRef<FleetMap | null>(null);
  const [town, setTown] = useState<Town | null>(null);
  const [state, setState] = useState<"drawing" | "shown" | "failed">("drawing");
  useEffect(() => {
    let closed = false;
    Promise.all([import("./fleet-map.ts"), getJson<Town>("/api/town")])
      .then(([{ FleetMap }, found]) => {
        if (closed || box.current === null) {
          return;
        }
        map.current = new FleetMap(
          box.current,
          found,
          words,
          () => setState("shown"),
          (round) => go({ round, parcel: null }),
        );
        setTown(found);
      })
      .catch(() => setState("failed"));
    return () => {
      closed = true;
      map.current?.close();
      map.current = null;
    };
  }, [words, go]);
  useEffect(
    () => map.current?.showVans(props.rows, props.silentRounds, place.round),
    [props.rows, props.silentRounds, place.round, town],
  );
  useEffect(() => map.current?.showRound(props.round, props.track), [props.round, props.track, town]);
  return (
    <div class={`panel map map-${state}`} aria-busy={state === "drawing"}>
      <div class="map-canvas" ref={box} />
      {state === "failed" && <p class="empty">{words.mapUnavailable}</p>}
      {state === "shown" && (
        <div class="map-buttons">
          <MapButton label={words.zoomIn} sign="+" press={() => map.current?.zoom(1)} />
          <MapButton label={words.zoomOut} sign="−" press={() => map.current?.zoom(-1)} />
          <MapButton label={words.wholeTown} sign="◎" press={() => map.current?.wholeTown()} />
        </div>
      )}
      {town !== null && (
        <a class="attribution" href="https://www.openstreetmap.org/copyright" rel="noreferrer">
          {town.attribution}
        </a>
      )}
    </div>
  );
}
