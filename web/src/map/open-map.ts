import "maplibre-gl/dist/maplibre-gl.css";
import { Map as MapLibre, type MapOptions, setWorkerUrl } from "maplibre-gl";
// The worker as a file of our own, so that `worker-src 'self'` is enough.
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import type { Town } from "../api/contract.ts";
import { type Scheme, townStyle } from "./town-style.ts";

setWorkerUrl(workerUrl);

const darkQuery = () => matchMedia("(prefers-color-scheme: dark)");

export const currentScheme = (): Scheme => (darkQuery().matches ? "dark" : "light");

/**
 * A map of the town, without any control of its own. Its colours follow the reader's scheme; what was drawn over the
 * streets goes with them, so `dress` is called again for each new style.
 *
 * @throws Error where the browser cannot draw maps (no WebGL)
 */
export function openMap(
  container: HTMLElement,
  town: Town,
  locale: Record<string, string>,
  dress: (map: MapLibre, scheme: Scheme) => void,
  options: Partial<MapOptions> = {},
): { map: MapLibre; close: () => void } {
  const map = new MapLibre({
    container,
    style: townStyle(town, currentScheme()),
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    fadeDuration: 0,
    minZoom: (town.min_zoom ?? 10) - 1,
    maxZoom: 18,
    locale,
    ...options,
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.on("style.load", () => dress(map, currentScheme()));
  const query = darkQuery();
  const recolour = () => map.setStyle(townStyle(town, currentScheme()), { diff: false });
  query.addEventListener("change", recolour);
  return {
    map,
    close() {
      query.removeEventListener("change", recolour);
      map.remove();
    },
  };
}

export const reducedMotion = (): boolean => matchMedia("(prefers-reduced-motion: reduce)").matches;
