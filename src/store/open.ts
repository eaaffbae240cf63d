import type { Log } from "../log.ts";
import { UserError } from "../user-error.ts";
import { loadMigrations } from "./migrate.ts";
import type { Store } from "./store.ts";
import { StoreUnavailable } from "./unavailable.ts";

/** After a failure to open, callers are told so without trying again for this long. */
const restMs = 2_000;

/** A Store by its address, with its health. */
export type OpenStore = Store & {
  /** What is wrong with the database; undefined while calls succeed. */
  readonly trouble: () => StoreUnavailable | undefined;
};

/**
 * Opens the database. One that can't be reached is no reason to stay away from readers: it is opened again by whichever
 * call comes later. A UserError means that it must not be used at all.
 */
export async function openStore(
  url: string,
  parts: { readonly log: Log; readonly now: () => number },
): Promise<OpenStore> {
  const open = opener(url);
  let opened: Promise<Store> | undefined;
  let trouble: StoreUnavailable | undefined;
  let troubledCall: string | undefined;
  let failedAt = Number.NEGATIVE_INFINITY;

  const report = (error: unknown, name: string) => {
    if (!(error instanceof StoreUnavailable)) return;
    if (trouble === undefined)
      parts.log.error("the store is out of reach", { call: name, error: error.cause });
    trouble = error;
    troubledCall = name;
    if (!error.needsReopening || opened === undefined) return;
    const broken = opened;
    opened = undefined;
    failedAt = parts.now();
    // What it could not write is told to its caller; closing has nothing to add.
    void broken.then((store) => store.close()).catch(() => undefined);
  };
  const succeeded = (name: string) => {
    if (trouble === undefined) return;
    if (trouble.isUnwritable && name !== troubledCall && !writes.has(name)) return;
    parts.log.info("the store is back");
    trouble = undefined;
  };
  const reach = async (): Promise<Store> => {
    const now = parts.now();
    if (opened === undefined && trouble !== undefined && now >= failedAt && now < failedAt + restMs)
      throw trouble;
    opened ??= open();
    try {
      return await opened;
    } catch (error) {
      opened = undefined;
      failedAt = parts.now();
      throw error;
    }
  };
  const through =
    <Name extends Exclude<keyof Store, "close">>(name: Name) =>
    async (...args: Parameters<Store[Name]>): Promise<unknown> => {
      try {
        const store = await reach();
        const method = store[name] as (...args: Parameters<Store[Name]>) => Promise<unknown>;
        const result = await method(...args);
        succeeded(name);
        return result;
      } catch (error) {
        report(error, name);
        throw error;
      }
    };

  try {
    await reach();
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    report(error, "open");
  }
  const methods = Object.fromEntries(
    (Object.keys(methodNames) as Exclude<keyof Store, "close">[]).map((name) => [name, through(name)]),
  ) as Omit<Store, "close">;
  return {
    ...methods,
    trouble: () => trouble,
    close: async () => {
      // What never opened, or broke on the way, has nothing to close.
      const store = await opened?.catch(() => undefined);
      await store?.close();
    },
  };
}

/** Calls that write whenever they succeed. */
const writes: ReadonlySet<string> = new Set(["add", "replace", "settle"] satisfies (keyof Store)[]);

/** Every method, or the types say which one is missing. */
const methodNames: Record<Exclude<keyof Store, "close">, true> = {
  add: true,
  find: true,
  ofServer: true,
  running: true,
  claim: true,
  replace: true,
  settle: true,
  nextWake: true,
  deliveries: true,
  claimFollowUps: true,
  setFollowUps: true,
  dropStopped: true,
  counts: true,
  preferences: true,
  choose: true,
  setCeiling: true,
  reader: true,
  chooseAsReader: true,
  keepPlace: true,
  confirm: true,
  sharedPlace: true,
  setSharedPlace: true,
  moveSharedPlace: true,
  endSharedPlace: true,
  addSave: true,
  findSave: true,
  saves: true,
  noteSave: true,
  removeSave: true,
  mostSaved: true,
  exportReader: true,
  forgetReader: true,
  knownServers: true,
  markServerGone: true,
  serverBack: true,
  dropServersGone: true,
  forgetServer: true,
  backup: true,
};

/** A driver is one line here. It loads when it is used. */
function opener(url: string): () => Promise<Store> {
  if (url.startsWith("file:")) {
    const file = url.slice("file:".length).replace(/^\/\/(?=\/)/, "");
    return async () => (await import("./sqlite.ts")).openSqlite(file, loadMigrations("sqlite"));
  }
  if (/^postgres(ql)?:\/\//.test(url)) {
    return async () => (await import("./postgres.ts")).openPostgres(url, loadMigrations("postgres"));
  }
  throw new UserError(
    "store-url",
    "DATABASE_URL is neither file:… nor postgres://…; write file:data/quoth.db",
  );
}
