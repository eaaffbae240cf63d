import { setImmediate as breathe } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import type { Written } from "../story/story.ts";
import type { Match } from "./match.ts";

export type Ask = { readonly kind: "rank" | "suggest"; readonly text: string; readonly limit: number };
export type Order = { readonly index: number } & (
  | { readonly kind: "bring"; readonly paragraphs: readonly string[] }
  | { readonly kind: "build"; readonly language: string; readonly written?: Written }
  | { readonly kind: "drop" }
  | Ask
);
/** The answer to the one order that is under way. */
export type Answer = { readonly matches: readonly Match[] };

/** The paragraphs, or the text that they are read from: one string is brought to the thread much sooner than many. */
export type Source = readonly string[] | Written;

/** An engine somewhere. */
export type Remote = {
  ask(kind: Ask["kind"], text: string, limit: number): Promise<readonly Match[]>;
  close(): Promise<void>;
};

/** One thread with the indexes of any number of stories, so that no search and no building holds up a heartbeat. */
export type Host = {
  /** The index is built when its turn comes, and at once when it is asked. */
  open(source: Source, language: string): Remote;
  close(): Promise<void>;
};

type Index = {
  readonly number: number;
  readonly source: Source;
  readonly language: string;
  isBuilt: boolean;
  /** Nobody will ask any more; it goes when those that did have their answers. */
  isLeft: boolean;
};
type Waiting = Ask & {
  readonly index: Index;
  resolve(matches: readonly Match[]): void;
  reject(error: Error): void;
};

const closed = "this search is closed";

/** Room for what is short-lived is never given back; with this much, building and searching take no longer. */
const resourceLimits = { maxYoungGenerationSizeMb: 2 };

/** Copying strings for the thread takes time of this one: so many at a time. */
const mostBrought = 2_000;

export function openHost(deadlineMs: number): Host {
  const indexes: Index[] = [];
  const waiting: Waiting[] = [];
  let asked: Waiting | undefined;
  let worker: Worker | undefined;
  let isBusy = false;
  let isClosed = false;
  let opened = 0;

  function send(order: Order): void {
    worker?.postMessage(order);
  }

  /** Answers first; then whatever index somebody waits for; then the others, in the order they came. */
  function next(): void {
    if (isBusy || isClosed) return;
    clear();
    const at = waiting.findIndex(({ index }) => index.isBuilt);
    const index = waiting[0]?.index ?? indexes.find(({ isBuilt }) => !isBuilt);
    if (at !== -1) search(at);
    else if (index !== undefined) void build(index);
    else worker?.unref();
  }

  function clear(): void {
    for (const index of indexes.filter(({ isLeft }) => isLeft)) {
      if (waiting.some((ask) => ask.index === index)) continue;
      indexes.splice(indexes.indexOf(index), 1);
      if (index.isBuilt) send({ index: index.number, kind: "drop" });
    }
  }

  function search(at: number): void {
    const [ask] = waiting.splice(at, 1);
    if (ask === undefined) return;
    const { kind, text, limit, index } = ask;
    const current = worker ?? start();
    [isBusy, asked] = [true, ask];
    current.ref();
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

  async function build(index: Index): Promise<void> {
    const current = worker ?? start();
    isBusy = true;
    // Nobody waits for an index that is built ahead: it doesn't keep the process.
    if (waiting.length > 0) current.ref();
    else current.unref();
    const { number, source, language } = index;
    const paragraphs = "text" in source ? [] : source;
    for (let from = 0; from < paragraphs.length; from += mostBrought) {
      if (from > 0) await breathe();
      if (current !== worker) return;
      send({ index: number, kind: "bring", paragraphs: paragraphs.slice(from, from + mostBrought) });
    }
    index.isBuilt = true;
    send({ index: number, kind: "build", language, ...("text" in source ? { written: source } : {}) });
  }

  function start(): Worker {
    const started = new Worker(new URL("./worker.ts", import.meta.url), { resourceLimits });
    worker = started;
    started.on("message", ({ matches }: Answer) => {
      if (started !== worker) return;
      const done = asked;
      [isBusy, asked] = [false, undefined];
      done?.resolve(matches);
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
    const failed = asked ?? waiting.shift();
    [isBusy, asked] = [false, undefined];
    failed?.reject(error);
    if (failed !== undefined || waiting.length > 0) next();
  }

  return {
    open(source, language) {
      opened += 1;
      const index: Index = { number: opened, source, language, isBuilt: false, isLeft: false };
      indexes.push(index);
      next();
      return {
        ask(kind, text, limit) {
          if (isClosed || index.isLeft) return Promise.reject(new Error(closed));
          const { promise, resolve, reject } = Promise.withResolvers<readonly Match[]>();
          waiting.push({ kind, text, limit, index, resolve, reject });
          if (isBusy) worker?.ref();
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
      for (const ask of [...waiting.splice(0), ...(asked ? [asked] : [])]) ask.reject(new Error(closed));
      const last = worker;
      [worker, asked] = [undefined, undefined];
      await last?.terminate();
    },
  };
}
