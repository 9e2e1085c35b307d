import type { PromiseCount } from "../api/contract.ts";
import type { PromiseWords } from "../words/promises.ts";
import type { Figures } from "./figures.ts";

const SIDE = 320;
const MARGIN = 44;
/** Above and to the right: room for half of the largest circle, and for the name of an axis. */
const END = 32;
const FROM = 0.4;
const TICKS = [0.4, 0.6, 0.8, 1];

const x = (share: number) => MARGIN + ((Math.max(FROM, share) - FROM) / (1 - FROM)) * (SIDE - MARGIN - END);
const y = (share: number) => SIDE - MARGIN - ((Math.max(FROM, share) - FROM) / (1 - FROM)) * (SIDE - MARGIN - END);

/** What was claimed against what was kept; the area of a circle is its count of windows. The table below says the same. */
export function Reliability(props: { counts: readonly PromiseCount[]; words: PromiseWords; figures: Figures }) {
  const { words, figures } = props;
  const judged = props.counts.filter((count) => count.ended > 0);
  const most = Math.max(1, ...judged.map((count) => count.ended));
  return (
    <svg class="reliability" viewBox={`0 0 ${SIDE} ${SIDE}`} role="img" aria-label={words.reliabilityLead}>
      {TICKS.map((tick) => (
        <g key={tick} class="tick">
          <line x1={x(FROM)} x2={x(1)} y1={y(tick)} y2={y(tick)} />
          <text x={x(FROM) - 6} y={y(tick) + 4} text-anchor="end">
            {Math.round(tick * 100)}
          </text>
          <text x={x(tick)} y={y(FROM) + 16} text-anchor="middle">
            {Math.round(tick * 100)}
          </text>
        </g>
      ))}
      <line class="exact" x1={x(FROM)} y1={y(FROM)} x2={x(1)} y2={y(1)} />
      <text class="name" x={x(0.52)} y={y(0.56)} text-anchor="end">
        {words.perfect}
      </text>
      <text class="name" x={(x(FROM) + x(1)) / 2} y={SIDE - 8} text-anchor="middle">
        {words.axisClaimed}, %
      </text>
      <text class="name" x={12} y={12} text-anchor="start">
        {words.axisKept}, %
      </text>
      {judged.map((count) => (
        <circle
          key={count.bucket}
          class="point"
          cx={x(count.claimed_share ?? 0)}
          cy={y(count.kept_share ?? 0)}
          r={3 + 13 * Math.sqrt(count.ended / most)}
        >
          <title>{`${figures.share(count.claimed_share)} → ${figures.share(count.kept_share)}, ${words.windows(figures.count(count.ended))}`}</title>
        </circle>
      ))}
    </svg>
  );
}
