import type { Problem } from "./contract.ts";

/** The server answered, and not with what was asked for. `status` is HTTP's; `problem` its RFC 9457 document when it sent one. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem | null,
  ) {
    super(problem?.detail ?? problem?.title ?? `HTTP ${status}`);
  }
}

/** The server did not answer at all: no network, or nobody there. */
export class Unreachable extends Error {}

/**
 * One question to the server, as JSON.
 *
 * @throws Refused on 4xx and 5xx
 * @throws Unreachable when no answer comes
 */
export async function getJson<T>(path: string, signal?: AbortSignal): Promise<T> {
  return (await request("GET", path, undefined, signal ? { signal } : {})).json() as Promise<T>;
}

/** @throws Refused, Unreachable as {@link getJson} */
export async function postJson<T>(path: string, body: unknown): Promise<T> {
  return (await request("POST", path, body, {})).json() as Promise<T>;
}

/** @throws Refused, Unreachable as {@link getJson} */
export async function remove(path: string): Promise<void> {
  await request("DELETE", path, undefined, {});
}

async function request(method: string, path: string, body: unknown, more: RequestInit): Promise<Response> {
  const json =
    body === undefined ? {} : { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } };
  const response = await fetch(path, { method, credentials: "same-origin", ...json, ...more }).catch((cause) => {
    throw more.signal?.aborted ? cause : new Unreachable("no answer", { cause });
  });
  if (!response.ok) {
    throw new Refused(response.status, await problemOf(response));
  }
  return response;
}

async function problemOf(response: Response): Promise<Problem | null> {
  const isProblem = response.headers.get("Content-Type")?.includes("json") ?? false;
  return isProblem ? ((await response.json().catch(() => null)) as Problem | null) : null;
}

/**
 * A question asked again and again, answered anew only when the answer changed (ETag).
 * Not to be asked twice at the same time.
 */
export class Repeated<T> {
  #etag: string | null = null;

  constructor(readonly path: string) {}

  /** The new answer, or null when it is still the last one. @throws Refused, Unreachable as {@link getJson} */
  async changed(signal?: AbortSignal): Promise<T | null> {
    const headers: Record<string, string> = this.#etag === null ? {} : { "If-None-Match": this.#etag };
    try {
      const response = await request("GET", this.path, undefined, { headers, ...(signal ? { signal } : {}) });
      this.#etag = response.headers.get("ETag");
      return (await response.json()) as T;
    } catch (refusal) {
      if (refusal instanceof Refused && refusal.status === 304) {
        return null;
      }
      throw refusal;
    }
  }
}
