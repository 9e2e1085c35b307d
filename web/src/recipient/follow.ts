import { useEffect, useState } from "preact/hooks";
import type { RecipientView } from "../api/contract.ts";
import { Live, type Liveness } from "../api/live.ts";
import { DomainClock } from "../clock/domain-clock.ts";

export interface Followed {
  readonly view: RecipientView | null;
  readonly clock: DomainClock | null;
  readonly liveness: Liveness;
}

/** Follows one link's parcel for as long as the page is open. A view older than the one shown (a poll overtaken by the stream) is dropped. */
export function useParcel(token: string): Followed {
  const [followed, setFollowed] = useState<Followed>({ view: null, clock: null, liveness: "connecting" });
  useEffect(() => {
    const path = `/api/t/${encodeURIComponent(token)}`;
    const show = (view: RecipientView) =>
      setFollowed((before) =>
        before.view !== null && Date.parse(view.now) < Date.parse(before.view.now)
          ? before
          : { ...before, view, clock: new DomainClock(view.now, view.speed) },
      );
    const live = new Live<RecipientView>({
      snapshotPath: path,
      streamPath: `${path}/live`,
      events: { view: show },
      onSnapshot: show,
      onLiveness: (liveness) =>
        setFollowed((before) => (before.liveness === liveness ? before : { ...before, liveness })),
    }).start();
    return () => live.close();
  }, [token]);
  return followed;
}
