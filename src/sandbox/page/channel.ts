import type { ShownMessage } from "../protocol.ts";
import { make } from "./dom.ts";
import { drawMessage, type MessageContext, nameOf } from "./message.ts";
import { retellTimes, timeText } from "./time.ts";

/** How long a message that was looked for stays lit. */
const shownMs = 1_600;

/** The list of messages. It follows the newest one, unless the reader has scrolled up. */
export function makeChannel(options: {
  readonly isHere: (message: ShownMessage) => boolean;
  readonly greeting: () => HTMLElement;
  readonly context: () => MessageContext;
  readonly speak: (text: string) => void;
}) {
  const list = make("ol.messages");
  const top = make("div.greeting-place");
  const element = make("div.scroll", { role: "region", tabindex: 0 }, top, list);
  let messages = new Map<string, ShownMessage>();

  const isAtEnd = () => element.scrollHeight - element.scrollTop - element.clientHeight < 80;
  const toEnd = () => {
    element.scrollTop = element.scrollHeight;
  };
  const rowOf = (id: string) => document.getElementById(`message-${id}`);
  const greet = () => {
    const isEmpty = list.childElementCount === 0;
    element.classList.toggle("empty", isEmpty);
    top.replaceChildren(options.greeting());
    markDays();
  };
  /** The date stands above the first message of another day than the one before it. */
  const markDays = () => {
    const { locale } = options.context();
    let before: string | undefined;
    for (const row of list.children) {
      const at = messages.get(row.id.replace("message-", ""))?.at ?? 0;
      const day = timeText(at / 1_000, "D", locale, at);
      const mark = row.querySelector(":scope > .day");
      if (before === undefined || before === day) mark?.remove();
      else if (mark === null) row.prepend(make("p.day", make("span", day)));
      before = day;
    }
  };

  // A row that changes in size (a picture that arrives, a spoiler that opens) keeps the end in view.
  let wasAtEnd = true;
  element.addEventListener("scroll", () => {
    wasAtEnd = isAtEnd();
  });
  new ResizeObserver(() => wasAtEnd && toEnd()).observe(list);
  new ResizeObserver(() => wasAtEnd && toEnd()).observe(element);

  const put = (message: ShownMessage, isNew: boolean) => {
    messages.set(message.id, message);
    if (!options.isHere(message)) return;
    const old = rowOf(message.id);
    const row = drawMessage(message, options.context());
    const held = old?.contains(document.activeElement) ? placeOf(document.activeElement) : undefined;
    if (old === null) list.append(row);
    else old.replaceWith(row);
    if (held !== undefined) focusIn(row, held);
    if (!isNew) return;
    row.classList.toggle("new", old === null);
    if (message.state !== "thinking") options.speak(`${nameOf(message.author)}: ${wordsOf(row)}`);
    // What was just asked for is looked at, wherever one was reading.
    if (old === null && (message.used !== undefined || message.onlyFor !== undefined)) wasAtEnd = true;
    if (wasAtEnd) toEnd();
  };

  return {
    element,
    put: (message: ShownMessage) => {
      put(message, true);
      greet();
    },
    remove: (id: string) => {
      messages.delete(id);
      const row = rowOf(id);
      const hadFocus = row?.contains(document.activeElement) ?? false;
      row?.remove();
      if (hadFocus) element.focus();
      greet();
    },
    /** Everything anew: another place, another language, or the line came back. */
    redraw: (all: readonly ShownMessage[]) => {
      messages = new Map(all.map((message) => [message.id, message]));
      list.replaceChildren();
      for (const message of all) put(message, false);
      greet();
      toEnd();
    },
    /** Whether it is there to be shown. */
    show: (id: string): boolean => {
      const row = rowOf(id);
      if (row === null) return false;
      row.scrollIntoView({ block: "center" });
      row.classList.add("shown");
      setTimeout(() => row.classList.remove("shown"), shownMs);
      return true;
    },
    /** The first words of a message that is shown. */
    wordsOf: (id: string) => wordsOf(rowOf(id) ?? element).slice(0, 60),
    /** The clock was moved. */
    retell: () => {
      const { locale, now } = options.context();
      retellTimes(list, locale, now());
    },
  };
}

/** Which of a message's controls has the focus, so that the edited message can give it back. */
function placeOf(element: Element | null): { readonly id: string | undefined; readonly at: number } {
  const row = element?.closest(".message");
  const all = [...(row?.querySelectorAll("button") ?? [])];
  const id = element instanceof HTMLElement ? element.dataset.id : undefined;
  return { id, at: all.findIndex((one) => one.isSameNode(element)) };
}

function focusIn(row: HTMLElement, held: { readonly id: string | undefined; readonly at: number }): void {
  const all = [...row.querySelectorAll("button")];
  const same = all.find((one) => held.id !== undefined && one.dataset.id === held.id) ?? all[held.at];
  (same !== undefined && !same.disabled ? same : all.find((one) => !one.disabled))?.focus({
    preventScroll: true,
  });
}

function wordsOf(row: HTMLElement): string {
  const place = row.querySelector(".blocks, .problem, .body .thinking") ?? row;
  return (place.textContent ?? "").replace(/\s+/g, " ").trim().slice(0, 400);
}
