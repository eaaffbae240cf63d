import type { OptionsTyped, OptionValue, ShownChoice, ShownCommand } from "../protocol.ts";
import { type FormField, makeField } from "./field.ts";

export type ReadDraft =
  | { readonly kind: "values"; readonly values: OptionsTyped }
  | { readonly kind: "fault"; readonly sentence: string; readonly field: FormField | undefined };

export type ComposerDraft = ReturnType<typeof makeDraft>;

/** A command that is being written: which one, and what its options say so far. */
export function makeDraft(listId: string, onFile: (field: FormField, file: File) => void) {
  let command: ShownCommand | undefined;
  let fields: readonly FormField[] = [];
  const left = () => (command?.options ?? []).filter((one) => !fields.some(({ option }) => option === one));
  const add = (name: string, text = "", picked?: ShownChoice): FormField | undefined => {
    const option = command?.options.find((one) => one.name === name);
    if (option === undefined) return undefined;
    const known = fields.find((field) => field.option === option);
    const field = known ?? makeField(option, listId, onFile);
    if (known === undefined) fields = [...fields, field];
    field.fill(text, picked);
    return field;
  };
  return {
    command: () => command,
    fields: () => fields,
    /** The options that have no field yet. */
    left,
    begin: (chosen: ShownCommand | undefined) => {
      command = chosen;
      fields = [];
      const required = chosen?.options.filter((option) => option.isRequired) ?? [];
      // A command without required options begins with its first one, so that one can simply type on.
      for (const option of required.length > 0 ? required : (chosen?.options.slice(0, 1) ?? []))
        add(option.name);
    },
    add,
    drop: (field: FormField) => {
      fields = fields.filter((one) => one !== field);
    },
    fieldOf: (input: HTMLElement) => fields.find((field) => field.input === input),
    valuesBut: (focused: FormField | undefined): OptionsTyped => {
      const values: Record<string, OptionValue> = {};
      for (const field of fields) {
        const checked = field.read();
        if (field !== focused && checked.kind === "value") values[field.option.name] = checked.value;
      }
      return values;
    },
    /** Everything, or the first thing that is wrong with it. */
    read: (): ReadDraft => {
      const values: Record<string, OptionValue> = {};
      for (const field of fields) {
        const checked = field.read();
        if (checked.kind === "fault") return { kind: "fault", sentence: checked.sentence, field };
        if (checked.kind === "value") values[field.option.name] = checked.value;
      }
      const missing = left().find((option) => option.isRequired);
      if (missing === undefined) return { kind: "values", values };
      return {
        kind: "fault",
        sentence: "This option is required: give it a value.",
        field: add(missing.name),
      };
    },
  };
}
