import type { $ZodType } from "zod/v4/core";
import type { Json } from "./json.ts";

export type Call = {
  readonly method: string;
  /** The path after `/api/v10`, with any interaction token written as `:token`. */
  readonly route: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Json;
  /** The body when it is a list, as for all commands at once. */
  readonly list: readonly Json[];
  readonly files: ReadonlyMap<string, Buffer>;
};

export type HttpAnswer = { readonly status: number; readonly body?: unknown };

export type Route = {
  readonly method: string;
  readonly path: string;
  /** The schema of the body, or how to choose it: of a list it is that of one entry. */
  readonly schema?: $ZodType | ((call: Call) => $ZodType | undefined);
  /** Routes that carry a token of their own in the path need no authorization. */
  readonly isOpen?: boolean;
  /** Query parameters that Discord knows here; another one is a mistake. */
  readonly query?: readonly string[];
  readonly handle: (call: Call) => HttpAnswer;
};

type Handle = Route["handle"];
/** `"GET /channels/:channel"` and what it does. */
export function route(what: `${string} /${string}`, handle: Handle, more: Partial<Route> = {}): Route {
  const [method = "", path = ""] = what.split(" ");
  return { ...more, method, path, handle };
}

export const ok = (body: unknown): HttpAnswer => ({ status: 200, body });
export const created = (body: unknown): HttpAnswer => ({ status: 201, body });
export const empty: HttpAnswer = { status: 204 };

export type FoundRoute = { readonly route: Route; readonly params: Readonly<Record<string, string>> };

/** Finds a request's route by method and path; a literal step wins over a parameter. */
export function makeFinder(routes: readonly Route[]) {
  const byLength = new Map<string, { readonly route: Route; readonly steps: readonly string[] }[]>();
  for (const route of routes) {
    const steps = route.path.slice(1).split("/");
    const key = `${route.method} ${steps.length}`;
    const list = byLength.get(key) ?? [];
    list.push({ route, steps });
    list.sort((a, b) => count(a.steps) - count(b.steps));
    byLength.set(key, list);
  }
  return (method: string, path: string): FoundRoute | undefined => {
    const given = path.slice(1).split("/");
    for (const { route, steps } of byLength.get(`${method} ${given.length}`) ?? []) {
      if (!steps.every((step, at) => step.startsWith(":") || step === given[at])) continue;
      const params = steps.flatMap((step, at) =>
        step.startsWith(":") ? [[step.slice(1), decodeURIComponent(given[at] ?? "")] as const] : [],
      );
      return { route, params: Object.fromEntries(params) };
    }
    return undefined;
  };
}

function count(steps: readonly string[]): number {
  return steps.filter((step) => step.startsWith(":")).length;
}
