import { Refused, Repeated } from "./http.ts";

/** How fresh what is shown is: `live` while the stream or its stand-in answers, `offline` when nothing does, `gone` when the server says that there is no such thing (any more). */
export type Liveness = "connecting" | "live" | "offline" | "gone";

export interface LiveSource<T> {
  /** Asked when the stream is silent or broken; must give the same shape as an event. */
  readonly snapshotPath: string;
  readonly streamPath: string;
  /** Handlers by event name; each is given the event's data, parsed. */
  readonly events: Readonly<Record<string, (data: never) => void>>;
  readonly onSnapshot: (snapshot: T) => void;
  readonly onLiveness: (liveness: Liveness) => void;
}

/** Real milliseconds. */
export const RECONNECT_FIRST_MS = 1_000;
export const RECONNECT_MOST_MS = 30_000;
/** A stream silent for so long is doubted: the snapshot is asked. Comments that keep it open are invisible to the page. */
export const SILENCE_MS = 45_000;

/**
 * Follows something of the server: Server-Sent Events while they flow, the snapshot whenever they do not.
 *
 * The browser itself reconnects a cut stream and sends Last-Event-ID. It gives up when the server answers with an error
 * (a restart, a proxy's 502): then this opens a new stream, each time later, up to every 30 s, and polls meanwhile.
 */
export class Live<T> {
  readonly #source: LiveSource<T>;
  readonly #snapshot: Repeated<T>;
  #stream: EventSource | null = null;
  #retryMs = RECONNECT_FIRST_MS;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #silence: ReturnType<typeof setTimeout> | undefined;
  #asking = false;
  #closed = false;
  readonly #woken = () => {
    if (document.visibilityState === "visible") {
      this.ask();
      if (this.#stream === null || this.#stream.readyState === EventSource.CLOSED) {
        this.#open();
      }
    }
  };

  constructor(source: LiveSource<T>) {
    this.#source = source;
    this.#snapshot = new Repeated<T>(source.snapshotPath);
  }

  start(): this {
    this.#source.onLiveness("connecting");
    this.ask();
    this.#open();
    document.addEventListener("visibilitychange", this.#woken);
    addEventListener("online", this.#woken);
    addEventListener("offline", this.#woken);
    return this;
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#silence);
    this.#stream?.close();
    document.removeEventListener("visibilitychange", this.#woken);
    removeEventListener("online", this.#woken);
    removeEventListener("offline", this.#woken);
  }

  #open(): void {
    if (this.#closed) {
      return;
    }
    clearTimeout(this.#timer);
    this.#stream?.close();
    const stream = new EventSource(this.#source.streamPath);
    this.#stream = stream;
    stream.onopen = () => {
      this.#retryMs = RECONNECT_FIRST_MS;
      this.#alive();
    };
    for (const [name, handle] of Object.entries(this.#source.events)) {
      stream.addEventListener(name, (event) => {
        this.#alive();
        handle(JSON.parse((event as MessageEvent<string>).data) as never);
      });
    }
    stream.onerror = () => {
      this.ask();
      if (stream.readyState === EventSource.CLOSED) {
        this.#openLater();
      }
    };
  }

  #openLater(): void {
    if (this.#closed) {
      return;
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#open(), this.#retryMs);
    this.#retryMs = Math.min(this.#retryMs * 2, RECONNECT_MOST_MS);
  }

  #alive(): void {
    this.#source.onLiveness("live");
    clearTimeout(this.#silence);
    if (!this.#closed) {
      this.#silence = setTimeout(() => this.ask(), SILENCE_MS);
    }
  }

  /** Asks the snapshot once; whether it answers decides between live and offline. */
  ask(): void {
    if (this.#asking || this.#closed) {
      return;
    }
    this.#asking = true;
    this.#snapshot
      .changed()
      .then((changed) => {
        if (this.#closed) {
          return;
        }
        if (changed !== null) {
          this.#source.onSnapshot(changed);
        }
        this.#alive();
      })
      .catch((failure) => this.#failed(failure))
      .finally(() => {
        this.#asking = false;
      });
  }

  #failed(failure: unknown): void {
    if (this.#closed) {
      return;
    }
    if (failure instanceof Refused && [401, 403, 404].includes(failure.status)) {
      this.#source.onLiveness("gone");
      this.close();
      return;
    }
    this.#source.onLiveness("offline");
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.ask(), this.#retryMs);
  }
}
