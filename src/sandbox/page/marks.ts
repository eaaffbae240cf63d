import type { PageMark } from "../protocol.ts";
import { action, make } from "./dom.ts";
import { timeElement } from "./time.ts";

export type MarkContext = {
  readonly locale: string;
  readonly now: () => number;
  /** A command's mention was clicked. */
  readonly onCommand: (name: string) => void;
  /** A link to a message was clicked: false when it isn't here. */
  readonly onMessage?: (id: string) => boolean;
};

// https://docs.discord.com/developers/reference#message-formatting
const messageLink = /^https:\/\/discord\.com\/channels\/\d+\/\d+\/(\d+)$/;

export function drawMarks(marks: readonly PageMark[], context: MarkContext): readonly Node[] {
  return marks.map((mark) => drawMark(mark, context));
}

const tags = {
  strong: "strong",
  em: "em",
  underline: "u",
  strike: "s",
  quote: "blockquote",
  subtext: "small",
} as const;

function drawMark(mark: PageMark, context: MarkContext): Node {
  const inside = (marks: readonly PageMark[]) => drawMarks(marks, context);
  switch (mark.kind) {
    case "text":
      return document.createTextNode(mark.text);
    case "break":
      return document.createTextNode("\n");
    case "spoiler":
      return spoiler(make("span", ...inside(mark.inside)));
    case "heading":
      // However large it looks, it stands under the message's author: no level is skipped.
      return make("h3", { class: `h${mark.level}` }, ...inside(mark.inside));
    case "list": {
      const entries = mark.entries.map((entry) => make("li", ...inside(entry)));
      return mark.start === undefined
        ? make("ul", ...entries)
        : make("ol", { start: mark.start }, ...entries);
    }
    case "link": {
      const message = messageLink.exec(mark.href)?.[1];
      const onclick = (event: MouseEvent) => {
        if (message !== undefined && context.onMessage?.(message)) event.preventDefault();
      };
      const props = { href: mark.href, target: "_blank", rel: "noopener noreferrer", onclick };
      return make("a", props, ...inside(mark.inside));
    }
    case "code":
      return make("code", mark.text);
    case "code-block":
      return make("pre", { tabindex: 0 }, make("code", mark.text));
    case "time":
      return timeElement(mark.seconds, mark.style, context.locale, context.now());
    case "mention":
      return make("span.mention", mark.text);
    case "command": {
      return action("mention", () => context.onCommand(mark.name), `/${mark.name}`);
    }
    default:
      return make(tags[mark.kind], {}, ...inside(mark.inside));
  }
}

/** Hidden until it is clicked; what is hidden is hidden from a screen reader too. */
export function spoiler(content: HTMLElement): HTMLElement {
  content.setAttribute("aria-hidden", "true");
  content.inert = true;
  const show = (event: Event) => {
    if (event instanceof KeyboardEvent && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    cover.classList.add("open");
    for (const name of ["role", "tabindex", "aria-label"]) cover.removeAttribute(name);
    content.removeAttribute("aria-hidden");
    content.inert = false;
  };
  const cover = make(
    "span.spoiler",
    { role: "button", tabindex: 0, "aria-label": "Spoiler, show it", onclick: show, onkeydown: show },
    content,
  );
  return cover;
}
