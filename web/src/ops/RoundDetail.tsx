import { useEffect, useMemo, useRef } from "preact/hooks";
import type { BoardRow, Round, Stop } from "../api/contract.ts";
import type { Polled } from "../staff/polled.ts";
import { latenessIn } from "./BoardTable.tsx";
import { AT_RISK_BELOW } from "./board.ts";
import { DisputedMark } from "./DisputedMark.tsx";
import { ParcelLink } from "./links.tsx";
import { useOpened } from "./opened.ts";
import { percentIn, useRoom } from "./room.ts";
import { StopLine, TimeAxis } from "./TimeLine.tsx";
import { inOrder, scaleOf, type TimeScale } from "./time-line.ts";

const STATUS_SIGNS: Readonly<Record<Stop["status"], string>> = {
  pending: "○",
  serving: "◉",
  done: "✓",
  failed: "✕",
  skipped: "↷",
};

/** The chosen round: its stops down the page, the day across it. */
export function RoundDetail(props: { polled: Polled<Round>; row: BoardRow | undefined; nowMs: number }) {
  const { words, place, go, language, times } = useRoom();
  const { data: round, trouble } = props.polled;
  const title = useOpened(place.round);
  return (
    <div class="panel detail">
      <div class="panel-head">
        <h2 id="round-title" tabIndex={-1} ref={title}>
          {words.round} {place.round}
        </h2>
        {round && (
          <p class="facts">
            {[
              round.driver,
              round.van_id,
              round.departed_at ? words.departed(times.clock(round.departed_at)) : null,
              words.stops(props.row?.stops_done ?? doneOf(round), round.stops.length),
              latenessIn(props.row?.lateness_s ?? round.lateness_s ?? 0, language, words),
            ]
              .filter(Boolean)
              .join(" · ")}
          </p>
        )}
        <button type="button" class="chip close" onClick={() => go({ round: null })}>
          {words.close}
        </button>
      </div>
      {round === null ? (
        <p class="empty">
          {trouble === "refused" ? words.notFound : trouble === "offline" ? words.unreachable : words.loading}
        </p>
      ) : (
        <StopTable round={round} nowMs={props.nowMs} />
      )}
    </div>
  );
}

const doneOf = (round: Round) => round.stops.filter((stop) => stop.status === "done").length;

function StopTable({ round, nowMs }: { round: Round; nowMs: number }) {
  const { words, times } = useRoom();
  const scale = useMemo(() => scaleOf(round), [round]);
  const stops = useMemo(() => inOrder(round.stops), [round]);
  const hours = useMemo(() => scale.hours(round.time_zone ?? "UTC"), [scale, round.time_zone]);
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    // The stop that is next stands near the top when a round is opened.
    const next = box.current?.querySelector<HTMLElement>("tr[data-next]");
    if (box.current && next) {
      box.current.scrollTop = Math.max(0, next.offsetTop - 96);
    }
  }, [round.round_id]);
  const nextIndex = stops.findIndex((stop) => stop.status === "pending" || stop.status === "serving");
  const { told, expected, kept, stop, status, parcels, line } = words.stopColumns;
  return (
    <>
      <p class="legend">
        <span class="heard-only">{words.lineLegend} : </span>
        <span class="key key-told">{words.lineTold}</span>
        <span class="key key-expected">{words.lineExpected}</span>
        <span class="key key-actual">{words.lineActual}</span>
        <span class="key key-now">{words.lineNow}</span>
      </p>
      <section class="scroll" ref={box} tabIndex={0} aria-labelledby="round-title">
        <table class="stops">
          <thead>
            <tr>
              {[stop, status, parcels, told, expected, kept].map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
              <th scope="col" class="line-column">
                <span class="heard-only">{line}</span>
                <TimeAxis scale={scale} hours={hours} label={times.hour} />
              </th>
            </tr>
          </thead>
          <tbody>
            {stops.map((each, index) => (
              <StopRow
                key={each.stop_id}
                stop={each}
                next={index === nextIndex}
                scale={scale}
                hours={hours}
                nowMs={nowMs}
              />
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

interface StopRowProps {
  readonly stop: Stop;
  readonly next: boolean;
  readonly scale: TimeScale;
  readonly hours: readonly number[];
  readonly nowMs: number;
}

function StopRow({ stop, next, scale, hours, nowMs }: StopRowProps) {
  const { words, times, language } = useRoom();
  const chance = stop.keep_probability ?? null;
  const open = stop.status === "pending" || stop.status === "serving";
  const threatened = open && chance !== null && chance < AT_RISK_BELOW;
  return (
    <tr class={`stop-${stop.status}`} data-next={next ? "" : undefined}>
      <th scope="row">{stop.stop_id}</th>
      <td>
        <span aria-hidden="true">{STATUS_SIGNS[stop.status]} </span>
        {words.stopStatus[stop.status]}
        {stop.inferred && (
          <span class="quiet" title={words.inferredMeans}>
            {" "}
            ({words.inferred}
            {stop.probability != null && `, ${percentIn(language, stop.probability)}`})
          </span>
        )}
        {stop.disputed?.map(({ parcel_id, because }) => (
          <span key={parcel_id} class="disputed" title={words.disputedMeans}>
            <DisputedMark />
            {words.disputedBecause[because]}
            {stop.parcels.length > 1 && <span class="quiet"> {parcel_id}</span>}
          </span>
        ))}
      </td>
      <td>
        {stop.parcels.slice(0, 1).map((parcel) => (
          <ParcelLink key={parcel} parcel={parcel} />
        ))}
        {stop.parcels.length > 1 && <MoreParcels parcels={stop.parcels.slice(1)} />}
      </td>
      <td class="number">{stop.told ? times.window(stop.told) : ""}</td>
      <td class="number">{expectedOf(stop, times.clock, words.planned)}</td>
      <td class="number">
        {open && chance !== null && (
          <span class={threatened ? "threatened" : undefined}>
            {threatened && <span aria-hidden="true">◆ </span>}
            {percentIn(language, chance)}
          </span>
        )}
      </td>
      <td class="line-column">
        <StopLine stop={stop} scale={scale} hours={hours} nowMs={nowMs} />
      </td>
    </tr>
  );
}

function MoreParcels({ parcels }: { parcels: readonly string[] }) {
  return (
    <details class="more">
      <summary>+{parcels.length}</summary>
      {parcels.map((parcel) => (
        <div key={parcel}>
          <ParcelLink parcel={parcel} />
        </div>
      ))}
    </details>
  );
}

/** When the van came, else when it is expected, else when it was planned. */
function expectedOf(stop: Stop, clock: (instant: string) => string, planned: string): string {
  if (stop.arrived_at) {
    return clock(stop.arrived_at);
  }
  return stop.eta ? clock(stop.eta.p50) : `${clock(stop.planned_arrival)} (${planned})`;
}
