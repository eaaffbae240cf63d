import { bareOf } from "./bare.ts";
import type { Range } from "./sentences.ts";
import { type Quotation, quotationsIn, scriptLine, taggedSpeaker } from "./speech.ts";
import type { Story } from "./story.ts";

/** What somebody says within a passage. */
type Speech = Range & { readonly speaker: string };
export type Speakers = {
  /** The known speakers, the one with the most lines first. */
  readonly names: readonly string[];
  readonly of: (passage: number) => readonly Speech[];
  /** The name by which somebody is known here, by it or by another of theirs. */
  readonly named: (wanted: string) => string | undefined;
};

type Line = {
  readonly quotations: readonly Quotation[];
  /** For each quotation; "someone" is tagged and unknown. */
  readonly speakers: (string | undefined)[];
  /** One quotation and no word beside it. */
  readonly isBare: boolean;
};

const passagesInStep = 500;
/** So far do two go on taking turns without being named. */
const longestTurns = 8;
const mostAfter = 2;

/** The speakers of lines, by tags, scripts and turns; an unsure line has none. In steps, between which others are answered. */
export function* readSpeakers({
  passages,
  about,
}: Pick<Story, "passages" | "about">): Generator<void, Speakers> {
  const aliases = aliasesOf(about.people);
  const canonical = (name: string) => aliases.get(bareOf(name)) ?? name;
  const scripts = yield* scriptNames(passages, (name) => aliases.has(bareOf(name)));
  const lines: Line[] = [];
  for (const { text, number } of passages) {
    if (number % passagesInStep === 0) yield;
    const said = scriptLine(text);
    if (said !== undefined && scripts.has(bareOf(said.name))) {
      const quotation = { start: said.start, end: text.length, isDashed: false };
      lines.push({ quotations: [quotation], speakers: [canonical(titleCase(said.name))], isBare: false });
      continue;
    }
    const quotations = quotationsIn(text);
    const tags = quotations.map((_, place) => taggedSpeaker(text, quotations, place));
    lines.push({
      quotations,
      speakers: settle(tags).map((tag) => tag && canonical(tag)),
      isBare: isBare(text, quotations),
    });
  }
  takeTurns(lines);
  return speakersIn(lines, aliases);
}

/** A paragraph is one person's, unless two are named in it. */
function settle(tags: readonly (string | undefined)[]): (string | undefined)[] {
  const names = new Set(tags.filter((tag) => tag !== undefined));
  const [only] = names;
  return names.size === 1 && only !== "someone" ? tags.map(() => only) : [...tags];
}

function isBare(text: string, quotations: readonly Quotation[]): boolean {
  const [only] = quotations;
  return (
    quotations.length === 1 && only !== undefined && only.start === 0 && only.end >= text.trimEnd().length
  );
}

/** Bare lines between two named speakers, who take turns where the count comes out. */
function takeTurns(lines: readonly Line[]): void {
  const nameAt = (at: number) => {
    const names = new Set(lines[at]?.speakers ?? []);
    const [only] = names;
    return names.size === 1 && only !== undefined && only !== "someone" ? only : undefined;
  };
  const fill = (at: number, name: string | undefined) => {
    if (name !== undefined) lines[at]?.speakers.fill(name);
  };
  let last: { at: number; name: string } | undefined;
  let partner: string | undefined;
  for (const [at, line] of lines.entries()) {
    const name = nameAt(at);
    if (name === undefined) {
      // A line that is not bare ends the turns.
      if (line.isBare && line.speakers[0] === undefined && last !== undefined && at - last.at <= longestTurns)
        continue;
      if (last !== undefined) goOn(last, partner, at);
      last = undefined;
      partner = undefined;
      continue;
    }
    if (last !== undefined) {
      const between = at - last.at;
      const isTurn = last.name === name ? between % 2 === 0 : between % 2 === 1;
      const others = last.name === name ? partner : name;
      if (isTurn)
        for (let step = 1; step < between; step += 1)
          fill(last.at + step, step % 2 === 1 ? others : last.name);
      partner = isTurn && last.name !== name ? last.name : isTurn ? partner : undefined;
    }
    last = { at, name };
  }
  if (last !== undefined) goOn(last, partner, lines.length);

  /** A line or two after two speakers answered each other. */
  function goOn(from: { at: number; name: string }, other: string | undefined, end: number): void {
    if (other === undefined || end - from.at - 1 > mostAfter) return;
    for (let at = from.at + 1; at < end; at += 1) fill(at, (at - from.at) % 2 === 1 ? other : from.name);
  }
}

function speakersIn(lines: readonly Line[], aliases: ReadonlyMap<string, string>): Speakers {
  const counts = new Map<string, number>();
  const speeches = lines.map(({ quotations, speakers }): readonly Speech[] =>
    quotations.flatMap(({ start, end }, place) => {
      const speaker = speakers[place];
      return speaker === undefined || speaker === "someone" ? [] : [{ start, end, speaker }];
    }),
  );
  for (const { speaker } of speeches.flat()) counts.set(speaker, (counts.get(speaker) ?? 0) + 1);
  const names = [...counts.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  const byKey = new Map(names.map((name) => [bareOf(name), name]));
  return {
    names,
    of: (passage) => speeches[passage - 1] ?? [],
    named: (wanted) => byKey.get(bareOf(aliases.get(bareOf(wanted)) ?? wanted)),
  };
}

/** "Gwen Cooper (PC Cooper, the Welsh one)" is also Gwen and Cooper, where nobody else is. */
function aliasesOf(people: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string | undefined>();
  for (const written of people) {
    const [, whole = written, more = ""] = /^(.*?)\s*(?:\(([^()]*)\))?$/.exec(written) ?? [];
    const parts = whole.split(/\s+/).filter((part) => part.length > 2 && /^\p{Lu}/u.test(part));
    const names = [whole, ...more.split(/\s*[,;/]\s*/), ...(parts.length > 1 ? parts : [])];
    for (const key of new Set(names.map(bareOf))) {
      if (key === "") continue;
      // A name that fits two people names neither.
      found.set(key, found.has(key) && found.get(key) !== whole ? undefined : whole);
    }
  }
  return new Map([...found].flatMap(([key, whole]) => (whole === undefined ? [] : [[key, whole] as const])));
}

function titleCase(name: string): string {
  return name === name.toUpperCase()
    ? name.toLowerCase().replace(/(?<![\p{L}])\p{L}/gu, (letter) => letter.toUpperCase())
    : name;
}

/** A play has two such names at least, each more than once; "Note:" alone is none. */
function* scriptNames(
  passages: Story["passages"],
  isKnown: (name: string) => boolean,
): Generator<void, ReadonlySet<string>> {
  const counts = new Map<string, number>();
  for (const { text, number } of passages) {
    if (number % passagesInStep === 0) yield;
    const name = scriptLine(text)?.name;
    if (name !== undefined)
      counts.set(bareOf(name), (counts.get(bareOf(name)) ?? 0) + (isKnown(name) ? 2 : 1));
  }
  const often = [...counts].filter(([, count]) => count > 1).map(([key]) => key);
  return new Set(often.length > 1 ? often : []);
}
