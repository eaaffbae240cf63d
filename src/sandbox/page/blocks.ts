import type { APIButtonComponent, APIMediaGalleryItem, APIMessageComponent } from "discord-api-types/v10";
import { kind } from "../kinds.ts";
import type { Marks, OptionChoices, UploadedFiles } from "../protocol.ts";
import { make } from "./dom.ts";
import { icon } from "./icon.ts";
import { drawMarks, type MarkContext, spoiler } from "./marks.ts";
import { drawSelect, menuOf } from "./select.ts";

export type BlockContext = MarkContext & {
  readonly choices: OptionChoices;
  readonly onPress: (id: string, values: readonly string[], pressed: HTMLElement) => void;
};

/** What belongs to one message. */
type Content = BlockContext & { readonly marks: Marks; readonly files: UploadedFiles };

export function drawBlocks(blocks: readonly APIMessageComponent[], context: Content): readonly HTMLElement[] {
  return blocks.map((block) => drawBlock(block, context));
}

function drawBlock(block: APIMessageComponent, context: Content): HTMLElement {
  switch (block.type) {
    case kind.text:
      return make("div.text", ...drawMarks(context.marks[block.content] ?? [], context));
    case kind.container: {
      const box = make("div.container", ...drawBlocks(block.components, context));
      const accent = block.accent_color?.toString(16).padStart(6, "0");
      if (accent !== undefined) box.style.setProperty("--accent", `#${accent}`);
      return block.spoiler ? spoiler(box) : box;
    }
    case kind.section: {
      const texts = make("div.texts", ...drawBlocks(block.components, context));
      return make("div.section", texts, drawBlock(block.accessory, context));
    }
    case kind.separator: {
      const look = `${(block.divider ?? true) ? "line" : ""} ${block.spacing === 2 ? "wide" : ""}`;
      return make("div", { class: `separator ${look}` });
    }
    case kind.thumbnail:
      return make("div.thumbnail", drawMedia(block, context.files));
    case kind.gallery: {
      const pictures = block.items.map((one) => drawMedia(one, context.files));
      return make("div.gallery", { "data-count": pictures.length }, ...pictures);
    }
    case kind.file: {
      const file = drawFile(block.file.url, context.files);
      return block.spoiler ? spoiler(file) : file;
    }
    case kind.row:
      return make("div.row", ...drawBlocks(block.components, context));
    case kind.button:
      return drawButton(block, context);
    case kind.stringSelect:
    case kind.userSelect:
    case kind.roleSelect:
    case kind.mentionableSelect:
    case kind.channelSelect: {
      const menu = drawSelect(menuOf(block, context.choices), "", (values) =>
        context.onPress(block.custom_id, values, menu),
      );
      return menu;
    }
    default:
      return make("p.unknown", `The sandbox can't draw this component.`);
  }
}

const looks = ["", "primary", "secondary", "success", "danger", "link", "primary"] as const;

function drawButton(button: APIButtonComponent, context: BlockContext): HTMLElement {
  const href = "url" in button ? button.url : undefined;
  const id = "custom_id" in button ? button.custom_id : undefined;
  const label = "sku_id" in button ? "Premium" : [button.emoji?.name, button.label].filter(Boolean).join(" ");
  if (href !== undefined) {
    const props = { class: "button link", href, target: "_blank", rel: "noopener noreferrer" };
    return make("a", props, label, icon("out"));
  }
  const element: HTMLButtonElement = make(
    "button",
    {
      class: `button ${looks[button.style]}`,
      type: "button",
      disabled: button.disabled,
      "data-id": id,
      onclick: () => id !== undefined && context.onPress(id, [], element),
    },
    make("span.label", label),
  );
  return element;
}

/** A file of the message itself, by its name; of others the whole address. */
const nameOf = (url: string) => url.replace(/^attachment:\/\//, "");

function drawMedia(
  { media, description, spoiler: isSpoiler }: APIMediaGalleryItem,
  files: UploadedFiles,
): HTMLElement {
  const name = nameOf(media.url);
  const src = files[name]?.here;
  if (src === undefined) {
    const text = `${description ?? "A picture"} (from ${name}; the sandbox fetches nothing from elsewhere)`;
    return make("p.elsewhere", text);
  }
  const picture = make("img", { src, alt: description ?? "", title: description ?? undefined });
  if (!description) picture.classList.add("undescribed");
  return isSpoiler ? spoiler(picture) : picture;
}

function drawFile(url: string, files: UploadedFiles): HTMLElement {
  const name = nameOf(url);
  const { here, size } = files[name] ?? {};
  const text = size === undefined ? "" : `${Math.max(1, Math.round(size / 1_024))} KB`;
  const link = make("a", { href: here, download: name }, name);
  return make("div.file", icon("file"), make("div", link, make("small", text)));
}
