import { isComponentsV2, isSelect, kind, type Placed, walkComponents } from "./components.ts";
import type { BodyFault } from "./errors.ts";
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
    ...repeated(
      placed,
      "custom_id",
      "COMPONENT_CUSTOM_ID_DUPLICATED",
      "Component custom id cannot be duplicated",
    ),
    ...repeated(placed, "id", "COMPONENT_ID_DUPLICATED", "Component id cannot be duplicated"),
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
  const faults: BodyFault[] = [];
  const rows = recordsOf(body.components);
  for (const [at, row] of rows.entries()) {
    if (row.type !== kind.row) {
      faults.push(
        fault(["components", at, "type"], "UNION_TYPE_CHOICES", 'Value of field "type" must be one of (1,).'),
      );
    }
  }
  if (rows.length > 5) faults.push(tooLong(["components"], 5));
  if ((stringOf(body.content)?.length ?? 0) > 2000) faults.push(tooLong(["content"], 2000));
  const embedText = recordsOf(body.embeds).flatMap(embedTexts).join("").length;
  if (embedText > embedTextLimit) {
    faults.push(
      fault(["embeds"], "MAX_EMBED_SIZE_EXCEEDED", `Embed size exceeds maximum size of ${embedTextLimit}`),
    );
  }
  return faults;
}

function newFaults(body: Json, placed: readonly Placed[]): BodyFault[] {
  const faults: BodyFault[] = [];
  for (const field of ["content", "embeds", "poll", "sticker_ids"]) {
    const value = body[field];
    if (!value || (Array.isArray(value) && value.length === 0)) continue;
    faults.push(
      fault(
        [field],
        "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
        `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
      ),
    );
  }
  if (placed.length > componentLimit) {
    faults.push(
      fault(
        ["components"],
        "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
        `The maximum number of components in this message has been exceeded (${placed.length}, max ${componentLimit})`,
      ),
    );
  }
  const text = placed.reduce((sum, { component }) => sum + (stringOf(component.content)?.length ?? 0), 0);
  if (text > textLimit) {
    faults.push(
      fault(
        ["components"],
        "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
        `The total text size of the components exceeds the maximum size (${text}, max ${textLimit})`,
      ),
    );
  }
  const bytes = Buffer.byteLength(placed.map(({ component }) => stringOf(component.content) ?? "").join(""));
  if (bytes > byteLimit)
    faults.push(
      fault(["components"], "INTERNAL", `${bytes} bytes of text, of which Discord takes ${byteLimit}`),
    );
  return faults;
}

function componentFaults({ component, path }: Placed): BodyFault[] {
  if (component.type === kind.row) return rowFaults(component, path);
  if (component.type === kind.button) return buttonFaults(component, path);
  if (component.type === kind.text && stringOf(component.content)?.trim() === "") {
    return [required([...path, "content"])];
  }
  return isSelect(component) ? selectFaults(component, path) : [];
}

function rowFaults(row: Json, path: Path): BodyFault[] {
  const inside = recordsOf(row.components);
  if (!inside.some(isSelect) || inside.length === 1) return [];
  return [
    fault(
      [...path, "components"],
      "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
      "The specified component exceeds the maximum width",
    ),
  ];
}

function buttonFaults(button: Json, path: Path): BodyFault[] {
  const faults: BodyFault[] = [];
  const wanted = button.style === 5 ? "url" : button.style === 6 ? "sku_id" : "custom_id";
  for (const field of ["url", "sku_id", "custom_id"]) {
    const has = Boolean(button[field]);
    if (field === wanted && !has) faults.push(required([...path, field]));
    if (field !== wanted && has) {
      faults.push(
        fault(
          [...path, field],
          "BUTTON_COMPONENT_INVALID_FIELD",
          `A button of style ${button.style} cannot have ${field}`,
        ),
      );
    }
  }
  const label = stringOf(button.label)?.trim() ?? "";
  if (button.style !== 6 && label === "" && !button.emoji) {
    faults.push(
      fault(
        path,
        "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED",
        "A button must have either a label or an emoji",
      ),
    );
  }
  return faults;
}

export function selectFaults(select: Json, path: Path): BodyFault[] {
  const faults: BodyFault[] = [];
  const least = numberOf(select.min_values ?? 1);
  const most = numberOf(select.max_values ?? 1);
  if (least > most)
    faults.push(
      fault(
        [...path, "min_values"],
        "SELECT_COMPONENT_MIN_OVER_MAX",
        "min_values cannot be greater than max_values",
      ),
    );
  if (select.type !== kind.stringSelect) return faults;
  const options = recordsOf(select.options);
  if (most > options.length) {
    faults.push(
      fault(
        [...path, "max_values"],
        "SELECT_COMPONENT_MAX_VALUES",
        `max_values must be ${options.length} or fewer`,
      ),
    );
  }
  if (options.filter((option) => option.default === true).length > most) {
    faults.push(
      fault([...path, "options"], "SELECT_COMPONENT_TOO_MANY_DEFAULTS", "Too many options are default"),
    );
  }
  const seen = new Set<unknown>();
  for (const [at, { value, label }] of options.entries()) {
    if (seen.has(value)) {
      faults.push(
        fault(
          [...path, "options", at, "value"],
          "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
          "The specified option value is already used",
        ),
      );
    }
    seen.add(value);
    if (stringOf(label)?.trim() === "") faults.push(required([...path, "options", at, "label"]));
  }
  return faults;
}

function attachmentFaults({ component, path }: Placed, fileNames: readonly string[]): BodyFault[] {
  const media = [component.media, component.file, ...recordsOf(component.items).map((item) => item.media)];
  return media.flatMap((one) => {
    const url = stringOf(recordOf(one).url);
    if (!url?.startsWith("attachment://") || fileNames.includes(url.slice("attachment://".length))) return [];
    return [
      fault(
        [...path, "url"],
        "MESSAGE_ATTACHMENT_NOT_FOUND",
        `The referenced attachment in '${url}' was not found`,
      ),
    ];
  });
}

function repeated(
  placed: readonly Placed[],
  key: "custom_id" | "id",
  code: string,
  message: string,
): BodyFault[] {
  const seen = new Set<unknown>();
  return placed.flatMap(({ component, path }) => {
    const value = component[key];
    if (!value) return [];
    const isRepeat = seen.has(value);
    seen.add(value);
    return isRepeat ? [fault([...path, key], code, message)] : [];
  });
}

function embedTexts(embed: Json): string[] {
  const parts = [embed.title, embed.description, recordOf(embed.footer).text, recordOf(embed.author).name];
  const fields = recordsOf(embed.fields).flatMap(({ name, value }) => [name, value]);
  return [...parts, ...fields].map((part) => stringOf(part) ?? "");
}

function fault(path: Path, code: string, message: string): BodyFault {
  return { path, code, message };
}

function required(path: Path): BodyFault {
  return fault(path, "BASE_TYPE_REQUIRED", "This field is required");
}

function tooLong(path: Path, limit: number): BodyFault {
  return fault(path, "BASE_TYPE_MAX_LENGTH", `Must be ${limit} or fewer in length.`);
}
