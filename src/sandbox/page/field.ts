import { type CheckedForm, checkOption } from "../check.ts";
import type { ShownChoice, ShownOption } from "../protocol.ts";
import { freshId, make, set } from "./dom.ts";
import type { PopupEntry } from "./popup.ts";
import { makeChooser } from "./upload.ts";

/** One option of a command in the message box. */
export type FormField = {
  readonly option: ShownOption;
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
  /** What the list offered and was taken; typing on lets go of it. */
  picked: ShownChoice | undefined;
  readonly read: () => CheckedForm;
  readonly fill: (text: string, picked: ShownChoice | undefined) => void;
  readonly showFault: (faultId: string | undefined) => void;
};

export function makeField(
  option: ShownOption,
  listId: string,
  onFile: (field: FormField, file: File) => void,
): FormField {
  const aboutId = freshId("about");
  const input = make("input", {
    type: "text",
    role: "combobox",
    autocomplete: "off",
    spellcheck: "false",
    autocapitalize: "off",
    enterkeyhint: "send",
    inputmode: option.kind === "whole" ? "numeric" : option.kind === "decimal" ? "decimal" : undefined,
    "aria-label": `${option.name}${option.isRequired ? ", required" : ""}`,
    "aria-describedby": aboutId,
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": listId,
    "aria-required": option.isRequired ? "true" : undefined,
  });
  const element = make(
    "label.field",
    { "data-option": option.name },
    make("span.name", option.name, option.isRequired && make("i", { "aria-hidden": "true" }, "*")),
    input,
    make("span.unseen", { id: aboutId }, `${option.description}. ${limitsOf(option)}`),
  );
  const field: FormField = {
    option,
    element,
    input,
    picked: undefined,
    read: () => checkOption(option, input.value, field.picked),
    fill: (text, picked) => {
      input.value = text;
      field.picked = picked;
      input.title = picked === undefined ? "" : text;
    },
    showFault: (faultId) => {
      set(input, "aria-invalid", faultId === undefined ? undefined : "true");
      input.setAttribute("aria-describedby", faultId === undefined ? aboutId : `${faultId} ${aboutId}`);
      element.classList.toggle("faulty", faultId !== undefined);
    },
  };
  if (option.kind === "file") element.append(makeChooser(input, (file) => onFile(field, file)));
  return field;
}

export function entriesOf(field: FormField, onPick: (choice: ShownChoice) => void): readonly PopupEntry[] {
  if (field.option.kind === "yes-no") {
    // Discord's client takes only the words; `checkOption` makes booleans of them.
    return ["True", "False"]
      .filter((name) => matches(name, field))
      .map((name) => ({ title: name, pick: () => onPick({ name, value: name }) }));
  }
  return field.option.choices
    .filter((choice) => matches(choice.name, field))
    .map((choice) => ({ title: choice.name, pick: () => onPick(choice) }));
}

function matches(name: string, field: FormField): boolean {
  return field.picked !== undefined || name.toLowerCase().includes(field.input.value.trim().toLowerCase());
}

const kindWords = {
  text: "Text",
  whole: "Whole number",
  decimal: "Number",
  "yes-no": "True or False",
  user: "Member",
  channel: "Channel",
  role: "Role",
  mentionable: "Member or role",
  file: "File",
  other: "Something else",
} as const;

/** What an option takes, in a few words: "Whole number, 1 to 5, optional". */
export function limitsOf({ kind, isRequired, min, max, maxLength }: ShownOption): string {
  const least = min === undefined ? undefined : max === undefined ? `${min} or more` : `${min} to ${max}`;
  const range = least ?? (max === undefined ? undefined : `at most ${max}`);
  const length = maxLength === undefined ? undefined : `up to ${maxLength} characters`;
  const words = [kindWords[kind], range, length, isRequired ? "required" : "optional"];
  return words.filter((one) => one !== undefined).join(", ");
}
