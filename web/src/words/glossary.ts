import type { Language } from "./language.ts";

/** The words of the house, one for each thing, the same in page, API and code. A word that is not here is not used for two things. */
export const GLOSSARY = {
  parcel: { fr: "colis", en: "parcel" },
  round: { fr: "tournée", en: "round" },
  stop: { fr: "arrêt", en: "stop" },
  window: { fr: "créneau", en: "window" },
  depot: { fr: "agence", en: "depot" },
  hub: { fr: "centre de tri", en: "hub" },
  van: { fr: "véhicule", en: "van" },
  driver: { fr: "livreur", en: "driver" },
  attempt: { fr: "passage", en: "attempt" },
  notice: { fr: "anomalie", en: "notice" },
  message: { fr: "message", en: "message" },
} as const satisfies Record<string, Record<Language, string>>;

/** Words that others use for the same things, and that a test keeps out of our sentences. */
export const NOT_OUR_WORDS: Readonly<Record<Language, readonly string[]>> = {
  fr: [
    "paquet",
    "camion",
    "camionnette",
    "chauffeur",
    "dépôt",
    "point d’arrêt",
    "fenêtre",
    "plage horaire",
    "tracking",
  ],
  en: ["package", "truck", "lorry", "courier", "route", "time slot", "warehouse", "tour"],
};
