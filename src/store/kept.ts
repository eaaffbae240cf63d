import type { Log } from "../log.ts";
import { type OpenStore, openStore } from "./open.ts";
import { type KnownChoices, keepSnapshot } from "./snapshot.ts";

/** The database, with what was chosen kept in a file for when it is away. */
export async function openKept(parts: {
  readonly databaseUrl: string;
  readonly snapshotFile: string;
  readonly log: Log;
  readonly now: () => number;
}): Promise<{
  readonly store: OpenStore;
  readonly known: KnownChoices;
  readonly close: () => Promise<void>;
}> {
  const opened = await openStore(parts.databaseUrl, parts);
  const { store, known, close } = keepSnapshot(opened, { ...parts, file: parts.snapshotFile });
  return {
    store,
    known,
    close: async () => {
      await close();
      await opened.close();
    },
  };
}
