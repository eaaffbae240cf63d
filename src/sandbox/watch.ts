import { existsSync, watch } from "node:fs";
import { join } from "node:path";

/** An editor writes a file in several steps; changes within this time are one. */
const settleMs = 120;

/** Calls back with the paths that changed in the folder, however deep. */
export function watchFolder(
  folder: string | undefined,
  onChange: (paths: readonly string[]) => void,
): () => void {
  if (folder === undefined || !existsSync(folder)) return () => undefined;
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const tell = () => {
    const paths = [...changed];
    changed.clear();
    onChange(paths);
  };
  const watcher = watch(folder, { recursive: true }, (_kind, name) => {
    // Editors' own files, such as .story.md.swp, 4913 and story.md~, are none of ours.
    if (name !== null && /(^|[\\/])\.|~$|(^|[\\/])\d+$/.test(name)) return;
    changed.add(name === null ? folder : join(folder, name));
    clearTimeout(timer);
    timer = setTimeout(tell, settleMs);
  });
  // A folder that is taken away ends its own watch; the sandbox goes on without it.
  watcher.on("error", () => watcher.close());
  return () => {
    clearTimeout(timer);
    watcher.close();
  };
}
