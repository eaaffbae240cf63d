import type { FrontFields } from "../story/front.ts";
import type { Story } from "../story/story.ts";
import { count, type Draft, type FoundStory } from "./draft.ts";
import { isScene } from "./scene.ts";

/** Numbers come and go with lists and notes. */
const isWord = /\p{L}/u;

/** Words in are words out and words left out: one sentence for each that can't be accounted for. */
export function checkWords(draft: Draft, story: Story, fields: FrontFields): readonly string[] {
  if (draft.words === undefined) return [];
  const footnotes = draft.parts.flatMap((part) => part.footnotes ?? []).map((note) => note.text);
  const own = [...story.passages.map((one) => one.text), ...footnotes];
  // Letters that draw a line between scenes are no words.
  const source = draft.words.split("\n").filter((line) => !isScene(line.trim()));
  const named = [...textsIn([fields, draft.about]), ...draft.leftOut.map((one) => one.text)];
  const inSource = countWords(source);
  const inStory = countWords(own);
  const inNamed = countWords(named);
  // A title may be put together from what the contents and the pages call it.
  const inTitles = countWords(story.chapters.map((one) => one.title));
  // What a title has may stand once more over its chapter.
  const lost = without(inSource, inStory, inTitles, inNamed).filter((word) => !inTitles.has(word));
  const made = without(inStory, inSource, inNamed);
  // A word that is parted otherwise here and there ("T", "he" and "The") is all there.
  if (sameLetters(lost, made)) return [];
  return [
    ...say(lost, "of the file can be found neither in the story nor in what was left out"),
    ...say(made, "of the story can't be found in the file"),
  ];
}

/** What a producer's own lines say beyond the fields that were read from them, such as their labels. */
export function restOf(texts: readonly string[], about: FoundStory): string {
  return without(countWords(texts), countWords(textsIn(about))).join(" ");
}

function say(words: readonly string[], what: string): readonly string[] {
  if (words.length === 0) return [];
  const shown = words.slice(0, 8).join(" ");
  const some = words.length > 8 ? `such as “${shown} …”` : `“${shown}”`;
  return [`${count(words.length, "word")} ${what}: ${some}. Look for them in both.`];
}

type WordCounts = ReadonlyMap<string, number>;

/** Scripts without spaces are counted sign by sign. */
function countWords(texts: readonly string[]): WordCounts {
  const shape =
    /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}]|[[\p{L}\p{M}\p{N}]--[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}]]+/gv;
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const word of text.normalize("NFC").toLowerCase().match(shape) ?? [])
      counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** What of `words` is left when each of the others has taken one like it. */
function without(words: WordCounts, ...others: readonly WordCounts[]): readonly string[] {
  return [...words].flatMap(([word, all]) => {
    const left = others.reduce((sum, other) => sum - (other.get(word) ?? 0), all);
    return left > 0 && isWord.test(word) ? Array<string>(left).fill(word) : [];
  });
}

function sameLetters(a: readonly string[], b: readonly string[]): boolean {
  const letters = (words: readonly string[]) => (words.join("").match(/\p{L}/gu) ?? []).sort().join("");
  return letters(a) === letters(b);
}

/** Every text among these values, however deep. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
