import { freshId, make } from "./dom.ts";

export type PopupEntry = {
  readonly title: string;
  /** Small, after the title: a command's options, an option's type. */
  readonly aside?: string;
  readonly about?: string;
  readonly pick: () => void;
};

export type Popup = ReturnType<typeof makePopup>;

/** The list above the message box. The focus stays in the box; `field` says which input it belongs to now. */
export function makePopup(field: () => HTMLElement) {
  const listId = freshId("choices");
  const title = make("p.popup-title");
  const list = make("ul", { role: "listbox", id: listId, "aria-label": "Suggestions" });
  const empty = make("p.popup-empty", { role: "status" });
  const element = make("div.popup", { hidden: true }, title, list, empty);
  let entries: readonly PopupEntry[] = [];
  let marked = -1;

  const mark = (at: number) => {
    marked = at;
    for (const [row, one] of [...list.children].entries()) {
      one.classList.toggle("active", row === at);
      one.setAttribute("aria-selected", String(row === at));
    }
    const row = list.children[at];
    if (row === undefined) return field().removeAttribute("aria-activedescendant");
    field().setAttribute("aria-activedescendant", row.id);
    row.scrollIntoView({ block: "nearest" });
  };
  const close = () => {
    element.hidden = true;
    entries = [];
    marked = -1;
    list.replaceChildren();
    field().setAttribute("aria-expanded", "false");
    field().removeAttribute("aria-activedescendant");
  };
  const rowOf = (entry: PopupEntry, at: number) =>
    make(
      "li",
      {
        role: "option",
        id: `${listId}-${at}`,
        "aria-selected": "false",
        onpointerdown: (event: PointerEvent) => event.preventDefault(),
        onpointermove: () => marked !== at && mark(at),
        onclick: () => entry.pick(),
      },
      make("span.title", entry.title, (entry.aside ?? "") !== "" && make("span.opts", ` ${entry.aside}`)),
      entry.about !== undefined && make("span.about", entry.about),
    );

  return {
    element,
    listId,
    /** Shows these entries; `isEager` marks the first one at once, so that Enter takes it. */
    open: (show: {
      readonly title: string;
      readonly about?: string | undefined;
      readonly entries: readonly PopupEntry[];
      readonly isEager: boolean;
      /** Said in place of entries. */
      readonly empty?: string;
    }) => {
      entries = show.entries;
      title.replaceChildren(make("b", show.title), show.about === undefined ? "" : ` ${show.about}`);
      list.setAttribute("aria-label", show.title);
      list.replaceChildren(...entries.map(rowOf));
      list.hidden = entries.length === 0;
      empty.hidden = entries.length > 0 || show.empty === undefined;
      empty.textContent = show.empty ?? "";
      element.hidden = false;
      field().setAttribute("aria-expanded", String(entries.length > 0));
      mark(show.isEager && entries.length > 0 ? 0 : -1);
      list.scrollTop = 0;
    },
    close,
    isOpen: () => !element.hidden && entries.length > 0,
    move: (by: 1 | -1) => {
      if (entries.length === 0) return;
      mark((marked + by + entries.length + (marked === -1 && by === -1 ? 1 : 0)) % entries.length);
    },
    /** Takes the marked entry. */
    pick: () => entries[marked]?.pick(),
    hasMark: () => marked >= 0,
  };
}
