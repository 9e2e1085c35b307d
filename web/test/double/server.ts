import { createReadStream, existsSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import type { PromiseAccount, RecipientView } from "../../src/api/contract.ts";
import { PROMISES } from "./promises.ts";
import { StaffDoors } from "./staff.ts";
import { syntheticTile } from "./tiles.ts";
import { VIEWS } from "./views.ts";

/** The policy of the real server; a page that needs more fails its tests here. */
export const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; " +
  "connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; base-uri 'none'; form-action 'self'; " +
  "frame-ancestors 'none'";

const DIST = join(import.meta.dirname, "../../dist");
const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};

/**
 * Stands in for the server in tests of how pages look and behave in each state: serves the built pages, and views made by
 * hand after the contract. The end-to-end tests run against the real server.
 */
export class Double {
  readonly #server = createServer((request, response) => this.#answer(request, response));
  readonly #streams = new Map<string, Set<ServerResponse>>();
  readonly #views = new Map<string, RecipientView>(Object.entries(VIEWS));
  readonly requested: string[] = [];
  readonly staff = new StaffDoors();
  promises: PromiseAccount = PROMISES;
  /** While true the server is as good as gone: every connection is cut. */
  away = false;
  /** Without a town there are no tiles and no map. */
  town = true;

  async start(): Promise<string> {
    await new Promise<void>((done) => this.#server.listen(0, "127.0.0.1", done));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.cut();
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  /** Cuts every open stream, as a restart does. */
  cut(): void {
    for (const stream of [...this.#streams.values()].flatMap((streams) => [...streams])) {
      stream.destroy();
    }
    this.#streams.clear();
  }

  /** Sets what a link shows from now on, and sends it to those who look. */
  show(token: string, view: RecipientView): void {
    this.#views.set(token, view);
    this.push(`/api/t/${token}/live`, "view", view, view.revision);
  }

  push(stream: string, event: string, data: unknown, id = ""): void {
    for (const response of this.#streams.get(stream) ?? []) {
      response.write(`event: ${event}\n${id ? `id: ${id}\n` : ""}data: ${JSON.stringify(data)}\n\n`);
    }
  }

  watchers(stream: string): number {
    return this.#streams.get(stream)?.size ?? 0;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", "http://double");
    this.requested.push(url.pathname);
    if (this.away) {
      request.socket.destroy();
      return;
    }
    const path = decodeURIComponent(url.pathname);
    if (path.endsWith("/live")) {
      this.#stream(path, request, response);
    } else if (path.startsWith("/api/t/")) {
      this.#recipient(path, request, response);
    } else if (path === "/api/town" && this.town) {
      json(response, 200, {
        name: "Monaco",
        bounds: [7.395, 43.715, 7.455, 43.76],
        attribution: "© OpenStreetMap contributors",
        tiles: "/tiles/{z}/{x}/{y}.pbf",
        min_zoom: 11,
        max_zoom: 15,
      });
    } else if (path === "/health/ready") {
      json(response, 200, {});
    } else if (path === "/api/promises") {
      json(response, 200, this.promises);
    } else if (path.startsWith("/tiles/")) {
      response.writeHead(200, { "Content-Type": "application/x-protobuf" }).end(syntheticTile());
    } else if (path.startsWith("/api/")) {
      const answer = await this.staff.answer(request, url);
      json(response, answer.status, answer.body, answer.headers);
    } else {
      file(path, response);
    }
  }

  #recipient(path: string, request: IncomingMessage, response: ServerResponse): void {
    const view = this.#views.get(path.split("/")[3] ?? "");
    if (!view) {
      problem(response, 404, "No such link, or it has expired");
      return;
    }
    const etag = `"${view.revision}"`;
    if (request.headers["if-none-match"] === etag) {
      response.writeHead(304).end();
      return;
    }
    json(response, 200, view, { ETag: etag });
  }

  #stream(path: string, request: IncomingMessage, response: ServerResponse): void {
    const token = path.split("/")[3] ?? "";
    const view = path.startsWith("/api/t/") ? this.#views.get(token) : null;
    if (view === undefined) {
      problem(response, 404, "No such link, or it has expired");
      return;
    }
    response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
    response.write("retry: 500\n\n");
    if (view) {
      response.write(`event: view\nid: ${view.revision}\ndata: ${JSON.stringify(view)}\n\n`);
    }
    const streams = this.#streams.get(path) ?? new Set();
    streams.add(response);
    this.#streams.set(path, streams);
    request.on("close", () => streams.delete(response));
  }
}

const PAGES: Record<string, string> = {
  "/": "index.html",
  "/ops": "ops.html",
  "/outbox": "outbox.html",
  "/promises": "promises.html",
};

function file(path: string, response: ServerResponse): void {
  const name = path.startsWith("/t/")
    ? "recipient.html"
    : (PAGES[path] ?? normalize(path).replace(/^(\.\.[/\\])+/, ""));
  const found = join(DIST, name);
  if (!existsSync(found) || extname(found) === "") {
    problem(response, 404, "No such page");
    return;
  }
  response.writeHead(200, {
    "Content-Type": TYPES[extname(found)] ?? "application/octet-stream",
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
  });
  createReadStream(found).pipe(response);
}

function json(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  if (body === undefined) {
    response.writeHead(status, headers).end();
    return;
  }
  const type = status >= 400 ? "application/problem+json" : "application/json";
  response.writeHead(status, { "Content-Type": type, ...headers }).end(JSON.stringify(body));
}

function problem(response: ServerResponse, status: number, title: string): void {
  json(response, status, { type: "about:blank", title, status });
}
