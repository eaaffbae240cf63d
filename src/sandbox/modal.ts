import {
  type APIComponentInLabel,
  type APIModalInteractionResponseCallbackData,
  type APITextInputComponent,
  ComponentType,
  TextInputStyle,
} from "discord-api-types/v10";
import { selectOf } from "./blocks.ts";
import { parseMarkdown } from "./markdown.ts";
import type { ModalField, ShownModal, ShownSelect } from "./protocol.ts";

type Modal = APIModalInteractionResponseCallbackData;

export function shownModal(modal: Modal): ShownModal {
  return {
    id: modal.custom_id,
    title: modal.title,
    parts: modal.components.flatMap((part): ShownModal["parts"][number][] => {
      if (part.type === ComponentType.TextDisplay)
        return [{ kind: "text", marks: parseMarkdown(part.content) }];
      if (part.type === ComponentType.ActionRow)
        return part.components.map((one) => ({
          kind: "field",
          field: fieldOf(one, one.label ?? "", undefined),
        }));
      return [{ kind: "field", field: fieldOf(part.component, part.label, part.description) }];
    }),
    json: modal,
  };
}

function fieldOf(component: APIComponentInLabel, label: string, description: string | undefined): ModalField {
  const isRequired = !("required" in component) || component.required !== false;
  return { id: component.custom_id, label, description, isRequired, input: inputOf(component) };
}

function inputOf(component: APIComponentInLabel): ModalField["input"] {
  switch (component.type) {
    case ComponentType.TextInput:
      return textOf(component);
    case ComponentType.RadioGroup:
      return { kind: "choice", look: "radio", select: groupOf({ ...component, max_values: 1 }) };
    case ComponentType.CheckboxGroup:
      return { kind: "choice", look: "checks", select: groupOf(component) };
    case ComponentType.Checkbox:
      return { kind: "check", isChecked: component.default ?? false };
    case ComponentType.FileUpload:
      return { kind: "file", most: component.max_values ?? 1 };
    default:
      return { kind: "choice", look: "menu", select: selectOf(component) };
  }
}

function textOf(component: APITextInputComponent): ModalField["input"] {
  return {
    kind: "text",
    isLong: component.style === TextInputStyle.Paragraph,
    value: component.value ?? "",
    placeholder: component.placeholder ?? "",
    minLength: component.min_length,
    maxLength: component.max_length,
  };
}

function groupOf(group: {
  readonly custom_id: string;
  readonly options: readonly { label: string; value: string; description?: string; default?: boolean }[];
  readonly min_values?: number;
  readonly max_values?: number;
}): ShownSelect {
  return {
    kind: "select",
    id: group.custom_id,
    placeholder: "",
    options: group.options.map((one) => ({
      label: one.label,
      value: one.value,
      description: one.description,
      isChosen: one.default ?? false,
    })),
    least: group.min_values ?? 1,
    most: group.max_values ?? group.options.length,
    isDisabled: false,
  };
}
