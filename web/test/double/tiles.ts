import { PbfWriter as Pbf } from "pbf";

/** Degrees of the synthetic town: a grid of streets, a park and a harbour, about where Monaco is. */
const EXTENT = 4096;

interface Feature {
  readonly type: 1 | 2 | 3;
  /** Rings or lines in tile units. */
  readonly parts: readonly (readonly (readonly [number, number])[])[];
  readonly properties: Readonly<Record<string, string>>;
}

/** A vector tile (MVT 2.1) of a made-up town: the same in every tile, which is enough to see that a map draws. */
export function syntheticTile(): Uint8Array {
  const streets: Feature[] = [];
  for (let k = 0; k <= EXTENT; k += 512) {
    const kind = k % 2048 === 0 ? "secondary" : "residential";
    streets.push({
      type: 2,
      parts: [
        [
          [k, 0],
          [k, EXTENT],
        ],
      ],
      properties: { class: kind, name: `Rue ${k / 512}` },
    });
    streets.push({
      type: 2,
      parts: [
        [
          [0, k + 128],
          [EXTENT, k + 128],
        ],
      ],
      properties: { class: kind },
    });
  }
  const square = (x: number, y: number, size: number): Feature => ({
    type: 3,
    parts: [
      [
        [x, y],
        [x + size, y],
        [x + size, y + size],
        [x, y + size],
        [x, y],
      ],
    ],
    properties: {},
  });
  const pbf = new Pbf();
  layer(pbf, "roads", streets);
  layer(pbf, "buildings", [square(640, 740, 220), square(1200, 1800, 160), square(2700, 900, 260)]);
  layer(pbf, "green", [square(2100, 2300, 380)]);
  layer(pbf, "water", [square(3200, 3300, 800)]);
  return pbf.finish();
}

function layer(pbf: Pbf, name: string, features: readonly Feature[]): void {
  const keys = [...new Set(features.flatMap((feature) => Object.keys(feature.properties)))];
  const values = [...new Set(features.flatMap((feature) => Object.values(feature.properties)))];
  pbf.writeMessage(
    3,
    (_, inner) => {
      inner.writeVarintField(15, 2);
      inner.writeStringField(1, name);
      for (const feature of features) {
        inner.writeMessage(2, writeFeature, { feature, keys, values });
      }
      for (const key of keys) {
        inner.writeStringField(3, key);
      }
      for (const value of values) {
        inner.writeMessage(4, (text: string, each) => each.writeStringField(1, text), value);
      }
      inner.writeVarintField(5, EXTENT);
    },
    null,
  );
}

function writeFeature(
  { feature, keys, values }: { feature: Feature; keys: readonly string[]; values: readonly string[] },
  pbf: Pbf,
): void {
  const tags = Object.entries(feature.properties).flatMap(([key, value]) => [keys.indexOf(key), values.indexOf(value)]);
  pbf.writePackedVarint(2, tags);
  pbf.writeVarintField(3, feature.type);
  pbf.writePackedVarint(4, geometry(feature));
}

const zigzag = (value: number) => (value << 1) ^ (value >> 31);

function geometry(feature: Feature): number[] {
  const commands: number[] = [];
  let [x, y] = [0, 0];
  for (const part of feature.parts) {
    const closed = feature.type === 3;
    const points = closed ? part.slice(0, -1) : part;
    points.forEach(([px, py], index) => {
      if (index === 0) {
        commands.push((1 << 3) | 1);
      } else if (index === 1) {
        commands.push(((points.length - 1) << 3) | 2);
      }
      commands.push(zigzag(px - x), zigzag(py - y));
      [x, y] = [px, py];
    });
    if (closed) {
      commands.push((1 << 3) | 7);
    }
  }
  return commands;
}
