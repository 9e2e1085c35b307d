import { expect, test } from "vitest";
import { contrast, legible, type Rgb } from "../../src/ui/accent.ts";

const GROUNDS: readonly Rgb[] = [
  [250, 249, 247],
  [28, 31, 37],
];

test("black on white is 21 to 1", () => expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21));

test("every brand colour can be read on both grounds", () => {
  for (const ground of GROUNDS) {
    for (let red = 0; red <= 255; red += 51) {
      for (let green = 0; green <= 255; green += 51) {
        for (let blue = 0; blue <= 255; blue += 51) {
          expect(contrast(legible([red, green, blue], ground), ground)).toBeGreaterThanOrEqual(4.5);
        }
      }
    }
  }
});

test("a colour that can be read already is left alone", () => {
  expect(legible([11, 110, 79], [250, 249, 247])).toEqual([11, 110, 79]);
});
