import type { PromiseCount } from "../api/contract.ts";
import type { PromiseWords } from "../words/promises.ts";
import type { Figures } from "./figures.ts";

/** Counts of one kind, a row each, with the share kept drawn as a bar. */
export function CountTable(props: {
  title: string;
  counts: readonly PromiseCount[];
  name: (bucket: string) => string;
  words: PromiseWords;
  figures: Figures;
}) {
  const { title, counts, name, words, figures } = props;
  if (counts.length === 0) {
    return null;
  }
  return (
    // Focusable, so that a keyboard can scroll what a narrow screen cuts.
    <div class="table-frame" role="region" aria-label={title} tabIndex={0}>
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{words.columns.kept}</th>
            <th scope="col">{words.columns.claimed}</th>
            <th scope="col">{words.columns.ended}</th>
            <th scope="col">{words.columns.early}</th>
            <th scope="col">{words.columns.late}</th>
            <th scope="col">{words.columns.missed}</th>
          </tr>
        </thead>
        <tbody>
          {counts.map((count) => (
            <tr key={count.bucket}>
              <th scope="row">{name(count.bucket)}</th>
              <td>
                <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                  <rect class="bar-ground" width="100" height="8" />
                  <rect class="bar-kept" width={100 * (count.kept_share ?? 0)} height="8" />
                </svg>
                {figures.share(count.kept_share)}
              </td>
              <td>{figures.share(count.claimed_share)}</td>
              <td>{figures.count(count.ended)}</td>
              <td>{figures.count(count.early)}</td>
              <td>{figures.count(count.late)}</td>
              <td>{figures.count(count.not_attempted)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
