import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Session } from "../api/contract.ts";
import { getJson, postJson, Refused, remove } from "../api/http.ts";
import type { OpsWords } from "../words/ops.ts";
import { SessionLost } from "./polled.ts";

type Standing = { at: "asking" } | { at: "door"; unreachable: boolean } | { at: "inside"; session: Session };

/** Shows what is inside to staff who are logged in, and the door to everybody else. */
export function SignedIn(props: {
  words: OpsWords;
  header: ComponentChildren;
  children: (session: Session, logOut: () => void) => ComponentChildren;
}) {
  const [standing, setStanding] = useState<Standing>({ at: "asking" });
  useEffect(() => {
    getJson<Session>("/api/staff/session")
      .then((session) => setStanding({ at: "inside", session }))
      .catch((failure) => setStanding({ at: "door", unreachable: !(failure instanceof Refused) }));
  }, []);
  if (standing.at === "asking") {
    return null;
  }
  if (standing.at === "door") {
    return (
      <>
        {props.header}
        <LogIn
          words={props.words}
          unreachable={standing.unreachable}
          enter={(session) => setStanding({ at: "inside", session })}
        />
      </>
    );
  }
  const leave = () => setStanding({ at: "door", unreachable: false });
  const logOut = () => {
    void remove("/api/staff/session")
      .catch(() => undefined)
      .then(leave);
  };
  return <SessionLost.Provider value={leave}>{props.children(standing.session, logOut)}</SessionLost.Provider>;
}

function LogIn(props: { words: OpsWords; unreachable: boolean; enter: (session: Session) => void }) {
  const { words } = props;
  const [trouble, setTrouble] = useState(props.unreachable ? words.unreachable : "");
  const [busy, setBusy] = useState(false);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    setBusy(true);
    setTrouble("");
    try {
      props.enter(
        await postJson<Session>("/api/staff/session", { name: form.get("name"), password: form.get("password") }),
      );
    } catch (failure) {
      setBusy(false);
      setTrouble(troubleIn(words, failure));
    }
  };
  return (
    <main class="door">
      <h1>{words.title}</h1>
      <p class="quiet">{words.logInLead}</p>
      <form onSubmit={submit}>
        <label>
          {words.name}
          <input name="name" autoComplete="username" required autoCapitalize="none" />
        </label>
        <label>
          {words.password}
          <input name="password" type="password" autoComplete="current-password" required />
        </label>
        <p class="trouble" role="alert">
          {trouble}
        </p>
        <button class="primary" type="submit" disabled={busy}>
          {words.logIn}
        </button>
      </form>
    </main>
  );
}

function troubleIn(words: OpsWords, failure: unknown): string {
  if (failure instanceof Refused && failure.status === 429) {
    return words.logInTooOften;
  }
  return failure instanceof Refused && failure.status < 500 ? words.logInRefused : words.unreachable;
}
