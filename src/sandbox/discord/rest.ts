import type { IncomingMessage, ServerResponse } from "node:http";
import { createHttpServer } from "../http-server.ts";
import { type RequestBody, readBody } from "./body.ts";
import { headers, type LimitScope, type makeBuckets } from "./buckets.ts";
import { ApiError } from "./errors.ts";
import type { Faults, PickedFault } from "./faults.ts";
import type { Fixture } from "./fixture.ts";
import { isRecord, recordOf, recordsOf } from "./json.ts";
import { type Call, type FoundRoute, type HttpAnswer, makeFinder, type Route } from "./route.ts";
import { checkSchema } from "./schema.ts";

export type Request = {
  readonly method: string;
  /** The path after `/api/v10`; an interaction's token is written as `:token`. */
  readonly route: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly status: number;
  readonly code?: number;
  /** What Discord answers to a request that it refuses. */
  readonly refusal?: unknown;
  readonly at: number;
};

type RequestCounts = { requests: number; rateLimited: number; invalid: number };

type RestOptions = {
  readonly fixture: Fixture;
  readonly routes: readonly Route[];
  readonly faults: Faults;
  readonly buckets: ReturnType<typeof makeBuckets>;
  readonly keepRequests: number;
  readonly changed: () => void;
};

type HttpReply = HttpAnswer & { readonly headers?: Readonly<Record<string, string>> };

export function makeRest({ fixture, routes, faults, buckets, keepRequests, changed }: RestOptions) {
  const find = makeFinder(routes);
  const requests: Request[] = [];
  const counts: RequestCounts = { requests: 0, rateLimited: 0, invalid: 0 };
  const ignored = new Set<string>();

  async function serve(request: IncomingMessage, response: ServerResponse) {
    const at = fixture.now();
    const method = request.method ?? "GET";
    const url = URL.parse(request.url ?? "/", "http://discord");
    if (url === null) return send(request, response, { status: 400 });
    if (url.pathname.startsWith("/ephemeral-attachments/")) return sendFile(response, url.pathname);
    const path = url.pathname.replace(/^\/api(\/v\d+)?/, "");
    const found = find(method, path);
    const token = found?.params.token;
    const route = token === undefined ? path : path.replace(encodeURIComponent(token), ":token");
    const query = url.searchParams;
    let body: RequestBody = { json: undefined, files: new Map(), faults: [] };
    let reply: HttpReply = { status: 0 };
    const spoil = faults.pick(method, route);
    try {
      body = await readBody(request);
      const { json, files } = body;
      const half = { method, route, query, body: recordOf(json), list: recordsOf(json), files };
      if (spoil?.executes ?? true) reply = run(found, request, half, body);
    } catch (error) {
      reply = refusal(error);
    }
    const sent = spoil ? spoiled(spoil, reply) : reply;
    record({ method, route, query: Object.fromEntries(query), body: body.json, at }, sent);
    if (spoil && typeof spoil.how === "object" && "delayMs" in spoil.how) {
      const { delayMs } = spoil.how;
      await new Promise((resume) => setTimeout(resume, delayMs).unref());
    }
    changed();
    send(request, response, sent);
  }

  /** Discord's content network: a person's file, under an address that only its reader knows. */
  function sendFile(response: ServerResponse, path: string) {
    const file = fixture.attachments.get(path.split("/")[3] ?? "");
    response.writeHead(file === undefined ? 404 : 200, { "content-type": file?.type ?? "text/plain" });
    response.end(file?.bytes);
  }

  type Half = Omit<Call, "params">;
  function run(
    found: FoundRoute | undefined,
    request: IncomingMessage,
    half: Half,
    body: RequestBody,
  ): HttpReply {
    if (!found) return { status: 404, body: { message: "404: Not Found", code: 0 } };
    const { route, params } = found;
    if (!route.isOpen && request.headers.authorization !== `Bot ${fixture.token}`) throw new ApiError(0);
    const major = params.channel ?? params.guild ?? params.token ?? "";
    const verdict = buckets.take(`${route.method} ${route.path}`, major, !route.isOpen);
    if (verdict.refused) return tooMany(verdict.refused.retryAfterMs, verdict.refused.scope, verdict.headers);
    try {
      const call: Call = { ...half, params };
      checkBody(route, call, body);
      const answer = route.handle(call);
      return { ...answer, headers: verdict.headers };
    } catch (error) {
      if (error instanceof ApiError && error.faults.length > 0)
        fixture.violate(half.method, half.route, error.faults);
      return { ...refusal(error), headers: verdict.headers };
    }
  }

  function checkBody(route: Route, call: Call, body: RequestBody) {
    if (body.faults.length > 0) throw new ApiError(50035, body.faults);
    for (const key of call.query.keys()) {
      if (!route.query?.includes(key)) ignored.add(`${route.method} ${route.path}?${key}`);
    }
    const schema = typeof route.schema === "function" ? route.schema(call) : route.schema;
    if (!schema) return;
    const parts: readonly (readonly [readonly number[], unknown])[] = Array.isArray(body.json)
      ? body.json.map((one, at) => [[at], one] as const)
      : [[[], call.body]];
    const faults = parts.flatMap(([at, one]) => {
      const checked = checkSchema(schema, permissionsAsNumber(one));
      for (const key of checked.unknown.filter((one) => !isHarmless(one, call)))
        ignored.add(`${route.method} ${route.path} ${key.replace(/\d+/g, "n")}`);
      return checked.faults.map((fault) => ({ ...fault, path: [...at, ...fault.path] }));
    });
    if (faults.length > 0) throw new ApiError(50035, faults);
  }

  function record(
    request: Omit<Request, "status" | "code" | "refusal">,
    { status, body, headers }: HttpReply,
  ) {
    counts.requests += 1;
    const isOwn = headers?.["x-ratelimit-scope"] !== "shared";
    if (status === 429) counts.rateLimited += 1;
    if (status === 401 || status === 403 || (status === 429 && isOwn)) counts.invalid += 1;
    if (keepRequests === 0) return;
    const isRefused = isRecord(body) && status >= 400 && typeof body.code === "number";
    requests.push({ ...request, status, ...(isRefused ? { code: Number(body.code), refusal: body } : {}) });
    if (requests.length > keepRequests * 2) requests.splice(0, requests.length - keepRequests);
  }

  const listener = (request: IncomingMessage, response: ServerResponse) =>
    void serve(request, response).catch(() => response.destroy());
  return { server: createHttpServer(listener, true), requests, counts, ignored };
}

