import type { LayerSpecification } from "maplibre-gl";
import type { Scheme } from "../map/town-style.ts";
import type { Standing } from "./board.ts";
import { DISPUTED_SHAPE } from "./DisputedMark.tsx";
import { STANDING_SHAPES } from "./StandingMark.tsx";

interface Inks {
  readonly ink: string;
  readonly ground: string;
  readonly accent: string;
  readonly quiet: string;
  readonly standings: Readonly<Record<Standing, string>>;
}

const INKS: Readonly<Record<Scheme, Inks>> = {
  light: {
    ink: "#1a1d22",
    ground: "#ffffff",
    accent: "#1f5fbf",
    quiet: "#84898f",
    standings: { fine: "#1f5fbf", at_risk: "#b4540a", silent: "#a3261d", planned: "#84898f", ended: "#84898f" },
  },
  dark: {
    ink: "#eceef1",
    ground: "#14161a",
    accent: "#8fb8f6",
    quiet: "#767d88",
    standings: { fine: "#8fb8f6", at_risk: "#f2b867", silent: "#ff9a8f", planned: "#767d88", ended: "#767d88" },
  },
};

const BOX = 16;
const SCALE = 3;

/** The board's shapes as pictures for the map, drawn here so that no sprite is loaded. */
export function shapeImages(scheme: Scheme): [string, ImageData][] {
  const { ground, standings } = INKS[scheme];
  const vans = (Object.entries(STANDING_SHAPES) as [Standing, string][]).map(
    ([standing, outline]) => [`van-${standing}`, outline, standings[standing]] as const,
  );
  return [...vans, ["stop-disputed", DISPUTED_SHAPE, standings.silent] as const].map(([name, outline, ink]) => {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = (BOX + 4) * SCALE;
    const pen = canvas.getContext("2d");
    if (pen === null) {
      throw new Error("no canvas to draw on");
    }
    pen.scale(SCALE, SCALE);
    pen.translate(2, 2);
    const path = new Path2D(outline);
    pen.lineJoin = "round";
    pen.lineWidth = 4;
    pen.strokeStyle = ground;
    pen.stroke(path);
    pen.fillStyle = ink;
    pen.fill(path);
    return [name, pen.getImageData(0, 0, canvas.width, canvas.height)];
  });
}

/** What is drawn over the streets, from the lowest to the highest. */
export function fleetLayers(scheme: Scheme): LayerSpecification[] {
  const { ink, ground, accent, quiet, standings } = INKS[scheme];
  const done = ["in", ["get", "status"], ["literal", ["done", "failed", "skipped"]]] as ["in", unknown, unknown];
  return [
    {
      id: "circuit",
      type: "line",
      source: "circuit",
      layout: { "line-join": "round", "line-cap": "round" },
      paint: { "line-color": accent, "line-width": 3, "line-opacity": 0.75, "line-dasharray": [0.1, 2] },
    },
    {
      id: "trail",
      type: "line",
      source: "trail",
      layout: { "line-join": "round", "line-cap": "round" },
      paint: { "line-color": ink, "line-width": 2, "line-opacity": 0.7 },
    },
    {
      id: "stops",
      type: "circle",
      source: "stops",
      filter: ["!", ["get", "at_risk"]],
      paint: {
        "circle-radius": ["interpolate", ["linear"], ["zoom"], 12, 2.5, 16, 6],
        "circle-color": ["case", done as never, quiet, ground],
        "circle-stroke-color": ["case", done as never, quiet, accent],
        "circle-stroke-width": 1.5,
      },
    },
    {
      id: "stops-at-risk",
      type: "symbol",
      source: "stops",
      filter: ["get", "at_risk"],
      layout: { "icon-image": "van-at_risk", "icon-size": 0.6, "icon-allow-overlap": true },
    },
    {
      id: "stops-disputed",
      type: "symbol",
      source: "stops",
      filter: ["get", "disputed"],
      layout: { "icon-image": "stop-disputed", "icon-size": 0.6, "icon-allow-overlap": true },
    },
    {
      id: "chosen",
      type: "circle",
      source: "vans",
      filter: ["get", "chosen"],
      paint: {
        "circle-radius": 15,
        "circle-color": "rgba(0, 0, 0, 0)",
        "circle-stroke-color": ink,
        "circle-stroke-width": 2,
      },
    },
    {
      id: "vans",
      type: "symbol",
      source: "vans",
      layout: {
        "icon-image": ["concat", "van-", ["get", "standing"]],
        "icon-size": ["interpolate", ["linear"], ["zoom"], 11, 0.5, 15, 0.8],
        "icon-allow-overlap": true,
        "text-field": ["get", "round_id"],
        "text-font": ["system-ui", "Helvetica Neue", "Arial", "Liberation Sans", "DejaVu Sans"],
        "text-size": 11,
        "text-anchor": "top",
        "text-offset": [0, 0.9],
        "text-optional": true,
        "symbol-sort-key": ["match", ["get", "standing"], "silent", 0, "at_risk", 1, 2],
      },
      paint: {
        "text-color": ["match", ["get", "standing"], "silent", standings.silent, "at_risk", standings.at_risk, ink],
        "text-halo-color": ground,
        "text-halo-width": 1.2,
      },
    },
  ];
}
