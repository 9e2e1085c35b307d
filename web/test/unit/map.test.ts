import { expect, test } from "vitest";
import { decodePolyline, metresBetween, pixelsPerMetre, windFrom } from "../../src/map/geo.ts";
import { GLIDE_MS, Glide } from "../../src/map/glide.ts";

const home = { lat: 43.7356, lon: 7.4214 };

test("distances are those of the sphere", () => {
  expect(metresBetween(home, { lat: 43.7446, lon: 7.4214 })).toBeCloseTo(1000.8, 0);
  expect(metresBetween(home, home)).toBe(0);
});

test("a van is named by the wind in which it lies", () => {
  const winds = [
    [0.01, 0],
    [0.01, 0.0138],
    [0, 0.01],
    [-0.01, 0.0138],
    [-0.01, 0],
    [-0.01, -0.0138],
    [0, -0.01],
    [0.01, -0.0138],
  ].map(([dLat, dLon]) => windFrom(home, { lat: home.lat + (dLat ?? 0), lon: home.lon + (dLon ?? 0) }));
  expect(winds).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});

test("a metre at zoom 0 on the equator is the 40,030,174th part of the world", () => {
  expect(1 / pixelsPerMetre(0, 0)).toBeCloseTo(40_030_174 / 512, 0);
});

test("the polyline of Google's own example is read", () => {
  expect(decodePolyline("_p~iF~ps|U_ulLnnqC_mqNvxq`@")).toEqual([
    { lat: 38.5, lon: -120.2 },
    { lat: 40.7, lon: -120.95 },
    { lat: 43.252, lon: -126.453 },
  ]);
  expect(decodePolyline("_p~iF~ps|U_ul")).toHaveLength(1);
  expect(decodePolyline("")).toEqual([]);
});

test("the van glides without a leap and is at its newest fix within a second", () => {
  const glide = new Glide({ lat: 0, lon: 0 });
  glide.aim({ lat: 1, lon: 0 }, 1_000);
  expect(glide.at(1_000 + GLIDE_MS / 2).lat).toBeCloseTo(0.5);
  glide.aim({ lat: 2, lon: 0 }, 1_000 + GLIDE_MS / 2);
  expect(glide.at(1_000 + GLIDE_MS / 2).lat).toBeCloseTo(0.5);
  expect(glide.at(1_000 + GLIDE_MS / 2 + 1_000).lat).toBe(2);
  expect(glide.arrived(1_000 + GLIDE_MS / 2 + 1_000)).toBe(true);
  glide.jump({ lat: 9, lon: 9 });
  expect(glide.at(1_501).lat).toBe(9);
});
