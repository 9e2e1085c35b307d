import type { Language } from "./language.ts";

/** What the public page of promises says. */
export interface PromiseWords {
  title: string;
  lead: string;
  span: string;
  lastDays(days: number): string;
  none: string;
  offline: string;
  kept(share: string, count: string): string;
  claimed(share: string): string;
  since(day: string): string;
  simulated: string;
  calibration: Readonly<Record<"unknown" | "holds" | "broken", string>>;
  reliability: string;
  reliabilityLead: string;
  axisClaimed: string;
  axisKept: string;
  perfect: string;
  windows(count: string): string;
  byLead: string;
  byHour: string;
  byDepot: string;
  byProbability: string;
  leads: Readonly<Record<string, string>>;
  hour(hour: string): string;
  probability(bucket: string): string;
  columns: Readonly<Record<"told" | "ended" | "kept" | "early" | "late" | "missed" | "claimed", string>>;
  rules: string;
  download: string;
}

const fr: PromiseWords = {
  title: "Promesses tenues",
  lead: "Chaque créneau annoncé à un destinataire est conservé avec sa probabilité, puis comparé à ce qui s’est passé. Voici le compte, pour tous.",
  span: "Période",
  lastDays: (days) => `${days} derniers jours`,
  none: "Aucun créneau n’est encore arrivé à son terme sur cette période.",
  offline: "Le serveur ne répond pas ; voici le dernier compte connu.",
  kept: (share, count) => `${share} des ${count} créneaux annoncés et terminés ont été tenus.`,
  claimed: (share) => `Nous avions annoncé ${share}.`,
  since: (day) => `Compté depuis le ${day}.`,
  simulated: "Journées simulées : ces chiffres viennent d’une démonstration.",
  calibration: {
    unknown: "Trop peu de créneaux terminés en sept jours pour juger nos probabilités.",
    holds: "Sur sept jours, nos probabilités disent vrai.",
    broken: "Sur sept jours, nous avons promis plus que nous n’avons tenu.",
  },
  reliability: "Annoncé et tenu",
  reliabilityLead:
    "Chaque cercle réunit les créneaux annoncés avec une probabilité voisine ; sur la diagonale, la promesse est exacte ; au-dessous, nous avons trop promis.",
  axisClaimed: "annoncé",
  axisKept: "tenu",
  perfect: "exact",
  windows: (count) => `${count} créneaux`,
  byLead: "Selon l’avance de l’annonce",
  byHour: "Selon l’heure du créneau",
  byDepot: "Selon l’agence",
  byProbability: "Selon la probabilité annoncée",
  leads: {
    "00-01": "moins d’1 h",
    "01-02": "1 à 2 h",
    "02-04": "2 à 4 h",
    "04-08": "4 à 8 h",
    "08+": "plus de 8 h",
  },
  hour: (hour) => `${Number(hour)} h`,
  probability: (bucket) =>
    bucket.endsWith("+") ? `98 % et plus` : `${bucket.replace("00-", "0-").replace("-", " à ")} %`,
  columns: {
    told: "annoncés",
    ended: "terminés",
    kept: "tenus",
    early: "trop tôt",
    late: "trop tard",
    missed: "non présentés",
    claimed: "promis",
  },
  rules:
    "Trop tôt compte comme manqué, de même qu’un colis non présenté le jour dit. Un créneau retiré à la demande du destinataire n’est pas jugé.",
  download: "Les mêmes chiffres",
};

const en: PromiseWords = {
  title: "Promises kept",
  lead: "Every window told to a recipient is kept as a record with its probability, then held against what happened. Here is the count, for anyone.",
  span: "Period",
  lastDays: (days) => `last ${days} days`,
  none: "No window has ended in this period yet.",
  offline: "The server does not answer; this is the last count known.",
  kept: (share, count) => `${share} of the ${count} windows that were told and have ended were kept.`,
  claimed: (share) => `We had claimed ${share}.`,
  since: (day) => `Counted since ${day}.`,
  simulated: "Simulated days: these figures come from a demonstration.",
  calibration: {
    unknown: "Too few windows have ended in seven days to judge our probabilities.",
    holds: "Over seven days, our probabilities say the truth.",
    broken: "Over seven days, we promised more than we kept.",
  },
  reliability: "Claimed and kept",
  reliabilityLead:
    "Each circle gathers windows told with about the same probability; on the diagonal the promise is exact; below it we promised too much.",
  axisClaimed: "claimed",
  axisKept: "kept",
  perfect: "exact",
  windows: (count) => `${count} windows`,
  byLead: "By lead time",
  byHour: "By hour of the window",
  byDepot: "By depot",
  byProbability: "By the probability told",
  leads: {
    "00-01": "under 1 h",
    "01-02": "1 to 2 h",
    "02-04": "2 to 4 h",
    "04-08": "4 to 8 h",
    "08+": "over 8 h",
  },
  hour: (hour) => `${hour}:00`,
  probability: (bucket) =>
    bucket.endsWith("+") ? "98% and more" : `${bucket.replace("00-", "0-").replace("-", " to ")}%`,
  columns: {
    told: "told",
    ended: "ended",
    kept: "kept",
    early: "early",
    late: "late",
    missed: "not attempted",
    claimed: "claimed",
  },
  rules:
    "Early counts as a miss, and so does a parcel that was not attempted on its day. A window withdrawn at the recipient’s request is not judged.",
  download: "The same figures",
};

export const promiseWords = (language: Language): PromiseWords => (language === "fr" ? fr : en);
