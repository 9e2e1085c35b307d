import type { Stop } from "../api/contract.ts";
import type { TimeScale } from "./time-line.ts";

const percent = (share: number) => `${(share * 100).toFixed(2)}%`;

/** The hours above all rows of a round. */
export function TimeAxis({
  scale,
  hours,
  label,
}: {
  scale: TimeScale;
  hours: readonly number[];
  label: (ms: number) => string;
}) {
  return (
    <svg class="time-axis" height="20" width="100%" aria-hidden="true">
      {hours.map((hour) => (
        <text key={hour} x={percent(scale.at(hour))} y="15">
          {label(hour)}
        </text>
      ))}
    </svg>
  );
}

/**
 * One stop on the line: told window as a bar with an outline, expected arrival as a shade with its middle, time on the
 * spot in ink, plan as a small tick. The columns beside it say the same in figures.
 */
export function StopLine(props: { stop: Stop; scale: TimeScale; hours: readonly number[]; nowMs: number }) {
  const { stop, scale, hours, nowMs } = props;
  const bar = (from: string, to: string) => ({
    x: percent(scale.at(from)),
    width: percent(Math.max(0, scale.at(to) - scale.at(from))),
  });
  const now = percent(scale.at(nowMs));
  const planned = percent(scale.at(stop.planned_arrival));
  return (
    <svg class="stop-line" height="28" width="100%" aria-hidden="true">
      {hours.map((hour) => (
        <line key={hour} class="line-hour" x1={percent(scale.at(hour))} x2={percent(scale.at(hour))} y1="0" y2="28" />
      ))}
      {stop.told && <rect class="line-told" {...bar(stop.told.start, stop.told.end)} y="5" height="18" rx="3" />}
      {stop.eta && (
        <>
          <rect class="line-expected" {...bar(stop.eta.p10, stop.eta.p90)} y="9" height="10" />
          <line
            class="line-middle"
            x1={percent(scale.at(stop.eta.p50))}
            x2={percent(scale.at(stop.eta.p50))}
            y1="7"
            y2="21"
          />
        </>
      )}
      <line class="line-planned" x1={planned} x2={planned} y1="1" y2="6" />
      {stop.arrived_at && (
        <>
          <rect class="line-actual" {...bar(stop.arrived_at, stop.departed_at ?? stop.arrived_at)} y="9" height="10" />
          <line
            class="line-arrived"
            x1={percent(scale.at(stop.arrived_at))}
            x2={percent(scale.at(stop.arrived_at))}
            y1="8"
            y2="20"
          />
        </>
      )}
      <line class="line-now" x1={now} x2={now} y1="0" y2="28" />
    </svg>
  );
}
