import type {
  APIModalInteractionResponseCallbackData as Modal,
  APIComponentInLabel as Question,
} from "discord-api-types/v10";
import { kind } from "../kinds.ts";
import type { Marks, OptionChoices } from "../protocol.ts";
import { action, freshId, make, sentenceOf } from "./dom.ts";
import { icon } from "./icon.ts";
import { drawMarks, type MarkContext } from "./marks.ts";
import { drawSelect, menuOf } from "./select.ts";
import { upload } from "./upload.ts";

type Values = readonly string[];
type FormAnswer = { readonly element: HTMLElement; readonly read: () => Values | Promise<Values> };
export type FilledForm = Readonly<Record<string, Values>>;

/** Opens a modal of the bot's. Like Discord's it sends nothing when it is dismissed. */
export function openForm(
  modal: Modal,
  options: MarkContext & {
    readonly marks: Marks;
    readonly choices: OptionChoices;
    readonly onSubmit: (filled: FilledForm) => Promise<void>;
  },
): void {
  const titleId = freshId("form");
  const reads: (readonly [id: string, read: FormAnswer["read"]])[] = [];
  const ask = (question: Question, label: string, about?: string) => {
    const { element, read } = drawQuestion(question, label, about, options.choices);
    reads.push([question.custom_id, read]);
    return element;
  };
  const parts = modal.components.flatMap((part) => {
    if (part.type === kind.text)
      return make("div.text", ...drawMarks(options.marks[part.content] ?? [], options));
    if (part.type === kind.label) return ask(part.component, part.label, part.description);
    return part.components.map((one) => ask(one, one.label ?? ""));
  });
  const fault = make("p.fault", { role: "alert" });
  const close = () => {
    dialog.close();
    dialog.remove();
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    try {
      const filled = await Promise.all(reads.map(async ([id, read]) => [id, await read()] as const));
      await options.onSubmit(Object.fromEntries(filled));
      close();
    } catch (error) {
      fault.textContent = sentenceOf(error);
    }
  };
  const cross = action("round", close, { "aria-label": "Close" }, icon("close"));
  const dialog = make(
    "dialog.form",
    { "aria-labelledby": titleId, onclose: () => dialog.remove() },
    make(
      "form",
      { onsubmit: submit },
      make("header", make("h2", { id: titleId }, modal.title), cross),
      make("div.form-parts", ...parts, fault),
      make(
        "footer",
        action("button secondary", close, "Cancel"),
        make("button.button.primary", { type: "submit" }, "Submit"),
      ),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
  dialog.querySelector<HTMLElement>(".form-parts :is(input, textarea, button)")?.focus();
}

function drawQuestion(
  question: Question,
  label: string,
  description: string | undefined,
  choices: OptionChoices,
): FormAnswer {
  const id = freshId("answer");
  const required = !("required" in question) || question.required !== false;
  const about = description !== undefined && make("small", { id: `${id}-about` }, description);
  const star = required && question.type !== kind.checkbox && make("i", { "aria-hidden": "true" }, " *");
  const title = make("span.name", label, star);
  const titled = (control: HTMLElement) =>
    make("div.answer", make("label", { for: id }, title), about, control);
  if (question.type === kind.checkbox) {
    const box = make("input", { type: "checkbox", id, checked: question.default });
    const element = make("label.answer.check", box, make("span", title, about));
    return { element, read: () => [String(box.checked)] };
  }
  if (question.type === kind.fileUpload) {
    const files = make("input", { type: "file", id, multiple: (question.max_values ?? 1) > 1, required });
    const read = async (file: File) => String((await upload(file)).value);
    return { element: titled(files), read: () => Promise.all([...(files.files ?? [])].map(read)) };
  }
  if (question.type !== kind.textInput)
    return drawChoice(question, required, label, make("div", title, about), choices);
  const props = {
    id,
    required,
    placeholder: question.placeholder,
    minlength: question.min_length,
    maxlength: question.max_length,
    "aria-describedby": about === false ? undefined : `${id}-about`,
  };
  const text =
    question.style === 2
      ? make("textarea", { ...props, rows: 5 })
      : make("input", { ...props, type: "text" });
  text.value = question.value ?? "";
  return { element: titled(text), read: () => [text.value] };
}

function drawChoice(
  select: Exclude<Question, { type: 4 | 19 | 23 }>,
  required: boolean,
  label: string,
  title: HTMLElement,
  choices: OptionChoices,
): FormAnswer {
  const isRadio = select.type === kind.radioGroup;
  if (select.type !== kind.radioGroup && select.type !== kind.checkboxGroup) {
    const offered = menuOf(select, choices);
    let values: Values = offered.options.filter((one) => one.default).map((one) => one.value);
    const menu = drawSelect(offered, label, (chosen) => {
      values = chosen;
    });
    return { element: make("div.answer", title, menu), read: () => values };
  }
  const name = freshId("group");
  const type = isRadio ? "radio" : "checkbox";
  const boxes = select.options.map(({ value, default: checked }) =>
    make("input", { type, name, value, checked, required: isRadio && required }),
  );
  const rows = select.options.map((one, at) => {
    const about = one.description !== undefined && make("small", one.description);
    return make("label.check", boxes[at], make("span", one.label, about));
  });
  const element = make("fieldset.answer", make("legend", title), ...rows);
  return { element, read: () => boxes.filter((box) => box.checked).map((box) => box.value) };
}
