import type { OptionsTyped, ShownChoice, ShownCommand, Suggested } from "../protocol.ts";
import type { ComposerDraft } from "./draft.ts";
import { entriesOf, type FormField, limitsOf } from "./field.ts";
import type { Popup } from "./popup.ts";
import { nameOf, parseSaid, proposeCommands } from "./say.ts";

export type Suggest = (
  command: ShownCommand,
  values: OptionsTyped,
  focused: { readonly name: string; readonly text: string },
) => Promise<Suggested>;

/** What the list above the message box offers, for whatever is being typed. */
export function makeOffers(parts: {
  readonly popup: Popup;
  readonly draft: ComposerDraft;
  readonly commands: () => readonly ShownCommand[];
  readonly suggest: Suggest;
  readonly current: () => HTMLElement;
  readonly onCommand: (command: ShownCommand) => void;
  readonly onOption: (name: string) => void;
  readonly onChoice: (field: FormField, choice: ShownChoice) => void;
}) {
  const { popup, draft } = parts;
  const suggester = makeSuggester({
    ask: (name, text) => {
      const command = draft.command();
      if (command === undefined) return Promise.resolve({ choices: [], isFailed: false });
      return parts.suggest(command, draft.valuesBut(draft.fieldOf(parts.current())), { name, text });
    },
    show: (choices, state) => {
      const field = draft.fieldOf(parts.current());
      if (field === undefined) return;
      const empty = { waiting: "Searching…", there: "No options match.", failed: "Loading options failed." };
      popup.open({
        ...titleOf(field),
        entries: choices.map((choice) => ({ title: choice.name, pick: () => parts.onChoice(field, choice) })),
        // What is typed is an answer too: Enter sends it, unless a suggestion is marked.
        isEager: false,
        empty: empty[state],
      });
    },
  });
  const end = () => {
    suggester.stop();
    popup.close();
  };

  return {
    forCommands: (text: string) => {
      suggester.stop();
      const commands = parts.commands();
      // Written out as far as its first option: nothing is left to choose.
      if (text.includes(":") && parseSaid(text, commands) !== undefined) return end();
      popup.open({
        title: "Commands",
        entries: proposeCommands(text, commands).map((one) => ({
          title: nameOf(one),
          aside: one.options.map((option) => option.name).join(" "),
          about: one.description,
          pick: () => parts.onCommand(one),
        })),
        isEager: true,
        empty: "No command is called that.",
      });
    },
    forOptions: (text: string) => {
      suggester.stop();
      const options = draft.left().filter((option) => option.name.startsWith(text));
      if (options.length === 0) return end();
      popup.open({
        title: "More options",
        entries: options.map((option) => ({
          title: option.name,
          aside: limitsOf(option),
          about: option.description,
          pick: () => parts.onOption(option.name),
        })),
        isEager: text !== "",
      });
    },
    forField: (field: FormField) => {
      if (field.option.hasSuggestions) {
        if (field.picked === undefined) return suggester.type(field.option.name, field.input.value);
        return end();
      }
      suggester.stop();
      const entries = entriesOf(field, (choice) => parts.onChoice(field, choice));
      popup.open({ ...titleOf(field), entries, isEager: true });
    },
    /** Closes the list, and lets an answer that is still to come fall. */
    end,
  };
}

function titleOf(field: FormField): { readonly title: string; readonly about: string } {
  const { option } = field;
  return { title: option.name, about: `${option.description} · ${limitsOf(option)}` };
}

/** Long enough not to ask for each letter of a fast typist, short enough to feel live. */
const pauseMs = 110;

/** Asks for suggestions once typing pauses, and lets a late answer to an earlier question fall. */
function makeSuggester(options: {
  readonly ask: (name: string, text: string) => Promise<Suggested>;
  readonly show: (choices: readonly ShownChoice[], state: "waiting" | "there" | "failed") => void;
}) {
  let timer = 0;
  let turn = 0;
  const ask = async (name: string, text: string, mine: number) => {
    const suggested = await options.ask(name, text).catch(() => ({ choices: [], isFailed: true }));
    if (mine === turn) options.show(suggested.choices, suggested.isFailed ? "failed" : "there");
  };
  const stop = () => {
    turn += 1;
    clearTimeout(timer);
  };
  return {
    type: (name: string, text: string) => {
      stop();
      const mine = turn;
      options.show([], "waiting");
      timer = window.setTimeout(() => void ask(name, text, mine), pauseMs);
    },
    stop,
  };
}
