type Limit = { readonly limit: number; readonly windowMs: number };
export type RateLimits = {
  readonly globalPerSecond: number;
  /** By method and kind of route, such as `POST /channels/:channel/messages`; `*` for all others. */
  readonly routes: Readonly<Record<string, Limit>>;
};

/** Limits such as Discord shows in its headers; it publishes none, and may change them. */
export const discordLimits: RateLimits = {
  globalPerSecond: 50,
  routes: {
    "POST /channels/:channel/messages": { limit: 5, windowMs: 5000 },
    "PATCH /channels/:channel/messages/:message": { limit: 5, windowMs: 5000 },
    "DELETE /channels/:channel/messages/:message": { limit: 5, windowMs: 1000 },
    "POST /channels/:channel/threads": { limit: 10, windowMs: 600_000 },
    "PUT /channels/:channel/messages/pins/:message": { limit: 5, windowMs: 5000 },
    "PUT /channels/:channel/pins/:message": { limit: 5, windowMs: 5000 },
    "POST /webhooks/:application/:token": { limit: 5, windowMs: 2000 },
    "*": { limit: 50, windowMs: 1000 },
  },
};

type BucketVerdict = {
  readonly headers: Readonly<Record<string, string>>;
  readonly refused?: { readonly retryAfterMs: number; readonly scope: LimitScope };
};

export type LimitScope = "user" | "global" | "shared";
type Window = { left: number; resetAt: number };

export function makeBuckets(now: () => number) {
  const windows = new Map<string, Window>();
  let limits: RateLimits | undefined;

  function take(key: string, { limit, windowMs }: Limit): Window & { readonly isOver: boolean } {
    const at = now();
    const found = windows.get(key);
    const window = found && found.resetAt > at ? found : { left: limit, resetAt: at + windowMs };
    windows.set(key, window);
    const isOver = window.left <= 0;
    if (!isOver) window.left -= 1;
    return { ...window, isOver };
  }

  return {
    use(next: RateLimits | undefined) {
      limits = next;
      windows.clear();
    },
    /** Takes one request from its bucket; `major` is the channel, guild or webhook that has its own. */
    take(kind: string, major: string, isGlobal: boolean): BucketVerdict {
      const crosspost = kind === "POST /channels/:channel/messages/:message/crosspost";
      const own =
        limits?.routes[kind] ?? (crosspost ? { limit: 10, windowMs: 3_600_000 } : limits?.routes["*"]);
      if (limits && isGlobal) {
        const all = take("global", { limit: limits.globalPerSecond, windowMs: 1000 });
        if (all.isOver) {
          const retryAfterMs = all.resetAt - now();
          return { headers: headers(retryAfterMs, "global"), refused: { retryAfterMs, scope: "global" } };
        }
      }
      if (!own) return { headers: {} };
      const window = take(`${kind} ${major}`, own);
      const afterMs = window.resetAt - now();
      const shown = {
        "x-ratelimit-limit": String(own.limit),
        "x-ratelimit-remaining": String(window.left),
        "x-ratelimit-reset": (window.resetAt / 1000).toFixed(3),
        "x-ratelimit-reset-after": (afterMs / 1000).toFixed(3),
        "x-ratelimit-bucket": Buffer.from(kind).toString("hex").slice(-32),
      };
      if (!window.isOver) return { headers: shown };
      const refused = { retryAfterMs: afterMs, scope: "user" } as const;
      return { headers: { ...shown, ...headers(afterMs, "user") }, refused };
    },
  };
}

export function headers(retryAfterMs: number, scope: LimitScope): Record<string, string> {
  return {
    "retry-after": String(retryAfterMs / 1000),
    "x-ratelimit-scope": scope,
    ...(scope === "global" ? { "x-ratelimit-global": "true" } : {}),
  };
}
