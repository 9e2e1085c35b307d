import type { DepotDay } from "../api/contract.ts";
import { useRoom } from "./room.ts";

/** Depot and day; only those that have rounds. */
export function Choosers({ days }: { days: readonly DepotDay[] }) {
  const { words, place, go, language } = useRoom();
  const depots = [...new Set(days.map((day) => day.depot_id))].sort();
  const ofDepot = days.filter((day) => day.depot_id === place.depot);
  const dateFormat = new Intl.DateTimeFormat(language === "en" ? "en-GB" : "fr-FR", {
    weekday: "short",
    day: "numeric",
    month: "short",
    timeZone: "UTC",
  });
  const chooseDepot = (depot: string) => {
    const date = days.find((day) => day.depot_id === depot && day.service_date === place.date)?.service_date;
    go({
      depot,
      date: date ?? days.find((day) => day.depot_id === depot)?.service_date ?? null,
      round: null,
      parcel: null,
    });
  };
  return (
    <div class="choosers">
      <label>
        <span class="heard-only">{words.depot}</span>
        <select value={place.depot ?? ""} onChange={(event) => chooseDepot(event.currentTarget.value)}>
          {depots.map((depot) => (
            <option key={depot} value={depot}>
              {depot}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span class="heard-only">{words.date}</span>
        <select
          value={place.date ?? ""}
          onChange={(event) => go({ date: event.currentTarget.value, round: null, parcel: null })}
        >
          {ofDepot.map((day) => (
            <option key={day.service_date} value={day.service_date}>
              {dateFormat.format(Date.parse(day.service_date))} · {words.rounds(day.rounds)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
