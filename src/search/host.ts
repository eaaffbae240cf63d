import { setImmediate as breathe } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import type { Written } from "../story/story.ts";
import type { Match } from "./match.ts";
import { createTurns, type TurnTaker } from "./turns.ts";

export type SearchRequest = {
  readonly kind: "rank" | "suggest";
  readonly text: string;
  readonly limit: number;
};
export type HostOrder = { readonly index: number } & (
  | { readonly kind: "bring"; readonly paragraphs: readonly string[] }
  | { readonly kind: "build"; readonly language: string; readonly written?: Written }
  | { readonly kind: "drop" }
  | SearchRequest
);
/** What the thread has done: the one question that was asked, or the one index that was to be built. */
export type HostAnswer =
  | { readonly kind: "answer"; readonly matches: readonly Match[] }
  | { readonly kind: "built" };

/** The paragraphs, or the text that they are read from: one string is brought to the thread much sooner than many. */
export type SearchSource = readonly string[] | Written;

/** An engine somewhere. */
export type Remote = {
  ask(kind: SearchRequest["kind"], text: string, limit: number, asker: TurnTaker): Promise<readonly Match[]>;
  close(): Promise<void>;
};

/** One thread with the indexes of any number of stories, so that no search and no building holds up a heartbeat. */
export type Host = {
  /** The index is built when its turn comes, and at once when it is asked. */
  open(source: SearchSource, language: string): Remote;
  close(): Promise<void>;
};

type HostedIndex = {
  readonly number: number;
  readonly source: SearchSource;
  readonly language: string;
  isBuilt: boolean;
  /** Nobody will ask any more; it goes when those that did have their answers. */
  isLeft: boolean;
};
type WaitingRequest = SearchRequest & {
  readonly index: HostedIndex;
  resolve(matches: readonly Match[]): void;
  reject(error: Error): void;
};

export const closed = "this search is closed";

/** What a question costs besides its length, in characters. */
export const costOf = (text: string) => text.length + 20;

/** Room for what is short-lived is never given back; with this much, building and searching take no longer. */
const resourceLimits = { maxYoungGenerationSizeMb: 2 };

/** Copying strings for the thread takes time of this one: so many at a time. */
const mostBrought = 2_000;

export function openHost(deadlineMs: number): Host {
  const indexes: HostedIndex[] = [];
  const turns = createTurns<WaitingRequest>();
  let asked: WaitingRequest | undefined;
  let building: HostedIndex | undefined;
  let worker: Worker | undefined;
  let isClosed = false;
  let opened = 0;

  function send(order: HostOrder): void {
    worker?.postMessage(order);
  }

  /** One answer and one index at a time, side by side: an index that somebody waits for, then the others as they came. */
  function next(): void {
    if (isClosed) return;
    clear();
    if (asked === undefined) search(turns.take(({ index }) => index.isBuilt));
    const wanted = turns.all()[0]?.index;
    if (building === undefined) {
      const index =
        turns.all().find((ask) => !ask.index.isBuilt)?.index ?? indexes.find(({ isBuilt }) => !isBuilt);
      if (index !== undefined) void build(index);
    }
    // Nobody waits for an index that is built ahead: it doesn't keep the process.
    if (asked !== undefined || wanted !== undefined) worker?.ref();
    else worker?.unref();
  }

  function clear(): void {
    for (const index of indexes.filter(({ isLeft }) => isLeft)) {
      if (index === building || index === asked?.index) continue;
      if (turns.all().some((ask) => ask.index === index)) continue;
      indexes.splice(indexes.indexOf(index), 1);
      if (index.isBuilt) send({ index: index.number, kind: "drop" });
    }
  }

  function search(ask: WaitingRequest | undefined): void {
    if (ask === undefined) return;
    const { kind, text, limit, index } = ask;
    const late = setTimeout(() => {
      replace(new Error(`a search took longer than ${deadlineMs} ms`));
    }, deadlineMs);
    const settled = () => clearTimeout(late);
    asked = {
      ...ask,
      resolve: (matches) => [settled(), ask.resolve(matches)],
      reject: (error) => [settled(), ask.reject(error)],
    };
    send({ index: index.number, kind, text, limit });
  }

  async function build(index: HostedIndex): Promise<void> {
    const current = worker ?? start();
    building = index;
    const { number, source, language } = index;
    const paragraphs = "text" in source ? [] : source;
    for (let from = 0; from < paragraphs.length; from += mostBrought) {
      if (from > 0) await breathe();
      if (current !== worker) return;
      send({ index: number, kind: "bring", paragraphs: paragraphs.slice(from, from + mostBrought) });
    }
    send({ index: number, kind: "build", language, ...("text" in source ? { written: source } : {}) });
  }

  function start(): Worker {
    const started = new Worker(new URL("./worker.ts", import.meta.url), { resourceLimits });
    worker = started;
    started.on("message", (done: HostAnswer) => {
      if (started !== worker) return;
      if (done.kind === "built") {
        if (building !== undefined) building.isBuilt = true;
        building = undefined;
      } else {
        const settled = asked;
        asked = undefined;
        settled?.resolve(done.matches);
      }
      next();
    });
    started.on("error", (cause) => {
      if (started === worker) replace(new Error("the search thread stopped", { cause }));
    });
    return started;
  }

  /** Another thread takes over; the ask that was under way fails, and with it nobody else's. */
  function replace(error: Error): void {
    void worker?.terminate();
    worker = undefined;
    for (const index of indexes) index.isBuilt = false;
    // A story whose index can't be built would be tried for ever: whoever waits for it hears of it.
    const failed = asked ?? turns.take(({ index }) => index === building);
    [asked, building] = [undefined, undefined];
    failed?.reject(error);
    if (failed !== undefined || turns.all().length > 0) next();
  }

  return {
    open(source, language) {
      opened += 1;
      const index: HostedIndex = { number: opened, source, language, isBuilt: false, isLeft: false };
      indexes.push(index);
      next();
      return {
        ask(kind, text, limit, asker) {
          if (isClosed || index.isLeft) return Promise.reject(new Error(closed));
          const { promise, resolve, reject } = Promise.withResolvers<readonly Match[]>();
          turns.add({ kind, text, limit, index, resolve, reject }, asker, costOf(text));
          next();
          return promise;
        },
        async close() {
          index.isLeft = true;
          next();
        },
      };
    },
    async close() {
      isClosed = true;
      for (const ask of [...turns.all(), ...(asked ? [asked] : [])]) ask.reject(new Error(closed));
      const last = worker;
      [worker, asked, building] = [undefined, undefined, undefined];
      await last?.terminate();
    },
  };
}
