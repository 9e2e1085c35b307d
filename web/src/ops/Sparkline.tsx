const WIDTH = 120;
const HEIGHT = 24;
/** A quarter of an hour of lateness fills the height; a calm round looks calm. */
const LEAST_RANGE_S = 900;

/** Lateness through the day, one point each quarter of an hour; the dashed line is the plan. The column before it says the number. */
export function Sparkline({ history }: { history: readonly number[] }) {
  if (history.length < 2) {
    return null;
  }
  const top = Math.max(LEAST_RANGE_S, ...history);
  const bottom = Math.min(-LEAST_RANGE_S / 3, ...history);
  const x = (index: number) => 2 + (index / (history.length - 1)) * (WIDTH - 6);
  const y = (seconds: number) => 2 + ((top - seconds) / (top - bottom)) * (HEIGHT - 4);
  const last = history.length - 1;
  return (
    <svg class="spark" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} aria-hidden="true">
      <path class="spark-plan" d={`M0 ${y(0)}H${WIDTH}`} />
      <path
        class="spark-line"
        d={history.map((value, index) => `${index ? "L" : "M"}${x(index)} ${y(value)}`).join("")}
      />
      <circle class="spark-now" cx={x(last)} cy={y(history[last] ?? 0)} r="2" />
    </svg>
  );
}
