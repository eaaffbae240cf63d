import { Worker } from "node:worker_threads";
import type { StoryFacts, UploadStep } from "../domain/server-story.ts";
import type { Upload } from "../import/read-story-file.ts";
import { UserError, userError } from "../user-error.ts";

type ReadFacts = Omit<StoryFacts, "changes"> & {
  readonly changes?: Omit<NonNullable<StoryFacts["changes"]>, "revision">;
};
type ReadStory = {
  /** A story.md, packed. */
  readonly text: Uint8Array;
  readonly facts: ReadFacts;
  readonly named: {
    readonly title: string | undefined;
    readonly author: string | undefined;
    readonly attribution: string;
  };
};
export type ThreadAnswer =
  | { readonly kind: "progress"; readonly done: number; readonly of: number }
  | ({ readonly kind: "read" } & ReadStory)
  | {
      readonly kind: "refused";
      readonly code: string;
      readonly message: string;
      readonly values: UserError["values"];
    }
  | { readonly kind: "failed"; readonly name: string; readonly frames: readonly string[] };

export type Importer = {
  /** A UserError for a file that is no story, or that takes too much. Its bytes are gone afterwards. */
  readonly read: (
    upload: Upload & { readonly bytes: Uint8Array<ArrayBuffer> },
    show: (step: UploadStep) => void,
  ) => Promise<ReadStory>;
  readonly close: () => Promise<void>;
};

const usualMs = 60_000;
/** A novel of a million words takes a third of it. */
const usualMegabytes = 768;
const resourceLimits = { maxYoungGenerationSizeMb: 32, stackSizeMb: 4 };
/** The machine is for readers' questions: one file is read at a time, and so many wait. */
const mostWaiting = 20;

/** Reads uploaded files, each in a thread of its own: a hostile file ends its thread and nothing beside it. */
export function openImporter(parts: {
  readonly onFailed: (name: string, frames: readonly string[]) => void;
  readonly mostMs?: number;
  readonly mostMegabytes?: number;
}): Importer {
  const waiting: { begin: () => void; show: (step: UploadStep) => void }[] = [];
  const running = new Set<Worker>();
  let isClosed = false;
  let isBusy = false;

  const next = () => {
    const first = waiting.shift();
    isBusy = first !== undefined;
    for (const [before, one] of waiting.entries()) one.show({ kind: "waiting", before: before + 1 });
    first?.begin();
  };
  const turn = (show: (step: UploadStep) => void): Promise<void> => {
    if (waiting.length >= mostWaiting || isClosed) throw userError("upload-busy");
    if (!isBusy) {
      isBusy = true;
      return Promise.resolve();
    }
    show({ kind: "waiting", before: waiting.length + 1 });
    return new Promise((begin) => waiting.push({ begin, show }));
  };

  const inThread = (
    upload: Upload & { readonly bytes: Uint8Array<ArrayBuffer> },
    show: (step: UploadStep) => void,
  ) => {
    const { promise, resolve, reject } = Promise.withResolvers<ReadStory>();
    const worker = new Worker(new URL("./import-thread.ts", import.meta.url), {
      resourceLimits: { ...resourceLimits, maxOldGenerationSizeMb: parts.mostMegabytes ?? usualMegabytes },
    });
    running.add(worker);
    const late = setTimeout(() => reject(userError("upload-heavy")), parts.mostMs ?? usualMs);
    worker.on("message", (answer: ThreadAnswer) => {
      if (answer.kind === "progress") return show({ kind: "reading", done: answer.done, of: answer.of });
      if (answer.kind === "read") return resolve(answer);
      if (answer.kind === "refused") return reject(new UserError(answer.code, answer.message, answer.values));
      parts.onFailed(answer.name, answer.frames);
      reject(userError("upload-broken"));
    });
    worker.on("error", (error: Error & { readonly code?: unknown }) => {
      // Out of memory it is the file's fault, and anything else is ours.
      if (error.code !== "ERR_WORKER_OUT_OF_MEMORY") parts.onFailed(error.name, []);
      reject(userError("upload-heavy"));
    });
    worker.on("exit", () => reject(userError("upload-heavy")));
    worker.postMessage(upload, [upload.bytes.buffer]);
    return promise.finally(async () => {
      clearTimeout(late);
      await worker.terminate();
      running.delete(worker);
    });
  };

  return {
    read: async (upload, show) => {
      await turn(show);
      try {
        show({ kind: "reading", done: 0, of: 1 });
        return await inThread(upload, show);
      } finally {
        next();
      }
    },
    close: async () => {
      isClosed = true;
      await Promise.all([...running].map((worker) => worker.terminate()));
    },
  };
}
