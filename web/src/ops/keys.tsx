import { useEffect, useState } from "preact/hooks";
import type { Place } from "./address.ts";
import { SEARCH_ID } from "./ParcelSearch.tsx";
import { useRoom } from "./room.ts";

const TURNED_OFF = "creneau.keys-off";
const ROW_LINKS = "table.rounds a.row-link";

/**
 * `/` goes to the search, `j` `k` walk the rounds, Escape goes back; Enter opens because a row is a link. Typing in a
 * field is typing. Single letters can be turned off, for those whose voice or hand types by accident (WCAG 2.1.4).
 */
export function useKeys(place: Place, go: (change: Partial<Place>) => void): [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(() => localStorage.getItem(TURNED_OFF) === null);
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) {
        return;
      }
      const writing = event.target instanceof Element && event.target.closest("input, select, textarea") !== null;
      if (event.key === "Escape") {
        goBack(place, go, writing);
      } else if (on && !writing && event.key === "/") {
        event.preventDefault();
        document.getElementById(SEARCH_ID)?.focus();
      } else if (on && !writing && (event.key === "j" || event.key === "k")) {
        walk(event.key === "j" ? 1 : -1, place.round);
      }
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, [place, go, on]);
  const turn = (next: boolean) => {
    if (next) {
      localStorage.removeItem(TURNED_OFF);
    } else {
      localStorage.setItem(TURNED_OFF, "1");
    }
    setOn(next);
  };
  return [on, turn];
}

/** Names the keys, and turns them off and on. */
export function KeysNote({ on, turn }: { on: boolean; turn: (on: boolean) => void }) {
  const { words } = useRoom();
  return (
    <footer class="keys-note">
      <label>
        <input type="checkbox" checked={on} onChange={(event) => turn(event.currentTarget.checked)} />
        {words.keys}
      </label>
    </footer>
  );
}

/** Out of a field first; then out of the parcel, then out of the round, whose row gets the focus again. */
function goBack(place: Place, go: (change: Partial<Place>) => void, writing: boolean): void {
  if (writing) {
    (document.activeElement as HTMLElement | null)?.blur();
  } else if (place.parcel !== null) {
    go({ parcel: null });
  } else if (place.round !== null) {
    const round = place.round;
    go({ round: null });
    links()
      .find((link) => link.textContent === round)
      ?.focus();
  }
}

const links = () => [...document.querySelectorAll<HTMLElement>(ROW_LINKS)];

function walk(step: 1 | -1, chosen: string | null): void {
  const all = links();
  const focused = all.indexOf(document.activeElement as HTMLElement);
  const from = focused >= 0 ? focused : all.findIndex((link) => link.textContent === chosen);
  const next = all[Math.min(all.length - 1, Math.max(0, from + step))];
  next?.focus();
  next?.closest("tr")?.scrollIntoView({ block: "nearest" });
}
