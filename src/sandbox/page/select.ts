import type { ShownSelect } from "../protocol.ts";
import { freshId, make, set } from "./dom.ts";
import { icon } from "./icon.ts";

/** A menu of a message or a form: a button that opens a list. `onDone` gets the values when the list closes with a choice. */
export function drawSelect(
  select: ShownSelect,
  options: { readonly label: string; readonly onDone: (values: readonly string[]) => void },
): HTMLElement {
  const isMany = select.most > 1;
  const chosen = new Set(select.options.filter((one) => one.isChosen).map((one) => one.value));
  const listId = freshId("menu");
  let active = 0;

  const shownText = make("span", { class: "value" });
  const button = make(
    "button",
    {
      class: "menu-button",
      type: "button",
      role: "combobox",
      "aria-haspopup": "listbox",
      "aria-expanded": "false",
      "aria-controls": listId,
      "aria-label": options.label || select.placeholder,
      disabled: select.isDisabled || select.options.length === 0,
      onclick: () => (list.hidden ? open() : close()),
      onkeydown: (event: KeyboardEvent) => onKey(event),
      onblur: () => close(),
    },
    shownText,
    icon("chevron"),
  );
  const rows = select.options.map((option, at) =>
    make(
      "li",
      {
        role: "option",
        id: `${listId}-${at}`,
        onpointerdown: (event: PointerEvent) => {
          // Keeps the focus on the button.
          event.preventDefault();
          pick(at);
        },
        onpointermove: () => mark(at),
      },
      make("span", { class: "title" }, option.label),
      option.description !== undefined && make("span", { class: "about" }, option.description),
    ),
  );
  const list = make(
    "ul",
    {
      class: "menu-list",
      role: "listbox",
      id: listId,
      hidden: true,
      "aria-label": options.label || select.placeholder,
    },
    ...rows,
  );
  set(list, "aria-multiselectable", isMany ? "true" : undefined);

  const show = () => {
    const labels = select.options.filter((one) => chosen.has(one.value)).map((one) => one.label);
    shownText.textContent = labels.length === 0 ? select.placeholder : labels.join(", ");
    shownText.classList.toggle("empty", labels.length === 0);
    for (const [at, row] of rows.entries())
      row.setAttribute("aria-selected", String(chosen.has(select.options[at]?.value ?? "")));
  };
  const mark = (at: number) => {
    active = Math.max(0, Math.min(rows.length - 1, at));
    for (const [row, element] of rows.entries()) element.classList.toggle("active", row === active);
    button.setAttribute("aria-activedescendant", rows[active]?.id ?? "");
    rows[active]?.scrollIntoView({ block: "nearest" });
  };
  const open = () => {
    list.hidden = false;
    button.setAttribute("aria-expanded", "true");
    // Above the button where there is no room below.
    const end = button.closest(".scroll")?.getBoundingClientRect().bottom ?? window.innerHeight;
    list.classList.toggle("up", button.getBoundingClientRect().bottom + list.offsetHeight + 8 > end);
    mark(
      Math.max(
        0,
        select.options.findIndex((one) => chosen.has(one.value)),
      ),
    );
  };
  const close = () => {
    if (list.hidden) return;
    list.hidden = true;
    button.setAttribute("aria-expanded", "false");
    button.removeAttribute("aria-activedescendant");
    if (isMany && chosen.size >= select.least) options.onDone([...chosen]);
  };
  const pick = (at: number) => {
    const value = select.options[at]?.value;
    if (value === undefined) return;
    if (!isMany) {
      chosen.clear();
      chosen.add(value);
      show();
      close();
      options.onDone([value]);
      return;
    }
    if (chosen.has(value)) chosen.delete(value);
    else if (chosen.size < select.most) chosen.add(value);
    show();
  };
  const onKey = (event: KeyboardEvent) => {
    if (list.hidden) {
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
      open();
    } else if (event.key === "ArrowDown") mark(active + 1);
    else if (event.key === "ArrowUp") mark(active - 1);
    else if (event.key === "Home") mark(0);
    else if (event.key === "End") mark(rows.length - 1);
    else if (event.key === "Enter" || event.key === " ") pick(active);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  show();
  return make("div", { class: "menu" }, button, list);
}
