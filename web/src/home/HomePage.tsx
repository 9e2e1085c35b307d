import { useEffect, useState } from "preact/hooks";
import { useStaffLanguage } from "../staff/language.ts";
import { StaffBar } from "../staff/StaffBar.tsx";

const READY_EVERY_MS = 5_000;

/** The front door: what runs here, and where to go. A door that is not open is not shown. */
export function HomePage() {
  const { language, words, choose } = useStaffLanguage();
  const ready = useReady();
  const outbox = useOpen("/outbox");
  const docs = useOpen("/docs");
  return (
    <>
      <StaffBar words={words} language={language} choose={choose} />
      <main class="home">
        <h1>Créneau</h1>
        <p class="lead">{words.homeLead}</p>
        <p>{words.homeLink}</p>
        <nav>
          <ul>
            <Door href="/ops" title={words.homeOps} lead={words.homeOpsLead} />
            <Door href="/promises" title={words.homePromises} lead={words.homePromisesLead} />
            {outbox && <Door href="/outbox" title={words.homeOutbox} lead={words.homeOutboxLead} />}
            {docs && <Door href="/docs" title={words.homeDocs} lead={words.homeDocsLead} />}
          </ul>
        </nav>
        <p class="quiet" role="status">
          {ready === true && (
            <>
              <span aria-hidden="true">● </span>
              {words.homeReady}
            </>
          )}
          {ready === false && (
            <>
              <span aria-hidden="true">▲ </span>
              {words.homeNotReady}
            </>
          )}
        </p>
      </main>
    </>
  );
}

function Door({ href, title, lead }: { href: string; title: string; lead: string }) {
  return (
    <li>
      <a class="way" href={href}>
        <strong>{title}</strong>
        <span>{lead}</span>
      </a>
    </li>
  );
}

/** Whether the server has such a page. */
function useOpen(path: string): boolean {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    fetch(path, { method: "HEAD" })
      .then((response) => setOpen(response.ok))
      .catch(() => setOpen(false));
  }, [path]);
  return open;
}

function useReady(): boolean | null {
  const [ready, setReady] = useState<boolean | null>(null);
  useEffect(() => {
    const ask = () =>
      fetch("/health/ready")
        .then((response) => setReady(response.ok))
        .catch(() => setReady(false));
    void ask();
    const timer = setInterval(ask, READY_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return ready;
}
