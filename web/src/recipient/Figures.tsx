import type { RecipientView } from "../api/contract.ts";
import type { Speech } from "./speech.ts";

/** For those who want the numbers behind the words. */
export function Figures({ view, nowMs, speech }: { view: RecipientView; nowMs: number; speech: Speech }) {
  const { words, times } = speech;
  const percent = new Intl.NumberFormat(speech.language, { style: "percent", maximumFractionDigits: 1 });
  const rows: [string, string][] = [[words.detailParcel, view.parcel_id]];
  if (view.window) {
    rows.push([words.detailWindow, `${times.day(view.window.start, nowMs)} ${times.window(view.window)}`]);
    rows.push([words.detailChance, percent.format(view.window.probability)]);
  }
  if (view.expected) {
    const { p10, p50, p90 } = view.expected;
    const value = words.detailExpectedValue(times.clock(p50), times.clock(p10), times.clock(p90));
    rows.push([words.detailExpected, value]);
  }
  if (view.van) {
    rows.push([words.detailPosition, words.knownWithin(speech.metres(view.van.radius_m))]);
  }
  // While servers are upgraded, an older one may send a view without `known`, which the contract requires.
  const chance = view.known?.probability ?? null;
  if (view.ended?.inferred && view.state === "delivered" && chance !== null) {
    rows.push([words.detailState, percent.format(chance)]);
  }
  return (
    <details class="figures">
      <summary>{words.details}</summary>
      <dl>
        {rows.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p class="aside">{words.detailClock(view.time_zone)}</p>
    </details>
  );
}
