import type { ModalField, ShownModal } from "../protocol.ts";
import { freshId, make } from "./dom.ts";
import { icon } from "./icon.ts";
import { drawMarks, type MarkContext } from "./marks.ts";
import { drawSelect } from "./select.ts";
import { upload } from "./upload.ts";

type Values = readonly string[];
type Answer = {
  readonly id: string;
  readonly element: HTMLElement;
  readonly read: () => Values | Promise<Values>;
};
export type Filled = Readonly<Record<string, readonly string[]>>;

/** Opens a modal of the bot's. Like Discord's it sends nothing when it is dismissed. */
export function openForm(
  modal: ShownModal,
  options: MarkContext & { readonly onSubmit: (filled: Filled) => Promise<void> },
): void {
  const titleId = freshId("form");
  const answers: Answer[] = [];
  const parts = modal.parts.map((part) => {
    if (part.kind === "text") return make("div", { class: "text" }, ...drawMarks(part.marks, options));
    const answer = drawField(part.field);
    answers.push(answer);
    return answer.element;
  });
  const fault = make("p", { class: "fault", role: "alert" });
  const close = () => {
    dialog.close();
    dialog.remove();
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    try {
      const filled = await Promise.all(answers.map(async ({ id, read }) => [id, await read()] as const));
      await options.onSubmit(Object.fromEntries(filled));
      close();
    } catch (error) {
      fault.textContent = error instanceof Error ? error.message : String(error);
    }
  };
  const dialog = make(
    "dialog",
    { class: "form", "aria-labelledby": titleId, onclose: () => dialog.remove() },
    make(
      "form",
      { onsubmit: submit },
      make(
        "header",
        {},
        make("h2", { id: titleId }, modal.title),
        make(
          "button",
          { type: "button", class: "round", "aria-label": "Close", onclick: close },
          icon("close"),
        ),
      ),
      make("div", { class: "form-parts" }, ...parts, fault),
      make(
        "footer",
        {},
        make("button", { type: "button", class: "button secondary", onclick: close }, "Cancel"),
        make("button", { type: "submit", class: "button primary" }, "Submit"),
      ),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
  dialog.querySelector<HTMLElement>(".form-parts :is(input, textarea, button)")?.focus();
}

function drawField(field: ModalField): Answer {
  const { input } = field;
  const id = freshId("answer");
  const about = field.description !== undefined && make("small", { id: `${id}-about` }, field.description);
  const title = make(
    "span",
    { class: "name" },
    field.label,
    field.isRequired && make("i", { "aria-hidden": "true" }, " *"),
  );
  if (input.kind === "check") {
    const box = make("input", { type: "checkbox", id, checked: input.isChecked });
    const element = make("label", { class: "answer check" }, box, make("span", {}, title, about));
    return { id: field.id, element, read: () => [String(box.checked)] };
  }
  if (input.kind === "file") {
    const files = make("input", { type: "file", id, multiple: input.most > 1, required: field.isRequired });
    const element = make("div", { class: "answer" }, make("label", { for: id }, title), about, files);
    const read = () =>
      Promise.all([...(files.files ?? [])].map(async (one) => String((await upload(one)).value)));
    return { id: field.id, element, read };
  }
  if (input.kind === "choice")
    return { id: field.id, ...drawChoice(field, input, make("div", {}, title, about)) };
  const props = {
    id,
    required: field.isRequired,
    placeholder: input.placeholder,
    minlength: input.minLength,
    maxlength: input.maxLength,
    "aria-describedby": about === false ? undefined : `${id}-about`,
  };
  const text = input.isLong
    ? make("textarea", { ...props, rows: 5 })
    : make("input", { ...props, type: "text" });
  text.value = input.value;
  const element = make("div", { class: "answer" }, make("label", { for: id }, title), about, text);
  return { id: field.id, element, read: () => [text.value] };
}

function drawChoice(
  field: ModalField,
  input: Extract<ModalField["input"], { kind: "choice" }>,
  title: HTMLElement,
): { readonly element: HTMLElement; readonly read: () => readonly string[] } {
  const { select, look } = input;
  if (look === "menu") {
    let values: readonly string[] = select.options.filter((one) => one.isChosen).map((one) => one.value);
    const onDone = (chosen: readonly string[]) => {
      values = chosen;
    };
    const element = make(
      "div",
      { class: "answer" },
      title,
      drawSelect(select, { label: field.label, onDone }),
    );
    return { element, read: () => values };
  }
  const name = freshId("group");
  const boxes = select.options.map((one) =>
    make("input", {
      type: look === "radio" ? "radio" : "checkbox",
      name,
      value: one.value,
      checked: one.isChosen,
    }),
  );
  const rows = select.options.map((one, at) => {
    const about = one.description !== undefined && make("small", {}, one.description);
    return make("label", { class: "check" }, boxes[at], make("span", {}, one.label, about));
  });
  if (look === "radio" && field.isRequired) for (const box of boxes) box.required = true;
  const element = make("fieldset", { class: "answer" }, make("legend", {}, title), ...rows);
  return { element, read: () => boxes.filter((box) => box.checked).map((box) => box.value) };
}