/** discord.js writes `enforce_nonce: false` into every message, also where there can be no nonce. */
function isHarmless(key: string, { body }: Call): boolean {
  return key.endsWith("enforce_nonce") && !body.enforce_nonce && !recordOf(body.data).enforce_nonce;
}

/** Discord takes this one field as digits too, and says so in its documentation; its schema does not. */
function permissionsAsNumber(body: unknown): unknown {
  if (!isRecord(body) || typeof body.default_member_permissions !== "string") return body;
  return { ...body, default_member_permissions: Number(body.default_member_permissions) };
}

function refusal(error: unknown): HttpReply {
  if (error instanceof ApiError) return { status: error.status, body: error.body() };
  // A mistake in the double itself: said aloud in the answer, so that no test mistakes it for a fault on order.
  const why = String(error instanceof Error ? error.stack : error);
  return { status: 500, body: { message: `The double failed: ${why}`, code: 0 } };
}

function tooMany(
  retryAfterMs: number,
  scope: LimitScope,
  more: Readonly<Record<string, string>> = {},
): HttpReply {
  const message = "You are being rate limited.";
  const body = { message, retry_after: retryAfterMs / 1000, global: scope === "global" };
  return { status: 429, body, headers: { ...headers(retryAfterMs, scope), ...more } };
}

const scopes = { "429": "user", "429-global": "global", "429-shared": "shared" } as const;

/** What goes out in place of `reply`; status 0 is no answer at all. */
function spoiled({ how, retryAfterMs = 50 }: PickedFault, reply: HttpReply): HttpReply {
  if (how === "reset") return { status: -1 };
  if (how === "hang" || how === "late") return { status: 0 };
  if (how === "429" || how === "429-global" || how === "429-shared")
    return tooMany(retryAfterMs, scopes[how]);
  if (how === "401") return { status: 401, body: { message: "401: Unauthorized", code: 0 } };
  if (typeof how === "string")
    return { status: Number(how), body: { message: `${how}: Internal Server Error`, code: 0 } };
  if ("delayMs" in how) return reply;
  return { status: how.status, body: { message: how.message ?? "Refused on order", code: how.code ?? 0 } };
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status, body, headers: more }: HttpReply,
) {
  if (status === -1) return request.socket.resetAndDestroy();
  if (status === 0) return;
  const text = body === undefined ? "" : JSON.stringify(body);
  const head =
    text === "" ? {} : { "content-type": "application/json", "content-length": Buffer.byteLength(text) };
  response.writeHead(status, { ...head, ...more });
  response.end(text);
}
