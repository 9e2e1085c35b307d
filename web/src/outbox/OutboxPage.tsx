import { useEffect, useMemo, useState } from "preact/hooks";
import type { Message, MessagePage } from "../api/contract.ts";
import { getJson } from "../api/http.ts";
import { useStaffLanguage } from "../staff/language.ts";
import { usePolled } from "../staff/polled.ts";
import { SignedIn } from "../staff/SignedIn.tsx";
import { StaffBar } from "../staff/StaffBar.tsx";
import type { OpsWords } from "../words/ops.ts";
import { type Times, timesIn } from "../words/times.ts";
import { MessageCard } from "./MessageCard.tsx";

const NEWEST_EVERY_MS = 3_000;

/** The outbox of a demonstration: every message as its reader would see it, newest first, with the link it carries. */
export function OutboxPage() {
  const { language, words, choose } = useStaffLanguage();
  useEffect(() => {
    document.title = `Créneau · ${words.outboxTitle}`;
  }, [words]);
  const bar = { words, language, choose };
  return (
    <SignedIn words={words} header={<StaffBar {...bar} />}>
      {(_, logOut) => (
        <>
          <StaffBar {...bar} logOut={logOut} />
          <Outbox words={words} times={(timeZone) => timesIn(language, timeZone)} />
        </>
      )}
    </SignedIn>
  );
}

function Outbox({ words, times }: { words: OpsWords; times: (timeZone: string) => Times }) {
  const newest = usePolled<MessagePage>("/api/ops/outbox", NEWEST_EVERY_MS);
  const [older, setOlder] = useState<MessagePage | null>(null);
  const messages = useMemo(() => merged(newest.data?.messages ?? [], older?.messages ?? []), [newest.data, older]);
  const next = older === null ? newest.data?.next_page_token : older.next_page_token;
  const timeZone = newest.data?.time_zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const clock = useMemo(() => times(timeZone).clock, [times, timeZone]);
  const more = async () => {
    const page = await getJson<MessagePage>(`/api/ops/outbox?page_token=${encodeURIComponent(next ?? "")}`);
    setOlder((before) => ({ ...page, messages: [...(before?.messages ?? []), ...page.messages] }));
  };
  return (
    <main class="outbox">
      <h1>{words.outboxTitle}</h1>
      <p class="quiet">{words.outboxLead}</p>
      {newest.trouble !== "none" && (
        <p class="trouble" role="status">
          {newest.trouble === "refused" ? words.outboxOff : words.offline}
        </p>
      )}
      {newest.data?.messages.length === 0 && <p>{words.outboxEmpty}</p>}
      <ol class="messages">
        {messages.map((message) => (
          <li key={message.message_id}>
            <MessageCard message={message} words={words} clock={clock} />
          </li>
        ))}
      </ol>
      {next && (
        <button type="button" class="primary" onClick={() => void more().catch(() => undefined)}>
          {words.older}
        </button>
      )}
    </main>
  );
}

/** Both lists, newest first, each message once: a page asked later may overlap the newest. */
function merged(newest: readonly Message[], older: readonly Message[]): Message[] {
  const seen = new Map([...older, ...newest].map((message) => [message.message_id, message]));
  return [...seen.values()].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}
