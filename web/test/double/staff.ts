import type { IncomingMessage } from "node:http";
import type { Session } from "../../src/api/contract.ts";
import { DATE, DEPOT, DepotDay, MESSAGES } from "./depot-day.ts";

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** The double's one member of staff. */
export const STAFF = { name: "dispatch", password: "seven swans" };
const SESSION: Session = { name: STAFF.name, roles: ["dispatcher"] };
const COOKIE = "session=double";

const ok = (body: unknown): Answer => ({ status: 200, body });
const refused = (status: number, title: string): Answer => ({ status, body: { type: "about:blank", title, status } });

/** The staff's doors of the double: log-in, and a made-up day behind it. */
export class StaffDoors {
  day = new DepotDay(60);

  async answer(request: IncomingMessage, url: URL): Promise<Answer> {
    const inside = request.headers.cookie?.includes(COOKIE) ?? false;
    if (url.pathname === "/api/staff/session") {
      return this.#session(request, inside);
    }
    if (!inside) {
      return refused(401, "Log in first");
    }
    return this.#inside(decodeURIComponent(url.pathname), url);
  }

  async #session(request: IncomingMessage, inside: boolean): Promise<Answer> {
    if (request.method === "POST") {
      const chunks: Buffer[] = [];
      for await (const chunk of request) {
        chunks.push(chunk as Buffer);
      }
      const { name, password } = JSON.parse(Buffer.concat(chunks).toString()) as typeof STAFF;
      return name === STAFF.name && password === STAFF.password
        ? { ...ok(SESSION), headers: { "Set-Cookie": `${COOKIE}; HttpOnly; SameSite=Strict; Path=/` } }
        : refused(401, "Unknown name or password");
    }
    if (request.method === "DELETE") {
      return { status: 204, headers: { "Set-Cookie": "session=; Max-Age=0; Path=/" } };
    }
    return inside ? ok(SESSION) : refused(401, "Log in first");
  }

  #inside(path: string, url: URL): Answer {
    const day = `/api/ops/depots/${DEPOT}/${DATE}`;
    switch (path) {
      case "/api/ops/days":
        return ok([{ depot_id: DEPOT, service_date: DATE, rounds: this.day.rows.length }]);
      case `${day}/rounds`:
        return ok(this.day.board());
      case `${day}/at-risk`:
        return ok(this.day.atRisk());
      case `${day}/silent`:
        return ok(this.day.silent());
      case "/api/ops/notices":
        return ok({ notices: this.day.notices(), next_page_token: null });
      case "/api/ops/outbox":
        return ok({ messages: MESSAGES, next_page_token: null });
      case "/api/ops/parcels":
        return ok(this.#found(url.searchParams.get("q") ?? ""));
    }
    const [, , , kind, id, part] = path.split("/");
    const body =
      kind === "rounds" && part === "track"
        ? this.day.track(id ?? "")
        : kind === "rounds"
          ? this.day.findRound(id ?? "")
          : kind === "parcels"
            ? this.day.story(id ?? "")
            : undefined;
    return body === undefined ? refused(404, "Not found") : ok(body);
  }

  #found(query: string) {
    return ["XR123456785FR", "XR123456001FR", "XR123456002FR"]
      .filter((parcel) => parcel.includes(query.toUpperCase()))
      .map((parcel_id) => ({ parcel_id, round_id: "R001", state: "on_round" }));
  }
}
