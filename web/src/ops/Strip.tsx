import type { ComponentChildren } from "preact";
import type { Message, OperatorNotice, SilentVan, WindowAtRisk } from "../api/contract.ts";
import { ageIn } from "../words/durations.ts";
import { ParcelLink, RoundLink } from "./links.tsx";
import { percentIn, useRoom } from "./room.ts";

/** A titled list that scrolls by itself; says in words when it is empty. */
function ListPanel(props: {
  name: string;
  title: string;
  count: number | null;
  empty: string;
  children: ComponentChildren;
}) {
  return (
    <div class={`panel list ${props.name}`}>
      <div class="panel-head">
        <h2 id={`${props.name}-title`}>
          {props.title} {props.count !== null && props.count > 0 && <span class="count">{props.count}</span>}
        </h2>
      </div>
      <section class="scroll" tabIndex={0} aria-labelledby={`${props.name}-title`}>
        {props.count === 0 ? <p class="empty">{props.empty}</p> : <ul>{props.children}</ul>}
      </section>
    </div>
  );
}

/** What will go wrong in the next hour: the windows least likely to be kept. */
export function AtRiskPanel({ windows }: { windows: readonly WindowAtRisk[] | null }) {
  const { words, times, language } = useRoom();
  return (
    <ListPanel name="at-risk" title={words.windowsAtRisk} count={windows?.length ?? null} empty={words.noWindowsAtRisk}>
      {windows?.map((risk) => (
        <li key={`${risk.round_id}${risk.stop_id}${risk.parcel_id}`}>
          <strong class="chance">
            <span aria-hidden="true">◆ </span>
            {percentIn(language, risk.keep_probability)}
          </strong>
          <span class="what">
            {times.window(risk.window)}
            {risk.expected_at && <span class="quiet"> → {times.clock(risk.expected_at)}</span>}
          </span>
          <span class="who">
            <RoundLink round={risk.round_id} /> <ParcelLink parcel={risk.parcel_id} />
          </span>
        </li>
      ))}
    </ListPanel>
  );
}

export function SilentPanel({ vans }: { vans: readonly SilentVan[] | null }) {
  const { words, language } = useRoom();
  return (
    <ListPanel name="silent" title={words.silentVans} count={vans?.length ?? null} empty={words.noSilentVans}>
      {vans?.map((van) => (
        <li key={van.van_id}>
          <strong>
            <span aria-hidden="true">▲ </span>
            {van.van_id}
          </strong>
          <span class="what">
            {van.last_heard_at === null ? words.neverHeard : words.silentFor(ageIn(language, van.silent_s))}
          </span>
          <span class="who">
            <RoundLink round={van.round_id} />
          </span>
        </li>
      ))}
    </ListPanel>
  );
}

/** Bad data and dead letters: what it was, where, and what was expected. */
export function NoticePanel({ notices }: { notices: readonly OperatorNotice[] | null }) {
  const { words, times } = useRoom();
  return (
    <ListPanel name="notices" title={words.notices} count={notices?.length ?? null} empty={words.noNotices}>
      {notices?.map((notice) => (
        <li key={notice.notice_id}>
          <strong>{notice.kind.replaceAll("_", " ")}</strong>
          <span class="what">
            {times.clock(notice.at)} · {notice.source}
            {notice.subject ? ` · ${notice.subject}` : ""}
            {notice.line ? ` · ${words.noticeLine(notice.line)}` : ""}
          </span>
          <span class="who">
            {notice.field && (
              <code>
                {notice.field}
                {notice.value != null && ` = ${notice.value}`}
              </code>
            )}
            {notice.expected && <span class="quiet"> {words.noticeExpected(notice.expected)}</span>}
          </span>
        </li>
      ))}
    </ListPanel>
  );
}

export function MessagePanel({ messages }: { messages: readonly Message[] | null }) {
  const { words, times } = useRoom();
  return (
    <ListPanel name="messages" title={words.messages} count={messages?.length ?? null} empty={words.noMessages}>
      {messages?.map((message) => (
        <li key={message.message_id}>
          <strong>{times.clock(message.at)}</strong>
          <span class="what">
            {words.channels[message.channel]} · {words.messageStates[message.state]}
          </span>
          <span class="who">
            <ParcelLink parcel={message.parcel_id} />
          </span>
        </li>
      ))}
    </ListPanel>
  );
}
