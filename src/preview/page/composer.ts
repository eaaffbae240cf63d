import type { Scene, ShownChoice, ShownCommand, Suggested, Value, Values } from "../protocol.ts";
import { freshId, make } from "./dom.ts";
import { entriesOf, type Field, limitsOf, makeField } from "./field.ts";
import { icon } from "./icon.ts";
import { type Entry, makePopup } from "./popup.ts";
import { nameOf, parseSaid, proposeCommands, type Said } from "./say.ts";
import { makeSuggester } from "./suggest.ts";

type Filled = {
  readonly command: ShownCommand;
  readonly texts: readonly (readonly [string, string, ShownChoice?])[];
};

export type Composer = {
  readonly element: HTMLElement;
  readonly focus: () => void;
  /** Puts a written command into the box; false when it is none. */
  readonly fill: (text: string) => boolean;
  /** What pressing Enter does. */
  readonly send: () => Promise<void>;
  /** The commands or the place have changed. */
  readonly refresh: (placeholder: string) => void;
};

export function makeComposer(options: {
  readonly commands: () => readonly ShownCommand[];
  readonly scene: () => Scene;
  readonly use: (command: ShownCommand, values: Values) => Promise<void>;
  readonly suggest: (
    command: ShownCommand,
    values: Values,
    focused: { readonly name: string; readonly text: string },
  ) => Promise<Suggested>;
}): Composer {
  let command: ShownCommand | undefined;
  let fields: readonly Field[] = [];
  let last: Filled | undefined;
  let placeholder = "";
  const faultId = freshId("fault");

  const rest = make("input", {
    id: "say",
    class: "rest",
    type: "text",
    role: "combobox",
    autocomplete: "off",
    spellcheck: "false",
    autocapitalize: "off",
    enterkeyhint: "send",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
  });
  let current: HTMLInputElement = rest;
  const popup = makePopup(() => current);
  rest.setAttribute("aria-controls", popup.listId);
  const name = make("span", { class: "command-name", hidden: true });
  const pills = make("span", { class: "pills" });
  const fault = make("p", { class: "fault", id: faultId, role: "alert" });
  const box = make(
    "div",
    { class: "box" },
    make("div", { class: "line" }, name, pills, rest),
    make("button", { class: "send", type: "submit", "aria-label": "Send" }, icon("send")),
  );
  const element = make(
    "form",
    { class: "composer", "aria-label": "Message", novalidate: true },
    popup.element,
    box,
    fault,
  );

  const fieldOf = (input: HTMLElement) => fields.find((field) => field.input === input);
  const left = () => (command?.options ?? []).filter((one) => !fields.some(({ option }) => option === one));

  const sayFault = (sentence: string, field?: Field) => {
    fault.textContent = sentence;
    for (const one of fields) one.showFault(one === field ? faultId : undefined);
    (field?.input ?? current).focus();
  };
  const clearFault = () => {
    fault.textContent = "";
    for (const one of fields) one.showFault(undefined);
  };

  const draw = () => {
    name.hidden = command === undefined;
    name.textContent = command === undefined ? "" : nameOf(command);
    pills.replaceChildren(...fields.map((field) => field.element));
    const more = command === undefined ? 0 : left().length;
    rest.placeholder = command === undefined ? placeholder : more === 0 ? "" : `+${more} more`;
    const label = more === 0 ? "Press Enter to send" : "More options";
    rest.setAttribute("aria-label", command === undefined ? "Message, or / for a command" : label);
    rest.classList.toggle("small", command !== undefined);
  };
  const clear = (text = "") => {
    command = undefined;
    fields = [];
    suggester.stop();
    clearFault();
    rest.value = text;
    draw();
    rest.focus();
    popup.close();
  };
  const addField = (optionName: string, text = "", picked?: ShownChoice): Field | undefined => {
    const option = command?.options.find((one) => one.name === optionName);
    if (option === undefined) return undefined;
    const known = fields.find((field) => field.option === option);
    const field = known ?? makeField(option, popup.listId, options.scene);
    if (known === undefined) fields = [...fields, field];
    field.fill(text, picked);
    draw();
    return field;
  };
  const removeField = (field: Field) => {
    const at = fields.indexOf(field);
    fields = fields.filter((one) => one !== field);
    draw();
    (fields[at - 1]?.input ?? rest).focus();
  };
  const choose = (chosen: ShownCommand) => {
    command = chosen;
    fields = [];
    rest.value = "";
    clearFault();
    const required = chosen.options.filter((option) => option.isRequired);
    // A command without required options begins with its first one, so that one can simply type on.
    for (const option of required.length > 0 ? required : chosen.options.slice(0, 1)) addField(option.name);
    draw();
    (fields[0]?.input ?? rest).focus();
    refresh();
  };
  const fill = ({ command: chosen, texts }: Filled) => {
    choose(chosen);
    for (const [optionName, text, picked] of texts) addField(optionName, text, picked);
    suggester.stop();
    popup.close();
    (fields.find((field) => field.input.value === "") ?? fields.at(-1))?.input.focus();
  };
  const fillSaid = (said: Said) => fill({ command: said.command, texts: [...said.texts] });

  const valuesBut = (focused: Field | undefined): Values => {
    const values: Record<string, Value> = {};
    for (const field of fields) {
      const checked = field.read();
      if (field !== focused && checked.kind === "value") values[field.option.name] = checked.value;
    }
    return values;
  };
  const suggester = makeSuggester({
    ask: (optionName, text) => {
      if (command === undefined) return Promise.resolve({ choices: [], isFailed: false });
      return options.suggest(command, valuesBut(fieldOf(current)), { name: optionName, text });
    },
    show: (choices, state) => {
      const field = fieldOf(current);
      if (field === undefined) return;
      const empty = { waiting: "Searching…", there: "No options match.", failed: "Loading options failed." }[
        state
      ];
      const entries = choices.map((choice) => ({ title: choice.name, pick: () => take(field, choice) }));
      popup.open({ ...titleOf(field), entries, isEager: false, empty });
    },
  });
  const take = (field: Field, choice: ShownChoice) => {
    // "True" is read as a word.
    field.fill(choice.name, field.option.kind === "yes-no" ? undefined : choice);
    suggester.stop();
    clearFault();
    popup.close();
    const next = fields.slice(fields.indexOf(field) + 1).find((one) => one.input.value === "");
    (next?.input ?? rest).focus();
  };

  const refresh = () => {
    suggester.stop();
    const field = fieldOf(current);
    if (field !== undefined) return refreshField(field);
    if (command !== undefined) return refreshRest();
    if (!rest.value.startsWith("/")) return popup.close();
    const commands = options.commands();
    const exact = commands.find((one) => rest.value === `${nameOf(one)} `);
    if (exact !== undefined) return choose(exact);
    if (parseSaid(rest.value, commands) !== undefined && rest.value.includes(":")) return popup.close();
    popup.open({
      title: "Commands",
      entries: proposeCommands(rest.value, commands).map((one) => ({
        title: nameOf(one),
        aside: one.options.map((option) => option.name).join(" "),
        about: one.description,
        pick: () => choose(one),
      })),
      isEager: true,
      empty: "No command is called that.",
    });
  };
  const refreshRest = () => {
    const typed = rest.value.trim();
    const named = left().find((option) => typed === `${option.name}:`);
    if (named !== undefined) {
      rest.value = "";
      addField(named.name)?.input.focus();
      return;
    }
    const entries: readonly Entry[] = left()
      .filter((option) => option.name.startsWith(typed))
      .map((option) => ({
        title: option.name,
        aside: limitsOf(option),
        about: option.description,
        pick: () => {
          rest.value = "";
          addField(option.name)?.input.focus();
        },
      }));
    if (entries.length === 0) return popup.close();
    popup.open({ title: "More options", entries, isEager: typed !== "" });
  };
  const refreshField = (field: Field) => {
    const named = command?.options.find((option) => field.input.value === `${option.name}:`);
    if (named !== undefined) {
      field.fill("", undefined);
      addField(named.name)?.input.focus();
      return;
    }
    if (field.option.hasSuggestions) {
      if (field.picked === undefined) return suggester.type(field.option.name, field.input.value);
      return popup.close();
    }
    const entries = entriesOf(field, options.scene(), (choice) => take(field, choice));
    popup.open({ ...titleOf(field), entries, isEager: true });
  };

  const send = async () => {
    if (command === undefined) {
      const said = parseSaid(rest.value, options.commands());
      if (said === undefined) {
        if (rest.value.startsWith("/")) return sayFault(`There is no command ${rest.value.split(" ")[0]}.`);
        if (rest.value.trim() !== "")
          sayFault("Quoth never reads messages; it answers commands. Type / to see them.");
        return;
      }
      fillSaid(said);
      return send();
    }
    clearFault();
    if (rest.value.trim() !== "") return sayFault(`“${rest.value.trim()}” belongs to no option.`);
    const values: Record<string, Value> = {};
    for (const field of fields) {
      const checked = field.read();
      if (checked.kind === "fault") return sayFault(checked.sentence, field);
      if (checked.kind === "value") values[field.option.name] = checked.value;
    }
    const missing = left().find((option) => option.isRequired);
    if (missing !== undefined)
      return sayFault("This option is required: give it a value.", addField(missing.name));
    const used = command;
    const texts = fields.map((field) => [field.option.name, field.input.value, field.picked] as const);
    try {
      await options.use(used, values);
    } catch (error) {
      return sayFault(error instanceof Error ? error.message : String(error));
    }
    last = {
      command: used,
      texts: texts.map(([option, text, picked]) => (picked ? [option, text, picked] : [option, text])),
    };
    clear();
  };

  const onKey = (event: KeyboardEvent) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const field = fieldOf(current);
    const isEmpty = current.value === "";
    if (popup.isOpen() && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      popup.move(event.key === "ArrowDown" ? 1 : -1);
    } else if (
      popup.isOpen() &&
      popup.hasMark() &&
      (event.key === "Enter" || (event.key === "Tab" && !event.shiftKey))
    ) {
      popup.pick();
    } else if (event.key === "Escape") {
      if (popup.element.hidden) clear();
      else popup.close();
      suggester.stop();
    } else if (event.key === "Backspace" && isEmpty && field !== undefined) {
      if (field.option.isRequired || fields.length === 1) clear(command === undefined ? "" : nameOf(command));
      else removeField(field);
      refresh();
    } else if (event.key === "Backspace" && isEmpty && command !== undefined) {
      const before = fields.at(-1);
      if (before === undefined) clear(nameOf(command));
      else before.input.focus();
    } else if (event.key === "ArrowUp" && isEmpty && command === undefined && last !== undefined) fill(last);
    else return;
    event.preventDefault();
  };

  element.addEventListener("keydown", onKey);
  element.addEventListener("focusin", (event) => {
    if (!(event.target instanceof HTMLInputElement)) return;
    current.removeAttribute("aria-activedescendant");
    current = event.target;
    refresh();
  });
  element.addEventListener("focusout", (event) => {
    if (event.relatedTarget instanceof Node && element.contains(event.relatedTarget)) return;
    suggester.stop();
    popup.close();
  });
  element.addEventListener("input", () => {
    const field = fieldOf(current);
    if (field !== undefined) field.picked = undefined;
    clearFault();
    refresh();
  });
  box.addEventListener("pointerdown", (event) => {
    if (event.target !== box && event.target !== box.firstElementChild) return;
    event.preventDefault();
    rest.focus();
  });
  element.addEventListener("submit", (event) => {
    event.preventDefault();
    void send();
  });
  draw();

  return {
    element,
    focus: () => rest.focus(),
    fill: (text) => {
      const said = parseSaid(text, options.commands());
      if (said === undefined) {
        clear(text);
        refresh();
      } else fillSaid(said);
      return said !== undefined;
    },
    send,
    refresh: (text) => {
      placeholder = text;
      // A command that is gone, or has other options now, begins again.
      const same = options.commands().find((one) => command !== undefined && nameOf(one) === nameOf(command));
      if (command !== undefined && JSON.stringify(same) !== JSON.stringify(command)) clear();
      draw();
    },
  };
}

function titleOf(field: Field): { readonly title: string; readonly about: string } {
  const { option } = field;
  return { title: option.name, about: `${option.description} · ${limitsOf(option)}` };
}
