import type { Role, ShownMessage, ShownPost } from "../protocol.ts";
import { type BlockContext, drawBlocks } from "./blocks.ts";
import { make } from "./dom.ts";
import { type Icon, icon } from "./icon.ts";
import { timeText } from "./time.ts";

export type MessageContext = BlockContext & {
  readonly onDismiss: (id: string) => void;
  readonly onShow: (id: string) => void;
  readonly showsJson: boolean;
};

/** One message of the bot's, with what it answers above it and what only the asker sees below. */
export function drawMessage(message: ShownMessage, context: MessageContext): HTMLElement {
  const time = timeText(message.at / 1_000, "t", context.locale, message.at);
  const full = timeText(message.at / 1_000, "F", context.locale, message.at);
  const author = make(
    "h2",
    { class: "author" },
    "Quoth",
    make("span", { class: "badge" }, "App"),
    make("time", { title: full, datetime: new Date(message.at).toISOString() }, time),
  );
  const body = make("div", { class: "body" }, author, ...bodyOf(message, context));
  if (message.post !== undefined) body.append(...postLines(message.post));
  if (message.isPrivate) body.append(privateLine(message, context));
  if (context.showsJson && message.json !== undefined) body.append(jsonOf(message));
  return make(
    "li",
    { class: `message ${message.isPrivate ? "private" : ""} ${message.state}`, id: `message-${message.id}` },
    whatFor(message, context),
    make("div", { class: "main" }, make("img", { class: "avatar", src: "/page/quoth.svg", alt: "" }), body),
  );
}

function bodyOf(message: ShownMessage, context: MessageContext): readonly HTMLElement[] {
  if (message.state === "failed") {
    const text = "The application did not respond in time.";
    return [make("p", { class: "problem" }, icon("warn"), text)];
  }
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
      make("span", { class: "used" }, `/${used.command}`),
    );
  }
  if (answers === undefined) {
    const { elsewhere } = message;
    const where = () => make("span", { class: "mention" }, `#${elsewhere}`);
    return elsewhere === undefined
      ? undefined
      : make("p", { class: "context" }, icon("hash"), "Posted in ", where());
  }
  const show = () => context.onShow(answers);
  const link = make("button", { type: "button", class: "plain", onclick: show }, "Answers a message above");
  return make("p", { class: "context" }, icon("reply"), link);
}

/** What Discord shows around a post, in other corners of its window. */
function postLines(post: ShownPost): readonly HTMLElement[] {
  const line = (sign: Icon, ...words: readonly (string | Node)[]) =>
    make("p", { class: "aside" }, icon(sign), ...words);
  return [
    ...(post.isPublished ? [line("out", "Published to the channels that follow this one")] : []),
    ...(post.isPinned ? [line("pin", "Pinned to the channel")] : []),
    ...(post.isSilent ? [line("silent", "Posted without a notification")] : []),
    ...(post.thread === undefined ? [] : [line("thread", "Thread: ", make("b", {}, post.thread))]),
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

export function face(role: Role): HTMLElement {
  return make("span", { class: `face ${role}`, "aria-hidden": "true" }, nameOf(role).slice(0, 1));
}

export function nameOf(role: Role): string {
  return role === "admin" ? "Admin" : "Reader";
}
