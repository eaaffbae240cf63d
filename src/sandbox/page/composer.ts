import type { OptionsTyped, ShownChoice, ShownCommand } from "../protocol.ts";
import { drawBox } from "./box.ts";
import { make, sentenceOf } from "./dom.ts";
import { makeDraft } from "./draft.ts";
import type { FormField } from "./field.ts";
import { makeOffers, type Suggest } from "./offers.ts";
import { makePopup } from "./popup.ts";
import { nameOf, parseSaid } from "./say.ts";
import { takeDrops, upload } from "./upload.ts";

type FilledCommand = {
  readonly command: ShownCommand;
  readonly texts: readonly (readonly [name: string, text: string, picked?: ShownChoice | undefined])[];
};

export function makeComposer(parts: {
  readonly commands: () => readonly ShownCommand[];
  readonly use: (command: ShownCommand, values: OptionsTyped) => Promise<void>;
  readonly suggest: Suggest;
  /** Words that are no command. */
  readonly write: (text: string) => Promise<void>;
}) {
  const { rest, name, pills, fault, box } = drawBox();
  let current: HTMLInputElement = rest;
  let last: FilledCommand | undefined;
  let placeholder = "";
  const popup = makePopup(() => current);
  rest.setAttribute("aria-controls", popup.listId);
  const props = { "aria-label": "Message", novalidate: true };
  const element = make("form.composer", props, popup.element, box, fault);
  const takeFile = async (field: FormField | undefined, file: File) => {
    if (field === undefined) return showFault("None of these options takes a file.");
    try {
      const choice = await upload(file);
      field.fill(choice.name, choice);
      showFault("");
      field.input.focus();
    } catch (error) {
      showFault(sentenceOf(error), field);
    }
  };
  const draft = makeDraft(popup.listId, (field, file) => void takeFile(field, file));
  takeDrops((file) => {
    const wanted = draft.left().find(({ kind }) => kind === "file")?.name ?? "";
    const empty = draft.fields().find(({ option, input }) => option.kind === "file" && input.value === "");
    void takeFile(empty ?? draft.add(wanted), file).then(draw);
  });

  const draw = () => {
    const command = draft.command();
    const more = draft.left().length;
    name.hidden = command === undefined;
    name.textContent = command === undefined ? "" : nameOf(command);
    const elements = draft.fields().map((field) => field.element);
    // Drawn anew only when they differ: an element that is put back loses the focus.
    if (elements.length !== pills.childElementCount || elements.some((one, at) => one !== pills.children[at]))
      pills.replaceChildren(...elements);
    rest.placeholder = command === undefined ? placeholder : more === 0 ? "" : `+${more} more`;
    const label = more === 0 ? "Press Enter to send" : "More options";
    rest.setAttribute("aria-label", command === undefined ? "Message, or / for a command" : label);
    rest.classList.toggle("small", command !== undefined);
  };
  const showFault = (sentence: string, field?: FormField) => {
    fault.textContent = sentence;
    for (const one of draft.fields()) one.showFault(one === field ? fault.id : undefined);
    if (sentence !== "") (field?.input ?? current).focus();
  };
  const clear = (text = "") => {
    draft.begin(undefined);
    showFault("");
    rest.value = text;
    draw();
    rest.focus();
    offers.end();
  };
  const choose = (command: ShownCommand) => {
    draft.begin(command);
    rest.value = "";
    showFault("");
    draw();
    (draft.fields()[0]?.input ?? rest).focus();
    refresh();
  };
  const addField = (option: string) => {
    rest.value = "";
    const field = draft.add(option);
    draw();
    field?.input.focus();
  };
  const fill = ({ command, texts }: FilledCommand) => {
    choose(command);
    for (const [option, text, picked] of texts) draft.add(option, text, picked);
    draw();
    const fields = draft.fields();
    (fields.find((field) => field.input.value === "") ?? fields.at(-1))?.input.focus();
    offers.end();
  };
  const offers = makeOffers({
    ...parts,
    popup,
    draft,
    current: () => current,
    onCommand: choose,
    onOption: addField,
    onChoice: (field, choice) => {
      // "True" is read as a word.
      field.fill(choice.name, field.option.kind === "yes-no" ? undefined : choice);
      showFault("");
      const fields = draft.fields();
      const next = fields.slice(fields.indexOf(field) + 1).find((one) => one.input.value === "");
      (next?.input ?? rest).focus();
    },
  });

  const refresh = () => {
    const field = draft.fieldOf(current);
    const text = current.value;
    if (draft.command() === undefined) {
      const exact = parts.commands().find((one) => text === `${nameOf(one)} `);
      if (exact !== undefined) return choose(exact);
      return text.startsWith("/") ? offers.forCommands(text) : offers.end();
    }
    // An option's name and a colon lead to that option, wherever they are typed.
    const named = draft.command()?.options.find((option) => text.trim() === `${option.name}:`);
    if (named !== undefined) {
      field?.fill("", undefined);
      return addField(named.name);
    }
    return field === undefined ? offers.forOptions(text.trim()) : offers.forField(field);
  };

  const write = async (text: string) => {
    if (text === "") return;
    if (text.startsWith("/")) return showFault(`There is no command ${text.split(" ")[0]}.`);
    clear();
    try {
      await parts.write(text);
    } catch (error) {
      clear(text);
      showFault(sentenceOf(error));
    }
  };
  const send = async (): Promise<void> => {
    const command = draft.command();
    if (command === undefined) {
      const said = parseSaid(rest.value, parts.commands());
      if (said === undefined) return write(rest.value.trim());
      fill({ command: said.command, texts: [...said.texts] });
      return send();
    }
    showFault("");
    if (rest.value.trim() !== "") return showFault(`“${rest.value.trim()}” belongs to no option.`);
    const read = draft.read();
    draw();
    if (read.kind === "fault") return showFault(read.sentence, read.field);
    const texts = draft
      .fields()
      .map((field) => [field.option.name, field.input.value, field.picked] as const);
    // Emptied at once, so that one can type on; what is refused comes back.
    clear();
    try {
      await parts.use(command, read.values);
      last = { command, texts };
    } catch (error) {
      fill({ command, texts });
      showFault(sentenceOf(error));
    }
  };

  const goBack = () => {
    const command = draft.command();
    const field = draft.fieldOf(current);
    const fields = draft.fields();
    if (command === undefined) return false;
    if (field === undefined && fields.length > 0) fields.at(-1)?.input.focus();
    else if (field === undefined || field.option.isRequired || fields.length === 1) {
      clear(nameOf(command));
      refresh();
    } else {
      draft.drop(field);
      draw();
      (fields[fields.indexOf(field) - 1]?.input ?? rest).focus();
    }
    return true;
  };

  element.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const isEmpty = current.value === "";
    const isTaking = event.key === "Enter" || (event.key === "Tab" && !event.shiftKey);
    const isUpDown = event.key === "ArrowDown" || event.key === "ArrowUp";
    if (event.target instanceof HTMLButtonElement) return;
    if (popup.isOpen() && isUpDown) popup.move(event.key === "ArrowDown" ? 1 : -1);
    else if (popup.isOpen() && popup.hasMark() && isTaking) popup.pick();
    else if (event.key === "Escape" && popup.element.hidden) clear();
    else if (event.key === "Escape") offers.end();
    else if (event.key === "ArrowUp" && isEmpty && draft.command() === undefined && last !== undefined)
      fill(last);
    else if (event.key !== "Backspace" || !isEmpty || !goBack()) return;
    event.preventDefault();
  });
  element.addEventListener("focusin", (event) => {
    if (!(event.target instanceof HTMLInputElement)) return;
    current.removeAttribute("aria-activedescendant");
    current.setAttribute("aria-expanded", "false");
    current = event.target;
    refresh();
  });
  element.addEventListener("focusout", (event) => {
    if (event.relatedTarget instanceof Node && element.contains(event.relatedTarget)) return;
    offers.end();
  });
  element.addEventListener("input", () => {
    const field = draft.fieldOf(current);
    if (field !== undefined) field.picked = undefined;
    showFault("");
    refresh();
  });
  element.addEventListener("submit", (event) => {
    event.preventDefault();
    void send();
  });
  draw();

  return {
    element,
    focus: () => rest.focus(),
    /** Puts a written command into the box; false when it is none. */
    fill: (text: string): boolean => {
      const said = parseSaid(text, parts.commands());
      clear(text);
      if (said === undefined) refresh();
      else fill({ command: said.command, texts: [...said.texts] });
      return said !== undefined;
    },
    /** What pressing Enter does. */
    send,
    /** The commands or the place have changed. */
    refresh: (text: string) => {
      placeholder = text;
      const command = draft.command();
      const same = parts.commands().find((one) => command !== undefined && nameOf(one) === nameOf(command));
      // A command that is gone, or has other options now, begins again.
      if (command !== undefined && JSON.stringify(same) !== JSON.stringify(command)) clear();
      draw();
    },
  };
}
