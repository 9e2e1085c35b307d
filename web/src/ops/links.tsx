import type { ComponentChildren } from "preact";
import { type Place, writePlace } from "./address.ts";
import { useRoom } from "./room.ts";

/** A link to another place of this page: followed without loading, opened elsewhere as every link, and shareable. */
export function PlaceLink(props: {
  to: Partial<Place>;
  class?: string | undefined;
  title?: string | undefined;
  children: ComponentChildren;
}) {
  const { place, go } = useRoom();
  const follow = (event: MouseEvent) => {
    if (event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      go(props.to);
    }
  };
  return (
    <a class={props.class} title={props.title} href={`/ops${writePlace({ ...place, ...props.to })}`} onClick={follow}>
      {props.children}
    </a>
  );
}

export function RoundLink(props: { round: string; class?: string }) {
  return (
    <PlaceLink to={{ round: props.round, parcel: null }} class={props.class}>
      {props.round}
    </PlaceLink>
  );
}

export function ParcelLink(props: { parcel: string; class?: string }) {
  return (
    <PlaceLink to={{ parcel: props.parcel }} class={props.class}>
      {props.parcel}
    </PlaceLink>
  );
}
