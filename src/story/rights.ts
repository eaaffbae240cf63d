import type { Permission, Story } from "./story.ts";

const kinds = ["own work", "public domain", "author's permission", "open licence"] as const;

/** What somebody wrote of the right to quote a story: one of the four kinds, and after it a note or a link. */
export function readPermission(written: string): Permission | undefined {
  const [, said = "", detail = ""] =
    /^(own work|public domain|author['’]s permission|open licen[cs]e)(?:\s*[:,–—-]\s*|\s+|$)(.*)$/is.exec(
      written.trim(),
    ) ?? [];
  const name = said.toLowerCase().replace("’", "'").replace("license", "licence");
  const kind = kinds.find((one) => one === name);
  return kind === undefined ? undefined : { kind, detail: detail || undefined };
}

/** Two of the kinds are worth nothing without saying where it can be seen. */
export function lacksDetail({ kind, detail }: Permission): boolean {
  return detail === undefined && kind !== "own work" && kind !== "public domain";
}

export function writePermission({ kind, detail }: Permission): string {
  return detail === undefined ? kind : `${kind}: ${detail}`;
}

/** For those who keep the content; the story is shown all the same. */
export const noPermission =
  "no permission is recorded; write permission: into its story.md, content/README.md says how";

/** Stories that are shown although nothing says by what right. */
export function withoutPermission(stories: readonly Story[]): readonly Story[] {
  return stories.filter(({ about }) => about.permission === undefined);
}
