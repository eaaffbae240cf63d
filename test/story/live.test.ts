import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openLibrary } from "../../src/story/library.ts";
import { watchLibrary } from "../../src/story/watch.ts";

let content: string;

beforeEach(() => {
  content = mkdtempSync(join(tmpdir(), "quoth-live-"));
  write("lamps", "The lamps went out.");
  write("tides", "The tide came in.");
});
afterEach(() => rmSync(content, { recursive: true, force: true }));

function write(slug: string, text: string, fields = "attribution: By A.") {
  mkdirSync(join(content, slug), { recursive: true });
  writeFileSync(join(content, slug, "story.md"), `---\n${fields}\n---\n\n${text}\n`);
}

const shown = (library: ReturnType<typeof openLibrary>) =>
  library.current().stories.map((story) => `${story.slug}: ${story.passages[0]?.text}`);

describe("a library that is read again", () => {
  test("has what was added, changed and removed, and keeps what did not change as it was", () => {
    const library = openLibrary(content, {});
    const lamps = library.current().stories[0];
    write("tides", "The tide went out, too.");
    write("winds", "The wind turned.");
    expect(library.refresh()).toEqual({ changed: ["tides", "winds"], faults: [] });
    expect(shown(library)).toEqual([
      "lamps: The lamps went out.",
      "tides: The tide went out, too.",
      "winds: The wind turned.",
    ]);
    expect(library.current().stories[0]).toBe(lamps);
    rmSync(join(content, "winds"), { recursive: true });
    expect(library.refresh().changed).toEqual(["winds"]);
    expect(shown(library)).toHaveLength(2);
    expect(library.refresh()).toEqual({ changed: [], faults: [] });
  });

  test("keeps the last good version of a story that became faulty, and names the fault once", () => {
    const library = openLibrary(content, {});
    write("tides", "The tide went out, too.", "autor: nobody");
    const { changed, faults } = library.refresh();
    expect(changed).toEqual(["tides"]);
    expect(faults.join("\n")).toContain("tides/story.md, line 2");
    expect(shown(library)).toContain("tides: The tide came in.");
    expect(library.refresh().faults).toEqual([]);
    write("tides", "Mended.");
    library.refresh();
    expect(shown(library)).toContain("tides: Mended.");
  });

  test("shows a withdrawn story no more", () => {
    const library = openLibrary(content, {});
    write("lamps", "The lamps went out.", "attribution: By A.\ntakedown: true");
    library.refresh();
    expect(shown(library)).toEqual(["tides: The tide came in."]);
    expect(library.current().withdrawn.map((story) => story.slug)).toEqual(["lamps"]);
  });

  test("has another standard story when its own is gone, and keeps it when that one is back", () => {
    const library = openLibrary(content, {});
    rmSync(join(content, "lamps"), { recursive: true });
    library.refresh();
    expect(library.current().standard.slug).toBe("tides");
    write("lamps", "The lamps went out.");
    library.refresh();
    expect(library.current().standard.slug).toBe("tides");
  });

  test("keeps its stories when the whole folder is away for a while", () => {
    const library = openLibrary(content, {});
    rmSync(content, { recursive: true });
    expect(library.refresh().faults[0]).toContain("can't be read");
    expect(shown(library)).toHaveLength(2);
  });
});

test("a change in the folder is taken without being asked", async () => {
  const library = openLibrary(content, {});
  const changed = Promise.withResolvers<readonly string[]>();
  const close = watchLibrary(content, library, {
    refreshed: (what) => changed.resolve(what.changed),
    failed: changed.reject,
  });
  write("lamps", "The lamps were lit again.");
  expect(await changed.promise).toEqual(["lamps"]);
  expect(shown(library)).toContain("lamps: The lamps were lit again.");
  close();
});
