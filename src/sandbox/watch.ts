import { existsSync, watch } from "node:fs";
import { join } from "node:path";

/** An editor writes a file in several steps; what comes within this time is one change. */
const settleMs = 120;

/** Calls back with the paths that changed in any of the folders, however deep. */
export function watchFolders(
  folders: readonly string[],
  onChange: (paths: readonly string[]) => void,
): () => void {
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const tell = () => {
    const paths = [...changed];
    changed.clear();
    onChange(paths);
  };
  const watchers = folders
    .filter((folder) => existsSync(folder))
    .map((folder) =>
      watch(folder, { recursive: true }, (_kind, name) => {
        // Editors' own files, such as .story.md.swp, 4913 and story.md~, are none of ours.
        if (name !== null && /(^|[\\/])\.|~$|(^|[\\/])\d+$/.test(name)) return;
        changed.add(name === null ? folder : join(folder, name));
        clearTimeout(timer);
        timer = setTimeout(tell, settleMs);
      }),
    );
  // A folder that is taken away ends its own watch; the preview goes on without it.
  for (const watcher of watchers) watcher.on("error", () => watcher.close());
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}
