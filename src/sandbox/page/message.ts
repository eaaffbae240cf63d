import { kind } from "../kinds.ts";
import type { PersonRole, ShownMessage } from "../protocol.ts";
import { type BlockContext, drawBlocks } from "./blocks.ts";
import { action, make } from "./dom.ts";
import { type Icon, icon } from "./icon.ts";
import { drawMarks } from "./marks.ts";
import { timeText } from "./time.ts";

export type MessageContext = BlockContext & {
  readonly onDismiss: (id: string) => void;
  readonly onPlace: (id: string) => void;
  /** The commands that stand in the menu of a message. */
  readonly menu: readonly string[];
  readonly onMenu: (message: string, command: string) => void;
  readonly showsJson: boolean;
};

/** One message, with what it answers above it and what only the asker sees below. */
export function drawMessage(message: ShownMessage, context: MessageContext): HTMLElement {
  const { id, at, author, onlyFor, notice, state } = message;
  const time = (style: "t" | "F") => timeText(at / 1_000, style, context.locale, at);
  const isBot = author === "bot";
  const isPrivate = onlyFor !== undefined;
  const by = make(
    "h2",
    { class: `author ${author}` },
    nameOf(author),
    isBot && make("span.badge", "App"),
    make("time", { title: time("F"), datetime: new Date(at).toISOString() }, time("t")),
  );
  const picture = isBot ? make("img.avatar", { src: "/page/quoth.svg", alt: "" }) : face(author, "avatar");
  const body = make("div.body", by, ...bodyOf(message, context), ...linesOf(message, context));
  if (context.showsJson && message.json !== undefined && isBot) body.append(jsonOf(message));
  return make(
    "li",
    { class: `message ${isPrivate ? "private" : ""} ${state}`, id: `message-${id}` },
    whatFor(message, context),
    make("div.main", picture, body),
    isPrivate || notice !== undefined ? undefined : menuOf(id, context),
  );
}

function menuOf(id: string, { menu, onMenu }: MessageContext): HTMLElement | undefined {
  if (menu.length === 0) return undefined;
  const close = () => {
    more.open = false;
    more.querySelector("summary")?.focus();
  };
  const use = (command: string) => () => {
    close();
    onMenu(id, command);
  };
  const onkeydown = (event: KeyboardEvent) => event.key === "Escape" && more.open && close();
  const more = make(
    "details.more",
    { onkeydown: (event: KeyboardEvent) => void onkeydown(event) },
    make("summary", { "aria-label": "Message menu" }, icon("more")),
    make("div", ...menu.map((command) => action("", use(command), command))),
  );
  return more;
}

function bodyOf(message: ShownMessage, context: MessageContext): readonly HTMLElement[] {
  if (message.state === "failed") return [make("p.problem", icon("warn"), message.notice ?? "")];
  if (message.notice !== undefined) return [make("p.thinking", message.notice)];
  if (message.state === "thinking") {
    const dots = make("span.dots", { "aria-hidden": "true" }, make("i"), make("i"), make("i"));
    return [make("p.thinking", dots, "Quoth is thinking…")];
  }
  const { content, components, marks, files } = message;
  const words = content !== "" && make("div.text", ...drawMarks(marks[content] ?? [], context));
  const blocks = make("div.blocks", words, ...drawBlocks(components, { ...context, marks, files }));
  // As in Discord, an edit is said of text that stands outside a container.
  const isPlain = components.some(({ type }) => type === kind.text) || content !== "";
  return [blocks, ...(message.isEdited && isPlain ? [make("small.edited", "(edited)")] : [])];
}

function whatFor({ used, answers }: ShownMessage, context: MessageContext): HTMLElement | undefined {
  if (used !== undefined) {
    const name = make("b", nameOf(used.by));
    return make("p.context", face(used.by), name, " used ", make("span.used", used.command));
  }
  if (answers === undefined) return undefined;
  const link = action("plain", () => void context.onMessage?.(answers), "Answers a message above");
  return make("p.context", icon("reply"), link);
}

/** What Discord shows around a message, in other corners of its window. */
function linesOf(message: ShownMessage, context: MessageContext): readonly HTMLElement[] {
  const { id, thread, isPublished, isPinned, isSilent, onlyFor } = message;
  const dismiss = action("plain", () => context.onDismiss(id), "Dismiss message");
  const lines: readonly (readonly [boolean, Icon, ...(string | Node)[]])[] = [
    [isPublished, "out", "Published to the channels that follow this one"],
    [isPinned, "pin", "Pinned to the channel"],
    [isSilent, "silent", "Posted without a notification"],
    [thread !== undefined, "thread", "Thread: ", action("plain", () => context.onPlace(id), thread ?? "")],
    [onlyFor !== undefined, "eye", "Only you can see this · ", dismiss],
  ];
  return lines.flatMap(([isSo, sign, ...words]) => (isSo ? [make("p.aside", icon(sign), ...words)] : []));
}

function jsonOf(message: ShownMessage): HTMLElement {
  const text = JSON.stringify(message.json, null, 2);
  return make(
    "details.json",
    make("summary", "JSON"),
    make("pre", { tabindex: 0, "aria-label": "This reply as JSON" }, make("code", text)),
  );
}

function face(role: PersonRole, look = ""): HTMLElement {
  return make("span", { class: `face ${role} ${look}`, "aria-hidden": "true" }, nameOf(role).slice(0, 1));
}

const names = { reader: "Reader", other: "Robin", admin: "Admin", bot: "Quoth" } as const;

export function nameOf(author: ShownMessage["author"]): string {
  return names[author];
}
