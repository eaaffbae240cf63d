export type How =
  | "500"
  | "502"
  | "503"
  | "504"
  /** The connection is cut in place of an answer. */
  | "reset"
  /** No answer, ever; the request is not carried out. */
  | "hang"
  /** Carried out, but the answer is kept back until the client has given up. */
  | "late"
  | "429"
  | "429-global"
  | "429-shared"
  | "401"
  | { readonly status: number; readonly code?: number; readonly message?: string }
  | { readonly delayMs: number };

type FaultOrder = {
  readonly method?: string;
  /** Which requests, by their path such as `/channels/1/messages`; all when left out. */
  readonly route?: RegExp;
  /** A say for the test on each request that fits, such as by lot. */
  readonly when?: (method: string, route: string) => boolean;
  /** How many requests, one when left out. */
  readonly times?: number;
  readonly how: How;
  /** Whether Discord carries the request out all the same, so that only its answer is lost. */
  readonly executes?: boolean;
  readonly retryAfterMs?: number;
};

type Spoiled = { readonly hits: number; stop(): void };
export type PickedFault = FaultOrder & { readonly executes: boolean };
export type Faults = ReturnType<typeof makeFaults>;

export function makeFaults() {
  const orders: { order: FaultOrder; left: number; hits: number }[] = [];
  return {
    order(order: FaultOrder): Spoiled {
      const entry = { order, left: order.times ?? 1, hits: 0 };
      orders.push(entry);
      return {
        get hits() {
          return entry.hits;
        },
        stop() {
          entry.left = 0;
        },
      };
    },
    pick(method: string, route: string): PickedFault | undefined {
      const entry = orders.find(
        ({ order, left }) =>
          left > 0 &&
          (order.method ?? method) === method &&
          (order.route === undefined || order.route.test(route)) &&
          (order.when === undefined || order.when(method, route)),
      );
      if (!entry) return undefined;
      entry.left -= 1;
      entry.hits += 1;
      const { order } = entry;
      const isAlways = order.how === "late" || (typeof order.how === "object" && "delayMs" in order.how);
      return { ...order, executes: order.executes ?? isAlways };
    },
  };
}
