import type { OpsWords } from "../words/ops.ts";
import type { Times } from "../words/times.ts";

const ISO_INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/** What a story's entry is called: its own word, or `Scan: …`, `State: …`. A kind we do not know is shown as it came. */
export function entryTitle(kind: string, words: OpsWords): string {
  const [family, of] = kind.split(":", 2) as [string, string | undefined];
  if (of !== undefined && (family === "scan" || family === "state")) {
    const word = (family === "scan" ? words.scans : words.states)[of] ?? of;
    return `${words.storyKindPrefix[family]} : ${word}`;
  }
  return words.storyKinds[kind] ?? kind;
}

/** An entry's details as `name value` pairs: instants on the address's clock, chances as percents, nothing empty. */
export function entryDetails(
  detail: unknown,
  words: OpsWords,
  times: Times,
  percent: (share: number) => string,
): string[] {
  if (typeof detail !== "object" || detail === null) {
    return [];
  }
  return Object.entries(detail).flatMap(([name, value]) => {
    // What a scan says is certain, and goes without saying.
    if (value === null || value === "" || (name === "probability" && value === 1)) {
      return [];
    }
    if (typeof value === "object") {
      return entryDetails(value, words, times, percent);
    }
    return [`${words.detailNames[name] ?? name.replaceAll("_", " ")} ${said(name, value, words, times, percent)}`];
  });
}

function said(name: string, value: unknown, words: OpsWords, times: Times, percent: (share: number) => string): string {
  if (name === "disputed") {
    return words.disputedBecause[value as keyof OpsWords["disputedBecause"]] ?? String(value);
  }
  if (typeof value === "boolean") {
    return value ? words.yes : words.no;
  }
  if (typeof value === "string" && ISO_INSTANT.test(value)) {
    return times.clock(value);
  }
  if (typeof value === "number" && name.endsWith("probability")) {
    return percent(value);
  }
  return String(value);
}
