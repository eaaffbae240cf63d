import { type APIContainerComponent, ComponentType } from "discord-api-types/v10";
import type { StoryFacts, UploadStep } from "../domain/server-story.ts";
import type { OpenDraft } from "../library/drafts.ts";
import { messageText, sizeOf } from "../limits.ts";
import type { Words } from "../messages/messages.ts";
import { type Message, type Modal, pressId } from "../reply.ts";
import type { Passage, Story } from "../story/story.ts";
import { permissionOf } from "./about.ts";
import { button, container, row, rule, sentence, text } from "./components.ts";
import { authorOf, nameText, titleOf } from "./credit.ts";
import { modal } from "./modal.ts";
import { quoteView } from "./quote.ts";
import { echo, escapeMarkdown, excerpt } from "./text.ts";

/** How far an upload is. */
export function uploadStepView(step: UploadStep | undefined, { upload }: Words): Message {
  return sentence(stepText(step, upload));
}

function stepText(step: UploadStep | undefined, upload: Words["upload"]): string {
  if (step === undefined) return upload.fetching({ percent: 0 });
  if (step.kind === "waiting") return upload.waiting({ before: step.before });
  if (step.kind === "fetching")
    return upload.fetching({ percent: Math.floor((100 * step.done) / Math.max(1, step.of)) });
  return step.of > 1 ? upload.readingOf({ done: step.done, of: step.of }) : upload.reading;
}

/** All that a person has to look at before a story comes in, with a quote as it will look. */
export function previewView(preview: OpenDraft, words: Words): Message {
  const { draft, facts, story } = preview;
  const { upload } = words;
  const head = headOf(preview, words);
  const ends = endsOf(story, words);
  const quote = quoteOf(story, words);
  const room = messageText - sizeOf(`${head}${ends}${upload.looks}`) - sizeOf(textsIn(quote)) - 100;
  const doubts = doubtsOf(facts, Math.min(room, 1_200), words);
  const id = (verb: string) => pressId("library", verb, draft.id);
  const needs = neededOf(preview, words);
  const right = needs === undefined ? button(id("bring"), upload.bring) : button(id("right"), upload.permit);
  return {
    components: [
      container([
        text(head),
        rule(),
        text(ends),
        ...(doubts === "" ? [] : [rule(), text(doubts)]),
        ...(needs === undefined ? [] : [rule(), text(needs)]),
      ]),
      text(upload.looks),
      quote,
      row([right, button(id("edit"), upload.edit), button(id("discard"), upload.discard)]),
    ],
  };
}

function headOf({ draft, facts, story }: OpenDraft, words: Words): string {
  const { upload, about: names } = words;
  const { about } = story;
  const list = (all: readonly string[]) => escapeMarkdown(excerpt(all.join(", "), 200));
  const language = new Intl.DisplayNames([words.code], { type: "language" }).of(about.language);
  return [
    `### ${draft.replaces === undefined ? upload.heading : upload.newer}`,
    `**${nameText(titleOf(about, words))}**, ${escapeMarkdown(authorOf(about, words))}`,
    `-# ${escapeMarkdown(about.attribution)}`,
    "",
    upload.from({ file: echo(facts.file, 60), format: echo(facts.format, 60) }),
    upload.size({ chapters: facts.chapters, passages: facts.passages, words: facts.words }),
    upload.language({ language: language ?? about.language }),
    `**${names.permission}** ${escapeMarkdown(permissionOf(about, words))}`,
    ...(about.rating === undefined ? [] : [`**${names.rating}** ${escapeMarkdown(about.rating)}`]),
    ...(about.warnings.length === 0 ? [] : [`**${names.warnings}** ${list(about.warnings)}`]),
    ...(facts.notes === 0 ? [] : [upload.notes({ count: facts.notes })]),
    ...(facts.changes === undefined ? [] : [changesOf(facts.changes, words)]),
  ].join("\n");
}

function changesOf(
  { kept, changed, added, gone }: NonNullable<StoryFacts["changes"]>,
  { upload }: Words,
): string {
  return upload.changes({ kept, changed, added, gone });
}

function endsOf({ passages }: Story, { upload }: Words): string {
  const shown = (name: string, passage: Passage | undefined) =>
    `**${name}** ${escapeMarkdown(excerpt(passage?.text ?? "", 200))}`;
  return [shown(upload.first, passages[0]), shown(upload.last, passages.at(-1))].join("\n");
}

/** As many as there is room for: the worst comes first. */
function doubtsOf({ leftOut, unsure }: StoryFacts, room: number, { upload }: Words): string {
  const lines = [
    ...(leftOut === "" ? [] : [upload.leftOut({ what: echo(leftOut, 400) })]),
    ...(unsure.length === 0 ? [] : [`**${upload.unsure}**`, ...unsure.map((one) => `- ${echo(one, 300)}`)]),
  ];
  const said: string[] = [];
  for (const line of lines) {
    if (sizeOf([...said, line].join("\n")) > room) break;
    said.push(line);
  }
  return said.join("\n");
}

function neededOf({ facts, story }: OpenDraft, words: Words): string | undefined {
  const { permissions } = words.about;
  const { openPermission } = facts;
  if (openPermission === undefined)
    return story.about.permission === undefined ? words.upload.noPermission : undefined;
  const kind = permissions[openPermission as keyof typeof permissions] ?? openPermission;
  return words.upload.needsPermission({ kind });
}

/** One of a middling length, near the middle. */
function quoteOf(story: Story, words: Words): APIContainerComponent {
  const { passages } = story;
  const middle = Math.floor(passages.length / 2);
  const near = [...passages.slice(middle, middle + 100), ...passages.slice(0, middle).toReversed()];
  const few = near.slice(0, 300);
  const shortest = few.toSorted((a, b) => a.text.length - b.text.length)[0];
  const found = few.find(({ text: { length } }) => length >= 60 && length <= 500) ?? shortest;
  const passage = found ?? (passages[0] as Passage);
  const range = { start: 0, end: Math.min(passage.text.length, 1_000) };
  const short =
    passage.text.length > 1_200 ? { ...passage, text: passage.text.slice(0, range.end), marks: [] } : passage;
  const { components } = quoteView(story, short, { isPrivate: true }, words);
  return components.find(({ type }) => type === ComponentType.Container) as APIContainerComponent;
}

function textsIn({ components }: APIContainerComponent): string {
  return components.map((one) => (one.type === ComponentType.TextDisplay ? one.content : "")).join("");
}

type UploadFields = Readonly<Record<"title" | "author" | "attribution" | "rating" | "language", string>>;

export function editModal(id: string, fields: UploadFields, { upload }: Words): Modal {
  const field = (id: keyof UploadFields, label: string, most: number, isLong = false) => ({
    ...{ id, label, most, isLong, value: fields[id].slice(0, most) },
    isOptional: id !== "attribution" && id !== "language",
  });
  return modal(pressId("library", "edited", id), upload.edit, [
    field("title", upload.fieldTitle, 300),
    field("author", upload.fieldAuthor, 300),
    field("attribution", upload.fieldAttribution, 300),
    field("rating", upload.fieldRating, 1_000, true),
    field("language", upload.fieldLanguage, 35),
  ]);
}

/** For what a kind of permission is worth nothing without. */
export function permissionModal(id: string, kind: string | undefined, { upload }: Words): Modal {
  const value = kind === undefined ? undefined : `${kind}: `;
  const field = { id: "permission", label: upload.fieldPermission, most: 300, value };
  return modal(pressId("library", "permitted", id), upload.permit, [field]);
}
