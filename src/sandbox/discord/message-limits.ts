import { kind } from "../kinds.ts";
import { isComponentsV2, isSelect, type PlacedComponent, walkComponents } from "./components.ts";
import { type BodyFault, type BodyRule, broken } from "./errors.ts";
import { type Json, listOf, numberOf, type Path, recordOf, recordsOf, stringOf } from "./json.ts";

const textLimit = 4000;
/** https://github.com/discord/discord-api-docs/issues/8554: more of it fails, though with a status of 500. */
const byteLimit = 10_000;
const componentLimit = 40;
const embedTextLimit = 6000;

/** Discord's rules for a message that its published schema does not hold. */
export function messageFaults(body: Json, flags: number, fileNames: readonly string[]): BodyFault[] {
  const placed = [...walkComponents(body.components)];
  return [
    ...((flags & isComponentsV2) === 0 ? oldFaults(body) : newFaults(body, placed)),
    ...placed.flatMap(componentFaults),
    ...placed.flatMap((one) => attachmentFaults(one, fileNames)),
    ...repeated(placed, "custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED"),
    ...repeated(placed, "id", "COMPONENT_ID_DUPLICATED"),
  ];
}

/** Whether nothing would be seen of this message, so that Discord answers 50006. */
export function isEmpty(body: Json, flags: number, files: number): boolean {
  if ((flags & isComponentsV2) !== 0) return listOf(body.components).length === 0;
  const text = stringOf(body.content)?.trim() ?? "";
  const shown = [body.embeds, body.sticker_ids, body.attachments].some((list) => listOf(list).length > 0);
  return text === "" && !shown && files === 0 && !body.poll;
}

function oldFaults(body: Json): BodyFault[] {
  const rows = recordsOf(body.components);
  const embeds = recordsOf(body.embeds).flatMap(embedTexts).join("").length;
  return broken(
    ...rows.map(({ type }, at) => [type !== 1, ["components", at, "type"], "UNION_TYPE_CHOICES"] as const),
    [rows.length > 5, ["components"], "BASE_TYPE_MAX_LENGTH", 5],
    [(stringOf(body.content)?.length ?? 0) > 2000, ["content"], "BASE_TYPE_MAX_LENGTH", 2000],
    [embeds > embedTextLimit, ["embeds"], "MAX_EMBED_SIZE_EXCEEDED", embedTextLimit],
  );
}

function newFaults(body: Json, placed: readonly PlacedComponent[]): BodyFault[] {
  const path = ["components"];
  const text = placed.map(({ component }) => stringOf(component.content) ?? "").join("");
  const bytes = Buffer.byteLength(text);
  const count = placed.length;
  const isUsed = (value: unknown) => (Array.isArray(value) ? value.length > 0 : Boolean(value));
  return broken(
    ...["content", "embeds", "poll", "sticker_ids"].map(
      (field) =>
        [isUsed(body[field]), [field], "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", field] as const,
    ),
    [count > componentLimit, path, "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", count, componentLimit],
    [text.length > textLimit, path, "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", text.length, textLimit],
    [bytes > byteLimit, path, "INTERNAL", bytes, byteLimit],
  );
}

function componentFaults({ component, path }: PlacedComponent): BodyFault[] {
  if (component.type === kind.button) return buttonFaults(component, path);
  if (isSelect(component)) return selectFaults(component, path);
  const inside = recordsOf(component.components);
  const isWide = component.type === kind.row && inside.some(isSelect) && inside.length > 1;
  const isBlank = component.type === kind.text && stringOf(component.content)?.trim() === "";
  return broken(
    [isWide, [...path, "components"], "COMPONENT_LAYOUT_WIDTH_EXCEEDED"],
    [isBlank, [...path, "content"], "BASE_TYPE_REQUIRED"],
  );
}

function buttonFaults(button: Json, path: Path): BodyFault[] {
  const { style } = button;
  const wanted = style === 5 ? "url" : style === 6 ? "sku_id" : "custom_id";
  const hasLabel = style === 6 || Boolean(stringOf(button.label)?.trim()) || Boolean(button.emoji);
  const others = ["url", "sku_id", "custom_id"].filter((field) => field !== wanted);
  return broken(
    [!button[wanted], [...path, wanted], "BASE_TYPE_REQUIRED"],
    ...others.map((field): BodyRule => {
      const where = [...path, field];
      return [Boolean(button[field]), where, "BUTTON_COMPONENT_INVALID_FIELD", style, field];
    }),
    [!hasLabel, path, "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED"],
  );
}

