import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from "maplibre-gl";
import type { Town } from "../api/contract.ts";

export type Scheme = "light" | "dark";

interface Palette {
  land: string;
  green: string;
  water: string;
  building: string;
  path: string;
  road: string;
  main: string;
  casing: string;
  text: string;
  halo: string;
}

/** Quiet enough that the van is the one thing seen first. */
const PALETTES: Readonly<Record<Scheme, Palette>> = {
  light: {
    land: "#f3f1ec",
    green: "#dfe8d6",
    water: "#c9dbe6",
    building: "#e6e2da",
    path: "#e4ded2",
    road: "#ffffff",
    main: "#fff6e0",
    casing: "#d9d3c7",
    text: "#4c5058",
    halo: "#f8f7f4",
  },
  dark: {
    land: "#1d2026",
    green: "#22301f",
    water: "#16303f",
    building: "#272b32",
    path: "#343941",
    road: "#434953",
    main: "#555b66",
    casing: "#14161a",
    text: "#b4bac4",
    halo: "#15171b",
  },
};

const MAIN = ["motorway", "motorway_link", "trunk", "trunk_link", "primary", "primary_link"];
const MIDDLE = ["secondary", "secondary_link", "tertiary", "tertiary_link"];
const ON_FOOT = ["pedestrian", "footway", "path", "steps", "cycleway", "track", "corridor", "bridleway"];

/** Fonts of the reader's own system: without a `glyphs` address MapLibre draws letters from these itself. */
const FONT = ["system-ui", "Helvetica Neue", "Arial", "Liberation Sans", "DejaVu Sans"];

const classIn = (classes: readonly string[]): ExpressionSpecification => [
  "in",
  ["get", "class"],
  ["literal", [...classes]],
];

const byZoom = (...stops: readonly number[]): ExpressionSpecification =>
  ["interpolate", ["exponential", 1.6], ["zoom"], ...stops] as ExpressionSpecification;

/** The town's streets as drawn under every map of ours: vector tiles from our own server, letters from the reader's system, no pictures. */
export function townStyle(town: Town, scheme: Scheme): StyleSpecification {
  const palette = PALETTES[scheme];
  const [west, south, east, north] = town.bounds as [number, number, number, number];
  return {
    version: 8,
    sources: {
      town: {
        type: "vector",
        tiles: [location.origin + town.tiles],
        bounds: [west, south, east, north],
        minzoom: town.min_zoom ?? 10,
        maxzoom: town.max_zoom ?? 15,
      },
    },
    layers: [
      { id: "land", type: "background", paint: { "background-color": palette.land } },
      area("green", palette.green),
      area("water", palette.water),
      { ...area("buildings", palette.building), minzoom: 14 },
      ...roads(palette),
      ...names(palette),
    ],
  };
}

function area(layer: string, colour: string) {
  return {
    id: layer,
    type: "fill",
    source: "town",
    "source-layer": layer,
    filter: ["==", ["geometry-type"], "Polygon"],
    paint: { "fill-color": colour },
  } satisfies LayerSpecification;
}

function roads(palette: Palette): LayerSpecification[] {
  const line = (id: string, filter: ExpressionSpecification, colour: string, width: ExpressionSpecification) =>
    ({
      id,
      type: "line",
      source: "town",
      "source-layer": "roads",
      filter,
      layout: { "line-cap": "round", "line-join": "round" },
      paint: { "line-color": colour, "line-width": width },
    }) satisfies LayerSpecification;
  const other: ExpressionSpecification = ["!", classIn([...MAIN, ...MIDDLE, ...ON_FOOT])];
  const widths = {
    path: byZoom(14, 0.4, 18, 3),
    minor: byZoom(12, 0.5, 15, 2.5, 18, 14),
    middle: byZoom(11, 0.8, 15, 4.5, 18, 20),
    main: byZoom(10, 1, 15, 6, 18, 24),
  };
  const cased = (width: ExpressionSpecification) =>
    ["interpolate", ["exponential", 1.6], ["zoom"], ...widened(width)] as ExpressionSpecification;
  return [
    { ...line("paths", classIn(ON_FOOT), palette.path, widths.path), minzoom: 14 },
    line("minor-casing", other, palette.casing, cased(widths.minor)),
    line("middle-casing", classIn(MIDDLE), palette.casing, cased(widths.middle)),
    line("main-casing", classIn(MAIN), palette.casing, cased(widths.main)),
    line("minor", other, palette.road, widths.minor),
    line("middle", classIn(MIDDLE), palette.road, widths.middle),
    line("main", classIn(MAIN), palette.main, widths.main),
  ];
}

/** The stops of a width by zoom, each a pixel and a half wider. */
function widened(width: ExpressionSpecification): unknown[] {
  return (width.slice(3) as number[]).map((value, index) => (index % 2 === 0 ? value : value + 1.5));
}

function names(palette: Palette): LayerSpecification[] {
  const paint = { "text-color": palette.text, "text-halo-color": palette.halo, "text-halo-width": 1.4 };
  return [
    {
      id: "road-names",
      type: "symbol",
      source: "town",
      "source-layer": "roads",
      minzoom: 15,
      filter: ["has", "name"],
      layout: {
        "symbol-placement": "line",
        "text-field": ["get", "name"],
        "text-font": FONT,
        "text-size": 11.5,
        "text-max-angle": 30,
        "symbol-spacing": 300,
      },
      paint,
    },
    {
      id: "place-names",
      type: "symbol",
      source: "town",
      "source-layer": "places",
      filter: ["has", "name"],
      layout: { "text-field": ["get", "name"], "text-font": FONT, "text-size": 14, "text-max-width": 8 },
      paint,
    },
  ];
}
