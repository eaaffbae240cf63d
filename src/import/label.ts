import type { FoundStory } from "./draft.ts";

const fields = [
  ["title", /^(?:story )?title$|^titel$|^titre$|^título$|^タイトル$|^العنوان$/i],
  ["author", /^(?:author|writer|by|creator|penname|pen name|autor|autorin|auteur|作者)s?$/i],
  ["fandom", /^(?:fandoms?|universe|category|原作)$/i],
  ["rating", /^(?:rating|rated)$/i],
  ["warnings", /^(?:(?:archive |content )?warnings?|content notes?)$/i],
  ["summary", /^(?:summary|description|inhalt|zusammenfassung|résumé|あらすじ)$/i],
  ["people", /^characters?$/i],
  ["language", /^language$/i],
  ["source", /^(?:story ?url|original source|source|url|link)$/i],
  ["series", /^series$/i],
  ["note", /^(?:disclaimer|author['’]?s?['’]? notes?|a\/n|notes?)$/i],
  [
    "unused",
    /^(?:words?|word count|chapters?|published|updated|completed|packaged|status|stats|publisher|reviews|comments|favorites|follows|kudos|hits|bookmarks|collections|extra categories|crossover|extended author|last checked|extratags|site|site abbrev|story id|author id|author url)$/i,
  ],
  [
    "other",
    /^(?:pairings?|relationships?|genres?|spoilers?|beta(?:[ -]?readers?)?|archive|feedback|timeline|setting|written for|prompt|distribution|keywords|additional tags|tags|a\.?u\.?|dedication|email|e-mail|series\/sequel|sequel)$/i,
  ],
] as const satisfies readonly (readonly [string, RegExp])[];

type Field = (typeof fields)[number][0];

export type Label = { readonly field: Field; readonly value: string; readonly written: string };

/** "Rating: PG-13" as a story's header has it; undefined for any other line. */
export function readLabel(line: string): Label | undefined {
  const parts = /^[*_\s]*([\p{L}][\p{L}\p{N} '’/.-]{0,30}?)[*_\s]*[:：][*_]*(?:\s+|$)(.*)$/su.exec(line);
  if (parts === null) return undefined;
  const name = (parts[1] ?? "").trim();
  const field = fields.find(([, shape]) => shape.test(name))?.[0];
  return field === undefined ? undefined : { field, value: (parts[2] ?? "").trim(), written: line.trim() };
}

/** What a header's lines say; lines for which there is no field stay, as written, in the note. */
export function foundIn(labels: readonly Label[]): FoundStory {
  const found: FoundStory = {};
  const notes: string[] = [];
  for (const { field, value, written } of labels) {
    if (field === "note" || field === "other") notes.push(written);
    if (value === "") continue;
    if (field === "title") found.title ??= value;
    if (field === "author") found.authors ??= splitNames(value);
    if (field === "fandom") found.fandoms ??= splitList(value);
    if (field === "rating") found.rating ??= value;
    if (field === "warnings") found.warnings ??= splitList(value);
    if (field === "summary") found.summary ??= value;
    if (field === "people") found.people ??= splitList(value);
    if (field === "language") found.language ??= value;
    if (field === "series") found.series ??= [value];
    if (field === "source") found.source ??= webAddressIn(value);
  }
  if (notes.length > 0) found.note = notes.join("\n");
  return found;
}

export function splitList(value: string): readonly string[] {
  return value.split(/\s*[,;、]\s*/).filter((one) => one !== "");
}

function splitNames(value: string): readonly string[] {
  return value.split(/\s*(?:,|;| and | & )\s*/).filter((one) => one !== "");
}

export function webAddressIn(text: string): string | undefined {
  const address = /https?:\/\/[^\s<>"]+/.exec(text)?.[0].replace(/[.,)]+$/, "");
  return address !== undefined && URL.canParse(address) ? address : undefined;
}

/** The name in "by Ann", "Written by: Ann", "von Anna". */
export function nameInByline(line: string, most = 80): string | undefined {
  const name =
    /^(?:(?:written\s+)?by|von|par|por|di|av|door|作者[:：]?|بقلم[:：]?)\s*[:：]?\s+?(\S.*)$/iu.exec(
      line.trim(),
    )?.[1];
  return name !== undefined && name.length <= most ? name : undefined;
}
