import type { RecipientView } from "../api/contract.ts";
import type { Speech } from "./speech.ts";

const UNDER_WAY = new Set<RecipientView["state"]>([
  "announced",
  "at_hub",
  "at_depot",
  "on_round",
  "near",
  "at_the_door",
]);

/** The parcel's way from announcement to hand-over: what happened (full), and what is still to come (hollow). */
export function Journey({ view, nowMs, speech }: { view: RecipientView; nowMs: number; speech: Speech }) {
  const { words, times } = speech;
  const last = view.timeline.length - 1;
  const toCome = UNDER_WAY.has(view.state);
  return (
    <section class="journey" aria-labelledby="journey">
      <h2 id="journey">{words.journey}</h2>
      <ol>
        {view.timeline.map((entry, index) => (
          <li key={`${entry.step}${entry.at}`} class="passed" aria-current={index === last ? "step" : undefined}>
            <span class="step">
              {words.steps[entry.step]}
              {entry.place && <span class="aside"> · {entry.place}</span>}
              {entry.inferred && <span class="aside"> ({words.inferred})</span>}
            </span>
            <time dateTime={entry.at}>{times.moment(entry.at, nowMs)}</time>
          </li>
        ))}
        {toCome && (
          <li class="to-come">
            <span class="step">{words.deliveryToCome}</span>
            {view.window && nowMs <= Date.parse(view.window.end) && (
              <span class="aside">
                {times.day(view.window.start, nowMs)} {times.window(view.window)}
              </span>
            )}
          </li>
        )}
      </ol>
    </section>
  );
}
