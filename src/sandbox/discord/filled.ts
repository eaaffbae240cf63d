import { isSelect, kind } from "./components.ts";
import { type Json, recordsOf, stringOf } from "./json.ts";

/** A modal's values by the custom ids of its fields. */
export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** A filled-in modal as Discord sends it: in the modal's own shape, each field with its values. */
export function filled(components: readonly Json[], fields: Fields): Json[] {
  return components.map((component) => {
    if (component.component)
      return { type: component.type, id: 0, component: one(component.component as Json, fields) };
    if (component.components)
      return {
        type: component.type,
        id: 0,
        components: recordsOf(component.components).map((inner) => one(inner, fields)),
      };
    return { type: component.type, id: 0 };
  });
}

function one(input: Json, fields: Fields): Json {
  const id = String(input.custom_id);
  const given = fields[id] ?? stringOf(input.value) ?? "";
  const values = (typeof given === "string" ? [given] : given).filter((value) => value !== "");
  const value = values[0] ?? "";
  const holdsOne = { type: input.type, custom_id: id, id: 0 };
  if (input.type === kind.checkbox) return { ...holdsOne, value: value === "true" };
  if (input.required !== false && value === "") throw new Error(`The modal requires "${id}"`);
  if (input.type === kind.radioGroup) return { ...holdsOne, value: value || null };
  if (isSelect(input) || input.type === kind.fileUpload || input.type === kind.checkboxGroup)
    return { ...holdsOne, values };
  return { type: input.type, custom_id: id, id: 0, value };
}
