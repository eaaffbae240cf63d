import type { APISelectMenuComponent, APISelectMenuOption } from "discord-api-types/v10";
import { kind } from "../kinds.ts";
import type { OptionChoices } from "../protocol.ts";
import { freshId, make, set } from "./dom.ts";
import { icon } from "./icon.ts";

type Menu = {
  readonly placeholder?: string;
  readonly options: readonly APISelectMenuOption[];
  readonly min_values?: number;
  readonly max_values?: number;
  readonly disabled?: boolean;
};

/** With what it offers: Discord's client knows the people, roles and channels. */
export function menuOf(select: APISelectMenuComponent, choices: OptionChoices): Menu {
  if (select.type === kind.stringSelect) return select;
  const types = "channel_types" in select ? select.channel_types : undefined;
  const offered = (choices[select.type] ?? []).filter(
    ({ type }) => types?.some((one) => one === type) ?? true,
  );
  const options = offered.map(({ name: label, value }) => ({
    label,
    value: String(value),
    default: select.default_values?.some(({ id }) => id === value) ?? false,
  }));
  return { ...select, options };
}

/** A menu of a message or a form: a button that opens a list. `onDone` gets the values when the list closes with a choice. */
export function drawSelect(
  select: Menu,
  title: string,
  onDone: (values: readonly string[]) => void,
): HTMLElement {
  const { placeholder = "Make a selection", min_values: least = 1, max_values: most = 1 } = select;
  const label = title || placeholder;
  const isMany = most > 1;
  const chosen = new Set(select.options.filter((one) => one.default).map((one) => one.value));
  const listId = freshId("menu");
  let active = 0;

  const shownText = make("span.value");
  const button = make(
    "button.menu-button",
    {
      type: "button",
      role: "combobox",
      "aria-haspopup": "listbox",
      "aria-expanded": "false",
      "aria-controls": listId,
      "aria-label": label,
      disabled: select.disabled || select.options.length === 0,
      onclick: () => (list.hidden ? open() : close()),
      onkeydown: (event: KeyboardEvent) => onKey(event),
      onblur: () => close(),
    },
    shownText,
    icon("chevron"),
  );
  // Keeps the focus on the button.
  const onPointer = (at: number) => (event: PointerEvent) => {
    event.preventDefault();
    pick(at);
  };
  const rows = select.options.map(({ label: title, description }, at) =>
    make(
      "li",
      { role: "option", id: `${listId}-${at}`, onpointerdown: onPointer(at), onpointermove: () => mark(at) },
      make("span.title", title),
      description !== undefined && make("span.about", description),
    ),
  );
  const list = make(
    "ul.menu-list",
    { role: "listbox", id: listId, hidden: true, "aria-label": label },
    ...rows,
  );
  set(list, "aria-multiselectable", isMany ? "true" : undefined);

  const show = () => {
    const labels = select.options.filter((one) => chosen.has(one.value)).map((one) => one.label);
    shownText.textContent = labels.length === 0 ? placeholder : labels.join(", ");
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
    mark(select.options.findIndex((one) => chosen.has(one.value)));
  };
  const close = () => {
    if (list.hidden) return;
    list.hidden = true;
    button.setAttribute("aria-expanded", "false");
    button.removeAttribute("aria-activedescendant");
    if (isMany && chosen.size >= least) onDone([...chosen]);
  };
  const pick = (at: number) => {
    const value = select.options[at]?.value;
    if (value === undefined) return;
    if (!isMany) {
      chosen.clear();
      chosen.add(value);
      show();
      close();
      onDone([value]);
      return;
    }
    if (chosen.has(value)) chosen.delete(value);
    else if (chosen.size < most) chosen.add(value);
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
  return make("div.menu", button, list);
}
