import { cpSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..", "..");
/** Twelve chapters of three scenes of four passages: a chapter takes six messages. */
const shape = { chapters: 12, scenes: 3, passages: 4 };

/** Stories of which every passage says its number, and one that grows while the bots run. */
export function openStories(contentDir: string) {
  const put = (slug: string, title: string, body: string) => {
    const folder = join(contentDir, slug);
    mkdirSync(folder, { recursive: true });
    const front = `---\ntitle: ${title}\nattribution: ${title} by A.\npermission: own work\n---\n\n`;
    writeFileSync(join(folder, "story.md.next"), `${front}${body}\n`);
    renameSync(join(folder, "story.md.next"), join(folder, "story.md"));
  };
  let number = 0;
  const passage = () => `P${++number} ${"goes on along the shore. ".repeat(44)}`.trim();
  const many = <One>(count: number, one: (at: number) => One) =>
    Array.from({ length: count }, (_, at) => one(at));
  const scene = () => many(shape.passages, passage).join("\n\n");
  const chapter = (at: number) => `# Part ${at + 1}\n\n${many(shape.scenes, scene).join("\n\n***\n\n")}`;
  let chapters = 0;
  const growBy = (more: number) => {
    chapters += more;
    const each = (at: number) => `# Growth ${at + 1}\n\nThe tide of day ${at + 1} came.\n\nIt went again.`;
    put("serial", "The Serial", many(chapters, each).join("\n\n"));
  };
  cpSync(join(root, "content", "untitled-torchwood"), join(contentDir, "untitled-torchwood"), {
    recursive: true,
  });
  put("novel", "The Novel", many(shape.chapters, chapter).join("\n\n"));
  growBy(1);
  return { growBy, chapters: () => chapters };
}

/** The numbers of the passages that stand in a message. */
export function passagesIn(message: unknown): readonly number[] {
  return [...JSON.stringify(message).matchAll(/P(\d+) goes on/g)].map(([, number]) => Number(number));
}

/** The chapters that a message tells, by their number. */
export function chaptersIn(message: unknown): readonly number[] {
  return [...JSON.stringify(message).matchAll(/Growth (\d+)/g)].map(([, number]) => Number(number));
}
