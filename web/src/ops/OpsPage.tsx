import { useEffect, useMemo } from "preact/hooks";
import type { DepotDay, MessagePage, NoticePage, Round, SilentVan, Track, WindowAtRisk } from "../api/contract.ts";
import { useNowMs } from "../clock/use-now.ts";
import { useStaffLanguage } from "../staff/language.ts";
import { usePolled } from "../staff/polled.ts";
import { SignedIn } from "../staff/SignedIn.tsx";
import { StaffBar } from "../staff/StaffBar.tsx";
import { timesIn } from "../words/times.ts";
import { BoardTable } from "./BoardTable.tsx";
import { Choosers } from "./Choosers.tsx";
import { Counters } from "./Counters.tsx";
import { KeysNote, useKeys } from "./keys.tsx";
import { MapPanel } from "./MapPanel.tsx";
import { ParcelDetail } from "./ParcelDetail.tsx";
import { ParcelSearch } from "./ParcelSearch.tsx";
import { usePlace } from "./place.ts";
import { RoundDetail } from "./RoundDetail.tsx";
import { type Room, RoomContext } from "./room.ts";
import { AtRiskPanel, MessagePanel, NoticePanel, SilentPanel } from "./Strip.tsx";
import { useSlowed } from "./slowed.ts";
import { useBoard } from "./use-board.ts";

const DAYS_EVERY_MS = 60_000;
const RISKS_EVERY_MS = 10_000;
const SILENT_EVERY_MS = 15_000;
const NOTICES_EVERY_MS = 30_000;
const ROUND_EVERY_MS = 30_000;
/** A round that changes each second is asked for this often at most. */
const ROUND_PAUSE_MS = 3_000;
/** The map draws all vans anew for each change of one. */
const MAP_PAUSE_MS = 1_000;
const HOUR_MS = 3_600_000;

/** The dispatcher's page: the door, then the room. */
export function OpsPage() {
  const { language, words, choose } = useStaffLanguage();
  useEffect(() => {
    document.title = `Créneau · ${words.title}`;
  }, [words]);
  const bar = { words, language, choose };
  return (
    <SignedIn words={words} header={<StaffBar {...bar} />}>
      {(_, logOut) => <OpsRoom {...bar} logOut={logOut} />}
    </SignedIn>
  );
}

type Bar = Omit<Parameters<typeof StaffBar>[0], "children" | "logOut"> & { logOut: () => void };

function OpsRoom(bar: Bar) {
  const { words, language } = bar;
  const [place, go] = usePlace();
  const days = usePolled<DepotDay[]>("/api/ops/days", DAYS_EVERY_MS).data;
  useFirstDay(days, place.depot, place.date, go);
  const { board, rows, clock, liveness } = useBoard(place.depot, place.date);
  const nowMs = useNowMs(clock);
  const timeZone = board?.time_zone ?? "Europe/Paris";
  const times = useMemo(() => timesIn(language, timeZone), [language, timeZone]);
  const room: Room = useMemo(() => ({ language, words, times, place, go }), [language, words, times, place, go]);
  const rowsOnMap = useSlowed(rows, MAP_PAUSE_MS);
  const [keysOn, setKeysOn] = useKeys(place, go);

  const day =
    place.depot === null || place.date === null
      ? null
      : `/api/ops/depots/${encodeURIComponent(place.depot)}/${encodeURIComponent(place.date)}`;
  const risks = usePolled<WindowAtRisk[]>(day && `${day}/at-risk`, RISKS_EVERY_MS).data;
  const silent = usePolled<SilentVan[]>(day && `${day}/silent`, SILENT_EVERY_MS).data;
  const silentRounds = useMemo(() => new Set(silent?.map((van) => van.round_id)), [silent]);
  const notices = usePolled<NoticePage>(place.date && `/api/ops/notices?date=${place.date}`, NOTICES_EVERY_MS).data;
  const outbox = usePolled<MessagePage>(place.date && `/api/ops/outbox?date=${place.date}`, NOTICES_EVERY_MS);
  const recent = outbox.data?.messages.filter((message) => Date.parse(message.at) > nowMs - HOUR_MS) ?? null;

  const row = place.round === null ? undefined : rows.get(place.round);
  const nudge = useSlowed(row?.revision ?? 0, ROUND_PAUSE_MS);
  const roundPath = place.round && `/api/ops/rounds/${encodeURIComponent(place.round)}`;
  const round = usePolled<Round>(roundPath, ROUND_EVERY_MS, nudge);
  const track = usePolled<Track>(roundPath && `${roundPath}/track`, ROUND_EVERY_MS, nudge).data;

  return (
    <RoomContext.Provider value={room}>
      <a class="skip" href="#board-title">
        {words.skipToBoard}
      </a>
      <StaffBar {...bar}>
        <h1 class="heard-only">{words.title}</h1>
        <Choosers days={days ?? []} />
        <ParcelSearch />
        <Counters rows={rows} board={board} silent={silent?.length ?? null} />
        <p class="pulse" role="status">
          {liveness === "offline" ? (
            <strong class="threatened">
              <span aria-hidden="true">▲ </span>
              {words.offline}
            </strong>
          ) : null}
        </p>
        {clock && (
          <p class="room-clock">
            <span class="heard-only">{words.clock(times.clock(nowMs))}</span>
            <span aria-hidden="true" title={words.clock(times.clock(nowMs))}>
              {times.clock(nowMs)}
            </span>
          </p>
        )}
      </StaffBar>
      <main class={`room ${place.round || place.parcel ? "room-detail" : ""}`}>
        {days?.length === 0 ? (
          <section class="panel nothing">
            <p>{words.noDays}</p>
            <p class="quiet">{words.noDaysNext}</p>
          </section>
        ) : (
          <>
            <MapPanel rows={rowsOnMap} silentRounds={silentRounds} round={round.data} track={track} />
            <BoardTable rows={rows} silentRounds={silentRounds} loading={board === null} />
            {place.parcel !== null ? (
              <ParcelDetail parcel={place.parcel} nowMs={nowMs} />
            ) : (
              place.round !== null && <RoundDetail polled={round} row={row} nowMs={nowMs} />
            )}
            <div class="strip">
              <AtRiskPanel windows={risks} />
              <SilentPanel vans={silent} />
              <NoticePanel notices={notices?.notices ?? null} />
              {outbox.trouble !== "refused" && <MessagePanel messages={recent} />}
            </div>
          </>
        )}
        <KeysNote on={keysOn} turn={setKeysOn} />
      </main>
    </RoomContext.Provider>
  );
}

/** An address without depot or day means the newest day. */
function useFirstDay(
  days: readonly DepotDay[] | null,
  depot: string | null,
  date: string | null,
  go: Room["go"],
): void {
  const first = days?.find((day) => depot === null || day.depot_id === depot);
  useEffect(() => {
    if (first && (depot === null || date === null)) {
      go({ depot: first.depot_id, date: first.service_date });
    }
  }, [first, depot, date, go]);
}
