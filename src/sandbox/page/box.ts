import { freshId, make } from "./dom.ts";
import { icon } from "./icon.ts";

/** The message box, empty. */
export function drawBox() {
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
  const name = make("span.command-name", { hidden: true });
  const pills = make("span.pills");
  const fault = make("p.fault", { id: freshId("fault"), role: "alert" });
  const entry = make("div.entry", name, pills, rest);
  const button = make("button.send", { type: "submit", "aria-label": "Send" }, icon("send"));
  const box = make("div.box", entry, button);
  // The whole box is the place to write in.
  box.addEventListener("pointerdown", (event) => {
    if (event.target !== box && event.target !== entry) return;
    event.preventDefault();
    rest.focus();
  });
  return { rest, name, pills, fault, box };
}
