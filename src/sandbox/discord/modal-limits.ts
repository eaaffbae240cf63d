import { isSelect, kind, walkComponents } from "./components.ts";
import type { BodyFault } from "./errors.ts";
import { type Json, listOf, numberOf, recordsOf, stringOf } from "./json.ts";
import { selectFaults } from "./message-limits.ts";

/** Discord's rules for a modal that its published schema does not hold. */
export function modalFaults(modal: Json): BodyFault[] {
  const faults: BodyFault[] = [];
  const rows = recordsOf(modal.components);
  if (rows.length > 5)
    faults.push({
      path: ["components"],
      code: "BASE_TYPE_MAX_LENGTH",
      message: "Must be 5 or fewer in length.",
    });
  const seen = new Set<unknown>();
  for (const { component, path } of walkComponents(modal.components)) {
    const id = component.custom_id;
    if (id !== undefined && seen.has(id)) {
      faults.push({
        path: [...path, "custom_id"],
        code: "COMPONENT_CUSTOM_ID_DUPLICATED",
        message: "Component custom id cannot be duplicated",
      });
    }
    seen.add(id);
    if (component.type === kind.row && listOf(component.components).length !== 1) {
      faults.push({
        path: [...path, "components"],
        code: "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
        message: "A row of a modal holds one text input",
      });
    }
    if (component.type === kind.textInput) faults.push(...inputFaults(component, path));
    if (isSelect(component)) faults.push(...selectFaults(component, path));
  }
  return faults.map((fault) => ({ ...fault, path: ["data", ...fault.path] }));
}

function inputFaults(input: Json, path: BodyFault["path"]): BodyFault[] {
  const faults: BodyFault[] = [];
  const isInRow = path.at(-2) === "components";
  if (isInRow && !stringOf(input.label))
    faults.push({ path: [...path, "label"], code: "BASE_TYPE_REQUIRED", message: "This field is required" });
  if (!isInRow && input.label)
    faults.push({
      path: [...path, "label"],
      code: "COMPONENT_LABEL_IN_LABEL",
      message: "A text input inside a label has no label of its own",
    });
  const most = numberOf(input.max_length ?? 4000);
  if (numberOf(input.min_length) > most)
    faults.push({
      path: [...path, "min_length"],
      code: "NUMBER_TYPE_MAX",
      message: `Must be ${most} or fewer in value.`,
    });
  if ((stringOf(input.value)?.length ?? 0) > most)
    faults.push({
      path: [...path, "value"],
      code: "BASE_TYPE_MAX_LENGTH",
      message: `Must be ${most} or fewer in length.`,
    });
  return faults;
}
