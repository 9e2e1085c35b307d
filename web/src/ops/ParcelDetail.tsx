import type { ParcelStory } from "../api/contract.ts";
import { usePolled } from "../staff/polled.ts";
import { ageIn } from "../words/durations.ts";
import { RoundLink } from "./links.tsx";
import { useOpened } from "./opened.ts";
import { percentIn, useRoom } from "./room.ts";
import { entryDetails, entryTitle } from "./story.ts";

const STORY_EVERY_MS = 10_000;
/** A report that came this much after the fact says so. */
const LATE_REPORT_S = 60;

/** One parcel: whose it is, where it stands, and all that ever happened to it. */
export function ParcelDetail({ parcel, nowMs }: { parcel: string; nowMs: number }) {
  const { words, go } = useRoom();
  const { data: story, trouble } = usePolled<ParcelStory>(
    `/api/ops/parcels/${encodeURIComponent(parcel)}`,
    STORY_EVERY_MS,
  );
  const title = useOpened(parcel);
  return (
    <div class="panel detail">
      <div class="panel-head">
        <h2 id="parcel-title" tabIndex={-1} ref={title}>
          {words.parcel} {parcel}
        </h2>
        <button type="button" class="chip close" onClick={() => go({ parcel: null })}>
          {words.close}
        </button>
      </div>
      {story === null ? (
        <p class="empty">
          {trouble === "refused" ? words.notFound : trouble === "offline" ? words.unreachable : words.loading}
        </p>
      ) : (
        <section class="scroll story" tabIndex={0} aria-labelledby="parcel-title">
          <Facts story={story} />
          <h3>{words.story}</h3>
          <Entries story={story} nowMs={nowMs} />
        </section>
      )}
    </div>
  );
}

function Facts({ story }: { story: ParcelStory }) {
  const { words } = useRoom();
  const { recipient } = story;
  return (
    <dl class="facts-list">
      {recipient && (
        <div>
          <dt>{words.recipient}</dt>
          <dd>
            {[recipient.name, recipient.address_line, [recipient.postcode, recipient.city].filter(Boolean).join(" ")]
              .filter(Boolean)
              .join(", ")}
          </dd>
        </div>
      )}
      <div>
        <dt>{words.parcelState}</dt>
        <dd>{words.states[story.state ?? ""] ?? story.state ?? "–"}</dd>
      </div>
      {story.round_id && (
        <div>
          <dt>{words.parcelRound}</dt>
          <dd>
            <RoundLink round={story.round_id} /> {story.stop_id}
          </dd>
        </div>
      )}
    </dl>
  );
}

function Entries({ story, nowMs }: { story: ParcelStory; nowMs: number }) {
  const { words, times, language } = useRoom();
  return (
    <ol class="entries">
      {story.entries.map((entry, index) => {
        const lateBySeconds = entry.received_at ? (Date.parse(entry.received_at) - Date.parse(entry.at)) / 1000 : 0;
        const details = entryDetails(entry.detail, words, times, (share) => percentIn(language, share));
        return (
          <li key={`${entry.at}${entry.kind}${index}`}>
            <time dateTime={entry.at}>{times.moment(entry.at, nowMs)}</time>
            <span>
              <strong>{entryTitle(entry.kind, words)}</strong>
              {details.length > 0 && <span class="quiet"> {details.join(" · ")}</span>}
              {lateBySeconds > LATE_REPORT_S && (
                <span class="quiet"> ({words.receivedLater(ageIn(language, lateBySeconds))})</span>
              )}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
