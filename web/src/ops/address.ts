/** What the dispatcher's address bar holds: the page can be shared, and comes back as it was. */
export interface Place {
  readonly depot: string | null;
  readonly date: string | null;
  readonly round: string | null;
  readonly parcel: string | null;
  readonly sort: SortKey;
  readonly descending: boolean;
  readonly filter: string;
  readonly only: Only | null;
}

/** What a round must have to be shown. */
export type Only = "at-risk" | "disputed";
const ONLY: readonly Only[] = ["at-risk", "disputed"];

export type SortKey = "worst" | "round" | "driver" | "done" | "lateness" | "next" | "risk";
const SORT_KEYS: readonly SortKey[] = ["worst", "round", "driver", "done", "lateness", "next", "risk"];

/** Reads the query of an address; what it does not know it leaves out. */
export function readPlace(query: string): Place {
  const parameters = new URLSearchParams(query);
  const sort = parameters.get("sort") ?? "";
  const key = sort.replace(/^-/, "") as SortKey;
  return {
    depot: parameters.get("depot"),
    date: parameters.get("date"),
    round: parameters.get("round"),
    parcel: parameters.get("parcel"),
    sort: SORT_KEYS.includes(key) ? key : "worst",
    descending: sort.startsWith("-"),
    filter: parameters.get("filter") ?? "",
    only: ONLY.find((only) => only === parameters.get("only")) ?? null,
  };
}

/** The query of this place, without what goes without saying; empty or with its question mark. */
export function writePlace(place: Place): string {
  const parameters = new URLSearchParams();
  const put = (name: string, value: string | null) => value !== null && value !== "" && parameters.set(name, value);
  put("depot", place.depot);
  put("date", place.date);
  put("round", place.round);
  put("parcel", place.parcel);
  if (place.sort !== "worst" || place.descending) {
    put("sort", `${place.descending ? "-" : ""}${place.sort}`);
  }
  put("filter", place.filter);
  put("only", place.only);
  const query = parameters.toString();
  return query === "" ? "" : `?${query}`;
}
