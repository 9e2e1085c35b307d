export type Rgb = readonly [red: number, green: number, blue: number];

/** WCAG's relative luminance, 0 (black) to 1 (white). */
export function luminance([red, green, blue]: Rgb): number {
  const linear = (channel: number) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** WCAG's contrast ratio, 1 to 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const LEAST_CONTRAST = 4.6;

/** The brand's colour, moved towards black or white just as far as text in it needs to be read on this ground (4.5 to 1). */
export function legible(accent: Rgb, ground: Rgb): Rgb {
  const pole = luminance(ground) > 0.3 ? 0 : 255;
  for (let share = 0; share < 1; share += 0.04) {
    const mixed = accent.map((channel) => Math.round(channel + (pole - channel) * share)) as unknown as Rgb;
    if (contrast(mixed, ground) >= LEAST_CONTRAST) {
      return mixed;
    }
  }
  return [pole, pole, pole];
}

const hex = (colour: Rgb) => `#${colour.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;

/** Reads any CSS colour that the browser knows; null for what is none. */
function readColour(css: string): Rgb | null {
  const probe = document.createElement("span");
  probe.style.color = css;
  if (probe.style.color === "") {
    return null;
  }
  document.body.append(probe);
  const channels = getComputedStyle(probe).color.match(/[\d.]+/g);
  probe.remove();
  return channels && channels.length >= 3 ? (channels.slice(0, 3).map(Number) as unknown as Rgb) : null;
}

/** Puts a brand's colour on the page, as legible on the light ground and on the dark one. An unknown colour leaves the page's own. */
export function wearAccent(css: string): void {
  const accent = readColour(css);
  if (accent === null) {
    return;
  }
  const page = document.documentElement.style;
  page.setProperty("--brand", hex(accent));
  page.setProperty("--accent-on-light", hex(legible(accent, [250, 249, 247])));
  page.setProperty("--accent-on-dark", hex(legible(accent, [28, 31, 37])));
}
