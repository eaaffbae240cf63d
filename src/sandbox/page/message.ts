import type { Role, ShownMessage } from "../protocol.ts";
import { type BlockContext, drawBlocks } from "./blocks.ts";
import { make } from "./dom.ts";
import { type Icon, icon } from "./icon.ts";
import { timeText } from "./time.ts";

export type MessageContext = BlockContext & {
  readonly onDismiss: (id: string) => void;
  readonly onShow: (id: string) => void;
  readonly onPlace: (id: string) => void;
  /** The commands that stand in the menu of a message. */
  readonly menu: readonly string[];
  readonly onMenu: (message: string, command: string) => void;
  readonly showsJson: boolean;
};

/** One message, with what it answers above it and what only the asker sees below. */
export function drawMessage(message: ShownMessage, context: MessageContext): HTMLElement {
  const time = timeText(message.at / 1_000, "t", context.locale, message.at);
  const full = timeText(message.at / 1_000, "F", context.locale, message.at);
  const isBot = message.author === "bot";
  const author = make(
    "h2",
    { class: `author ${message.author}` },
    nameOf(message.author),
    isBot && make("span", { class: "badge" }, "App"),
    make("time", { title: full, datetime: new Date(message.at).toISOString() }, time),
  );
  const isPrivate = message.onlyFor !== undefined;
  const body = make(
    "div",
    { class: "body" },
    author,
    ...bodyOf(message, context),
    ...linesOf(message, context),
  );
  if (isPrivate) body.append(privateLine(message, context));
  if (context.showsJson && message.json !== undefined && isBot) body.append(jsonOf(message));
  return make(
    "li",
    { class: `message ${isPrivate ? "private" : ""} ${message.state}`, id: `message-${message.id}` },
    whatFor(message, context),
    make(
      "div",
      { class: "main" },
      isBot
        ? make("img", { class: "avatar", src: "/page/quoth.svg", alt: "" })
        : face(message.author, "avatar"),
      body,
    ),
    isPrivate || message.notice !== undefined ? undefined : menuOf(message, context),
  );
}

function menuOf({ id }: ShownMessage, { menu, onMenu }: MessageContext): HTMLElement | undefined {
  if (menu.length === 0) return undefined;
  const use = (command: string) => () => {
    more.open = false;
    onMenu(id, command);
  };
  const more = make(
    "details",
    {
      class: "more",
      onkeydown: (event: KeyboardEvent) => {
        if (event.key !== "Escape" || !more.open) return;
        more.open = false;
        more.querySelector("summary")?.focus();
      },
    },
    make("summary", { "aria-label": "Message menu" }, icon("more")),
    make(
      "div",
      {},
      ...menu.map((command) => make("button", { type: "button", onclick: use(command) }, command)),
    ),
  );
  return more;
}

function bodyOf(message: ShownMessage, context: MessageContext): readonly HTMLElement[] {
  if (message.state === "failed") {
    return [make("p", { class: "problem" }, icon("warn"), message.notice ?? "")];
  }
  if (message.notice !== undefined) return [make("p", { class: "thinking" }, message.notice)];
  if (message.state === "thinking") {
    const dots = make("span", { class: "dots", "aria-hidden": "true" }, make("i"), make("i"), make("i"));
    return [make("p", { class: "thinking" }, dots, "Quoth is thinking…")];
  }
  const blocks = make("div", { class: "blocks" }, ...drawBlocks(message.blocks, context));
  // As in Discord, an edit is said of text that stands outside a container.
  const isPlain = message.blocks.some((block) => block.kind === "text");
  return [blocks, ...(message.isEdited && isPlain ? [make("small", { class: "edited" }, "(edited)")] : [])];
}

function whatFor(message: ShownMessage, context: MessageContext): HTMLElement | undefined {
  const { used, answers } = message;
  if (used !== undefined) {
    return make(
      "p",
      { class: "context" },
      face(used.by),
      make("b", {}, nameOf(used.by)),
      " used ",
      make("span", { class: "used" }, used.command),
    );
  }
  if (answers === undefined) return undefined;
  const show = () => context.onShow(answers);
  const link = make("button", { type: "button", class: "plain", onclick: show }, "Answers a message above");
  return make("p", { class: "context" }, icon("reply"), link);
}

/** What Discord shows around a post, in other corners of its window. */
function linesOf(message: ShownMessage, context: MessageContext): readonly HTMLElement[] {
  const { thread } = message;
  const line = (sign: Icon, ...words: readonly (string | Node)[]) =>
    make("p", { class: "aside" }, icon(sign), ...words);
  const lead = (id: string, name: string) =>
    make("button", { type: "button", class: "plain", onclick: () => context.onPlace(id) }, name);
  return [
    ...(message.isPublished ? [line("out", "Published to the channels that follow this one")] : []),
    ...(message.isPinned ? [line("pin", "Pinned to the channel")] : []),
    ...(message.isSilent ? [line("silent", "Posted without a notification")] : []),
    ...(thread === undefined ? [] : [line("thread", "Thread: ", lead(thread.id, thread.name))]),
  ];
}

function privateLine(message: ShownMessage, context: MessageContext): HTMLElement {
  const dismiss = () => context.onDismiss(message.id);
  return make(
    "p",
    { class: "aside" },
    icon("eye"),
    "Only you can see this · ",
    make("button", { type: "button", class: "plain", onclick: dismiss }, "Dismiss message"),
  );
}

function jsonOf(message: ShownMessage): HTMLElement {
  const text = JSON.stringify(message.json, null, 2);
  return make(
    "details",
    { class: "json" },
    make("summary", {}, "JSON"),
    make("pre", { tabindex: 0, "aria-label": "This reply as JSON" }, make("code", {}, text)),
  );
}

function face(role: Role, look = ""): HTMLElement {
  return make("span", { class: `face ${role} ${look}`, "aria-hidden": "true" }, nameOf(role).slice(0, 1));
}

const names = { reader: "Reader", other: "Robin", admin: "Admin", bot: "Quoth" } as const;

export function nameOf(author: ShownMessage["author"]): string {
  return names[author];
}
