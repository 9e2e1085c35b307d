import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Language } from "../words/language.ts";
import type { OpsWords } from "../words/ops.ts";
import { opsWords } from "../words/ops.ts";
import { type Times, timesIn } from "../words/times.ts";
import { type Place, readPlace } from "./address.ts";

/** What every part of the dispatcher's page needs: its language, its clock's words, and how to go elsewhere. */
export interface Room {
  readonly language: Language;
  readonly words: OpsWords;
  readonly times: Times;
  readonly place: Place;
  readonly go: (change: Partial<Place>) => void;
}

export const RoomContext = createContext<Room>({
  language: "fr",
  words: opsWords("fr"),
  times: timesIn("fr", "Europe/Paris"),
  place: readPlace(""),
  go: () => undefined,
});

export const useRoom = (): Room => useContext(RoomContext);

/** Percents, whole or with so many decimals, never rounded up. */
export function percentIn(language: Language, share: number, decimals = 0): string {
  const steps = 10 ** (decimals + 2);
  const format = new Intl.NumberFormat(language, { style: "percent", minimumFractionDigits: decimals });
  return format.format(Math.floor(share * steps + 1e-9) / steps);
}
