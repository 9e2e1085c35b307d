import { LngLat, LngLatBounds, type Map as MapLibre, Marker } from "maplibre-gl";
import type { RecipientView, Town } from "../api/contract.ts";
import { type Place, pixelsPerMetre } from "../map/geo.ts";
import { Glide } from "../map/glide.ts";
import { openMap, reducedMotion } from "../map/open-map.ts";
import type { RecipientWords } from "../words/recipient.ts";

/** Room for the labels, and on the right for the buttons. */
const EDGES_PX = { top: 56, bottom: 56, left: 48, right: 96 };
const CLOSEST_ZOOM = 16.5;

/** The recipient's map: my address, the van, and around it the circle in which it surely is. Nothing of anybody else. */
export class VanMap {
  readonly #map: MapLibre;
  readonly #close: () => void;
  readonly #van: HTMLElement;
  readonly #halo: HTMLElement;
  readonly #arrow: HTMLElement;
  readonly #vanMarker: Marker;
  readonly #glide: Glide;
  #view: RecipientView;
  #frame = 0;
  #led = true;

  /** @throws Error where no map can be drawn, or where the view shows no van */
  constructor(container: HTMLElement, town: Town, view: RecipientView, words: RecipientWords, drawn: () => void) {
    const { van, place } = view;
    if (!van || !place) {
      throw new Error("this view shows no van");
    }
    const locale = {
      "Map.Title": words.mapLabel,
      "CooperativeGesturesHandler.MobileHelpText": words.mapTouch,
      "CooperativeGesturesHandler.WindowsHelpText": words.mapWheel,
      "CooperativeGesturesHandler.MacHelpText": words.mapWheel,
    };
    const opened = openMap(container, town, locale, () => undefined, {
      bounds: this.#boundsOf(van, place),
      fitBoundsOptions: { padding: EDGES_PX, maxZoom: CLOSEST_ZOOM },
      cooperativeGestures: true,
    });
    this.#map = opened.map;
    this.#close = opened.close;
    this.#view = view;
    this.#glide = new Glide(van);

    const home = document.createElement("div");
    home.className = "home-mark";
    home.append(label(words.you));
    new Marker({ element: home, anchor: "bottom" }).setLngLat([place.lon, place.lat]).addTo(this.#map);

    this.#van = document.createElement("div");
    this.#van.className = "van-mark";
    this.#halo = document.createElement("div");
    this.#halo.className = "van-halo";
    this.#arrow = document.createElement("div");
    this.#arrow.className = "van-arrow";
    this.#van.append(this.#halo, this.#arrow, label(words.van));
    this.#vanMarker = new Marker({ element: this.#van }).setLngLat([van.lon, van.lat]).addTo(this.#map);
    for (const mark of [home, this.#van]) {
      // The words under the map say what these show.
      mark.setAttribute("aria-hidden", "true");
      mark.removeAttribute("tabindex");
      mark.removeAttribute("role");
      mark.removeAttribute("aria-label");
    }
    this.#map.once("load", drawn);
    this.#map.on("zoom", () => this.#sizeHalo());
    // Once the reader has moved the map it is theirs, until they ask to be led again.
    for (const gesture of ["dragstart", "boxzoomstart", "wheel"] as const) {
      this.#map.on(gesture, () => {
        this.#led = false;
      });
    }
    this.#dress();
  }

  /** A newer view: the van glides there. */
  show(view: RecipientView): void {
    const { van } = view;
    if (!van) {
      return;
    }
    this.#view = view;
    this.#dress();
    if (reducedMotion()) {
      this.#glide.jump(van);
    } else {
      this.#glide.aim(van, performance.now());
    }
    cancelAnimationFrame(this.#frame);
    this.#step();
    if (this.#led && !this.#inSight(van)) {
      this.recentre();
    }
  }

  zoom(levels: number): void {
    this.#led = false;
    this.#map.easeTo({ zoom: this.#map.getZoom() + levels, duration: reducedMotion() ? 0 : 200 });
  }

  /** Both of us in sight again. */
  recentre(): void {
    this.#led = true;
    const { van, place } = this.#view;
    if (van && place) {
      const duration = reducedMotion() ? 0 : 700;
      this.#map.fitBounds(this.#boundsOf(van, place), { padding: EDGES_PX, maxZoom: CLOSEST_ZOOM, duration });
    }
  }

  close(): void {
    cancelAnimationFrame(this.#frame);
    this.#close();
  }

  readonly #step = () => {
    const nowMs = performance.now();
    const at = this.#glide.at(nowMs);
    this.#vanMarker.setLngLat([at.lon, at.lat]);
    if (!this.#glide.arrived(nowMs)) {
      this.#frame = requestAnimationFrame(this.#step);
    }
  };

  #dress(): void {
    const heading = this.#view.van?.heading_deg ?? null;
    this.#arrow.hidden = heading === null;
    this.#arrow.style.transform = `rotate(${heading ?? 0}deg)`;
    this.#van.classList.toggle("van-stale", this.#view.stale);
    this.#sizeHalo();
  }

  #sizeHalo(): void {
    const { van } = this.#view;
    if (van) {
      const pixels = 2 * van.radius_m * pixelsPerMetre(van.lat, this.#map.getZoom());
      this.#halo.style.width = `${pixels}px`;
      this.#halo.style.height = `${pixels}px`;
    }
  }

  #inSight(van: Place): boolean {
    const { x, y } = this.#map.project([van.lon, van.lat]);
    const { clientWidth, clientHeight } = this.#map.getContainer();
    const margin = EDGES_PX.left / 2;
    return x > margin && y > margin && x < clientWidth - margin && y < clientHeight - margin;
  }

  #boundsOf(van: Place, place: Place): LngLatBounds {
    return new LngLatBounds(new LngLat(van.lon, van.lat), new LngLat(van.lon, van.lat)).extend([place.lon, place.lat]);
  }
}

function label(text: string): HTMLElement {
  const element = document.createElement("span");
  element.className = "mark-label";
  element.textContent = text;
  return element;
}
