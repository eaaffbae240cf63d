import { type FSWatcher, watch } from "node:fs";
import type { LiveLibrary, Refreshed } from "./library.ts";

/** An editor writes a file in several steps; changes within this time are one. */
const settleMs = 500;

/** Refreshes the library within a second of a change in its folder, and tells what came of it. */
export function watchLibrary(
  contentDir: string,
  library: LiveLibrary,
  tell: { readonly refreshed: (what: Refreshed) => void; readonly failed: (error: unknown) => void },
): () => void {
  let timer: NodeJS.Timeout | undefined;
  const refresh = () => {
    try {
      const what = library.refresh();
      if (what.changed.length > 0) tell.refreshed(what);
    } catch (error) {
      // What is there stays as it was.
      tell.failed(error);
    }
  };
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(refresh, settleMs).unref();
  };
  let watcher: FSWatcher | undefined;
  try {
    watcher = watch(contentDir, { recursive: true, persistent: false }, changed);
  } catch (error) {
    // Without the folder there is nothing to watch until the next start.
    tell.failed(error);
  }
  // The folder itself went away: the stories that were read stay.
  watcher?.on("error", tell.failed);
  return () => {
    clearTimeout(timer);
    watcher?.close();
  };
}
