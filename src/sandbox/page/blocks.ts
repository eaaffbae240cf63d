import type { Block, Media, ShownButton } from "../protocol.ts";
import { make } from "./dom.ts";
import { icon } from "./icon.ts";
import { drawMarks, type MarkContext, spoiler } from "./marks.ts";
import { drawSelect } from "./select.ts";

export type BlockContext = MarkContext & {
  readonly onPress: (id: string, values: readonly string[], pressed: HTMLElement) => void;
};

export function drawBlocks(blocks: readonly Block[], context: BlockContext): readonly HTMLElement[] {
  return blocks.map((block) => drawBlock(block, context));
}

function drawBlock(block: Block, context: BlockContext): HTMLElement {
  switch (block.kind) {
    case "text":
      return make("div", { class: "text" }, ...drawMarks(block.marks, context));
    case "container": {
      const box = make("div", { class: "container" }, ...drawBlocks(block.inside, context));
      if (block.accent !== undefined) box.style.setProperty("--accent", block.accent);
      return block.isSpoiler ? spoiler(box) : box;
    }
    case "section": {
      const texts = make("div", { class: "texts" }, ...drawBlocks(block.texts, context));
      return make("div", { class: "section" }, texts, drawBlock(block.beside, context));
    }
    case "separator": {
      const look = `${block.hasLine ? "line" : ""} ${block.isWide ? "wide" : ""}`;
      return make("div", { class: `separator ${look}` });
    }
    case "thumbnail":
      return make("div", { class: "thumbnail" }, drawMedia(block.media));
    case "gallery":
      return make(
        "div",
        { class: "gallery", "data-count": block.media.length },
        ...block.media.map(drawMedia),
      );
    case "file":
      return drawFile(block.media);
    case "row":
      return make("div", { class: "row" }, ...drawBlocks(block.inside, context));
    case "button":
      return drawButton(block, context);
    case "select": {
      const menu = drawSelect(block, {
        label: block.placeholder,
        onDone: (values) => context.onPress(block.id, values, menu),
      });
      return menu;
    }
    case "unknown":
      return make("p", { class: "unknown" }, `The preview can't draw this: ${block.what}.`);
  }
}

function drawButton(button: ShownButton, context: BlockContext): HTMLElement {
  const label = [button.emoji, button.label].filter(Boolean).join(" ");
  if (button.href !== undefined) {
    const props = { class: "button link", href: button.href, target: "_blank", rel: "noopener noreferrer" };
    return make("a", props, label, icon("out"));
  }
  const element: HTMLButtonElement = make(
    "button",
    {
      class: `button ${button.look}`,
      type: "button",
      disabled: button.isDisabled,
      "data-id": button.id,
      onclick: () => {
        if (button.id !== undefined) context.onPress(button.id, [], element);
      },
    },
    make("span", { class: "label" }, label),
  );
  return element;
}

function drawMedia(media: Media): HTMLElement {
  if (media.url === undefined) {
    const name = media.description ?? "A picture";
    return make(
      "p",
      { class: "elsewhere" },
      `${name} (from ${media.name}; the preview fetches nothing from elsewhere)`,
    );
  }
  const picture = make("img", { src: media.url, alt: media.description ?? "", title: media.description });
  if (media.description === undefined) picture.classList.add("undescribed");
  return media.isSpoiler ? spoiler(picture) : picture;
}

function drawFile(media: Media): HTMLElement {
  const size = media.size === undefined ? "" : `${Math.max(1, Math.round(media.size / 1_024))} KB`;
  const link = make("a", { href: media.url, download: media.name }, media.name);
  const file = make("div", { class: "file" }, icon("file"), make("div", {}, link, make("small", {}, size)));
  return media.isSpoiler ? spoiler(file) : file;
}
