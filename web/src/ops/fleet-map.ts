import type { Feature, FeatureCollection } from "geojson";
import { type GeoJSONSource, LngLatBounds, type Map as MapLibre } from "maplibre-gl";
import type { Round, Town, Track } from "../api/contract.ts";
import type { Place } from "../map/geo.ts";
import { openMap, reducedMotion } from "../map/open-map.ts";
import type { Scheme } from "../map/town-style.ts";
import type { OpsWords } from "../words/ops.ts";
import { AT_RISK_BELOW, type Rows, type Standing, standingOf } from "./board.ts";
import { remainingCircuit } from "./circuit.ts";
import { fleetLayers, shapeImages } from "./fleet-layers.ts";

const NOTHING: FeatureCollection = { type: "FeatureCollection", features: [] };
const ROUND_EDGE_PX = 48;

/** Every van of the day on the town's streets; of the chosen round also the trail, what is left of the circuit, and the stops. */
export class FleetMap {
  readonly #map: MapLibre;
  readonly #close: () => void;
  readonly #town: Town;
  readonly #data = new Map<string, FeatureCollection>([
    ["vans", NOTHING],
    ["trail", NOTHING],
    ["circuit", NOTHING],
    ["stops", NOTHING],
  ]);
  #framed: string | null = null;

  /**
   * @param choose called with a round's id when its van is clicked
   * @throws Error where no map can be drawn
   */
  constructor(container: HTMLElement, town: Town, words: OpsWords, drawn: () => void, choose: (round: string) => void) {
    this.#town = town;
    const opened = openMap(container, town, { "Map.Title": words.map }, (map, scheme) => this.#dress(map, scheme), {
      bounds: this.#bounds(),
    });
    this.#map = opened.map;
    this.#close = opened.close;
    this.#map.once("load", drawn);
    this.#map.on("click", "vans", (event) => {
      const round = event.features?.[0]?.properties.round_id;
      if (typeof round === "string") {
        choose(round);
      }
    });
    this.#map.on("mouseenter", "vans", () => {
      this.#map.getCanvas().style.cursor = "pointer";
    });
    this.#map.on("mouseleave", "vans", () => {
      this.#map.getCanvas().style.cursor = "";
    });
  }

  showVans(rows: Rows, silentRounds: ReadonlySet<string>, chosen: string | null): void {
    const features = [...rows.values()].flatMap((row) =>
      row.van
        ? point(row.van, {
            round_id: row.round_id,
            standing: standingOf(row, silentRounds),
            chosen: row.round_id === chosen,
          })
        : [],
    );
    this.#put("vans", features);
  }

  /** Null for none. The map frames a round when it is first shown, and then leaves the view to the reader. */
  showRound(round: Round | null, track: Track | null): void {
    if (round === null) {
      this.#put("trail", []);
      this.#put("circuit", []);
      this.#put("stops", []);
      this.#framed = null;
      return;
    }
    this.#put("trail", line(track?.fixes ?? []));
    this.#put("circuit", line(round.status === "ended" ? [] : remainingCircuit(round)));
    this.#put(
      "stops",
      round.stops.map((stop) =>
        point(stop, {
          status: stop.status,
          at_risk: isAtRisk(stop),
          disputed: (stop.disputed?.length ?? 0) > 0,
          stop_id: stop.stop_id,
        }),
      ),
    );
    if (this.#framed !== round.round_id) {
      this.#framed = round.round_id;
      this.#frame(round.stops);
    }
  }

  wholeTown(): void {
    this.#map.fitBounds(this.#bounds(), { duration: reducedMotion() ? 0 : 500 });
  }

  zoom(levels: number): void {
    this.#map.easeTo({ zoom: this.#map.getZoom() + levels, duration: reducedMotion() ? 0 : 200 });
  }

  close(): void {
    this.#close();
  }

  #bounds(): [number, number, number, number] {
    return this.#town.bounds as [number, number, number, number];
  }

  #frame(places: readonly Place[]): void {
    const first = places[0];
    if (first) {
      const bounds = places.reduce(
        (box, place) => box.extend([place.lon, place.lat]),
        new LngLatBounds([first.lon, first.lat], [first.lon, first.lat]),
      );
      this.#map.fitBounds(bounds, { padding: ROUND_EDGE_PX, maxZoom: 15.5, duration: reducedMotion() ? 0 : 500 });
    }
  }

  #put(source: string, features: Feature[]): void {
    const collection: FeatureCollection = { type: "FeatureCollection", features };
    this.#data.set(source, collection);
    this.#map.getSource<GeoJSONSource>(source)?.setData(collection);
  }

  #dress(map: MapLibre, scheme: Scheme): void {
    for (const [name, image] of shapeImages(scheme)) {
      map.addImage(name, image, { pixelRatio: 2 });
    }
    for (const [source, data] of this.#data) {
      map.addSource(source, { type: "geojson", data });
    }
    for (const layer of fleetLayers(scheme)) {
      map.addLayer(layer);
    }
  }
}

function isAtRisk(stop: Round["stops"][number]): boolean {
  return stop.status === "pending" && (stop.keep_probability ?? 1) < AT_RISK_BELOW;
}

function point(place: Place, properties: Record<string, string | boolean | Standing>): Feature {
  return { type: "Feature", properties, geometry: { type: "Point", coordinates: [place.lon, place.lat] } };
}

function line(places: readonly Place[]): Feature[] {
  return places.length < 2
    ? []
    : [
        {
          type: "Feature",
          properties: {},
          geometry: { type: "LineString", coordinates: places.map((place) => [place.lon, place.lat]) },
        },
      ];
}