function selectFaults(select: Json, path: Path): BodyFault[] {
  const most = numberOf(select.max_values ?? 1);
  const isReversed = numberOf(select.min_values ?? 1) > most;
  const options = recordsOf(select.options);
  const values = options.map(({ value }) => value);
  const defaults = options.filter((option) => option.default === true).length;
  const list = [...path, "options"];
  const own = broken(
    [most > options.length, [...path, "max_values"], "SELECT_COMPONENT_MAX_VALUES", options.length],
    [defaults > most, list, "SELECT_COMPONENT_TOO_MANY_DEFAULTS"],
    ...options.flatMap(({ value, label }, at): BodyRule[] => [
      [values.indexOf(value) < at, [...list, at, "value"], "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED"],
      [stringOf(label)?.trim() === "", [...list, at, "label"], "BASE_TYPE_REQUIRED"],
    ]),
  );
  return [
    ...broken([isReversed, [...path, "min_values"], "SELECT_COMPONENT_MIN_OVER_MAX"]),
    ...(select.type === kind.stringSelect ? own : []),
  ];
}

function attachmentFaults({ component, path }: PlacedComponent, fileNames: readonly string[]): BodyFault[] {
  const media = [component.media, component.file, ...recordsOf(component.items).map((item) => item.media)];
  return media.flatMap((one) => {
    const url = stringOf(recordOf(one).url) ?? "";
    const name = /^attachment:\/\/(.*)$/.exec(url)?.[1];
    const isMissing = name !== undefined && !fileNames.includes(name);
    return broken([isMissing, [...path, "url"], "MESSAGE_ATTACHMENT_NOT_FOUND", url]);
  });
}

function repeated(
  placed: readonly PlacedComponent[],
  key: "custom_id" | "id",
  code: `COMPONENT_${"CUSTOM_ID" | "ID"}_DUPLICATED`,
): BodyFault[] {
  const values = placed.map(({ component }) => component[key]);
  return broken(
    ...placed.map(({ path }, at): BodyRule => {
      const isRepeat = Boolean(values[at]) && values.indexOf(values[at]) < at;
      return [isRepeat, [...path, key], code];
    }),
  );
}

function embedTexts(embed: Json): string[] {
  const parts = [embed.title, embed.description, recordOf(embed.footer).text, recordOf(embed.author).name];
  const fields = recordsOf(embed.fields).flatMap(({ name, value }) => [name, value]);
  return [...parts, ...fields].map((part) => stringOf(part) ?? "");
}

/** Discord's rules for a modal that its published schema does not hold. */
export function modalFaults(modal: Json): BodyFault[] {
  const placed = [...walkComponents(modal.components)];
  const ids = placed.map(({ component }) => component.custom_id);
  const isLong = recordsOf(modal.components).length > 5;
  const faults = placed.flatMap(({ component, path }, at) => {
    const isRepeat = ids[at] !== undefined && ids.indexOf(ids[at]) < at;
    const isWide = component.type === kind.row && listOf(component.components).length !== 1;
    return [
      ...broken(
        [isRepeat, [...path, "custom_id"], "COMPONENT_CUSTOM_ID_DUPLICATED"],
        [isWide, [...path, "components"], "COMPONENT_LAYOUT_WIDTH_EXCEEDED"],
      ),
      ...(component.type === kind.textInput ? inputFaults(component, path) : []),
      ...(isSelect(component) ? selectFaults(component, path) : []),
    ];
  });
  const all = [...broken([isLong, ["components"], "BASE_TYPE_MAX_LENGTH", 5]), ...faults];
  return all.map((one) => ({ ...one, path: ["data", ...one.path] }));
}

function inputFaults(input: Json, path: Path): BodyFault[] {
  const isInRow = path.at(-2) === "components";
  const most = numberOf(input.max_length ?? 4000);
  return broken(
    [isInRow && !input.label, [...path, "label"], "BASE_TYPE_REQUIRED"],
    [!isInRow && Boolean(input.label), [...path, "label"], "COMPONENT_LABEL_IN_LABEL"],
    [numberOf(input.min_length) > most, [...path, "min_length"], "NUMBER_TYPE_MAX", most],
    [(stringOf(input.value)?.length ?? 0) > most, [...path, "value"], "BASE_TYPE_MAX_LENGTH", most],
  );
}
