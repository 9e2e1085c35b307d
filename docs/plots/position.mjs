// Draws docs/plots/match.svg and docs/plots/gait.svg from two reports:
//   ./creneau match --kubicka DIR --library --json match.json
//   ./creneau eta stops --tracks FILE --json stops.json
//   node docs/plots/position.mjs match.json stops.json
import { readFileSync, writeFileSync } from "node:fs";

const [match, stops] = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, "utf8")));
const percent = (share) => `${(100 * share).toFixed(share < 0.1 ? 2 : 1)} %`;

/** Bars of one colour for each series, one row for each item; values beyond `to` are cut and written out. */
function bars(title, items, series, from, to) {
  const [left, width, row] = [150, 420, 16];
  const step = row * series.length + 8;
  const height = 60 + items.length * step;
  const scale = (value) => (width * (Math.min(value, to) - from)) / (to - from);
  const marks = items.flatMap((item, i) => [
    `<text x="${left - 8}" y="${50 + i * step + (row * series.length) / 2 + 4}" text-anchor="end">${item.name}</text>`,
    ...series.map(({ key, colour }, s) => {
      const y = 50 + i * step + s * row;
      const length = Math.max(0, scale(item[key]));
      const bar = `<rect x="${left}" y="${y}" width="${length.toFixed(1)}" height="${row - 3}" fill="${colour}"/>`;
      return `${bar}<text x="${left + length + 5}" y="${y + row - 5}">${percent(item[key])}</text>`;
    }),
  ]);
  const legend = series.map(
    ({ label, colour }, s) => `<text x="${left + s * 210}" y="38" fill="${colour}">■ ${label}</text>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${left + width + 70}" height="${height}" font-family="sans-serif" font-size="11">`,
    `<rect width="100%" height="100%" fill="white"/><text x="8" y="18" font-size="13">${title}</text>`,
    ...legend,
    ...marks,
    "</svg>\n",
  ].join("\n");
}

const tracks = match.each.map(({ track, ours, library }) => ({
  name: track,
  ours: ours.length_spurious,
  library: library.length_spurious,
}));
tracks.push({ name: "all", ours: match.length_spurious, library: match.library.length_spurious });
writeFileSync(
  new URL("match.svg", import.meta.url),
  bars(
    "Kubička tracks: length found that was not driven, share of the length driven",
    tracks,
    [
      { key: "ours", label: `ours (found ${percent(match.length_matched)})`, colour: "#1b6e53" },
      { key: "library", label: `GraphHopper (found ${percent(match.library.length_matched)})`, colour: "#b0552b" },
    ],
    0,
    0.4,
  ),
);

const told = [
  { name: "2 m/s threshold", ...stops.baseline },
  { name: `online, ${stops.online_lag_fixes} fixes late`, ...stops.online },
  { name: "trees, whole track", ...stops.without_smoothing },
  { name: "and smoothed", accuracy: stops.accuracy, f1_on_foot: stops.f1_on_foot },
];
writeFileSync(
  new URL("gait.svg", import.meta.url),
  bars(
    "On foot or on wheels, cross-validated by track (the axis starts at 80 %)",
    told,
    [
      { key: "accuracy", label: "accuracy", colour: "#30568f" },
      { key: "f1_on_foot", label: "F1 on foot", colour: "#7a4b8f" },
    ],
    0.8,
    1,
  ),
);
