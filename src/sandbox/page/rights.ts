import type { BotPermission, ShownMessage, ShownPlace } from "../protocol.ts";
import { action, make } from "./dom.ts";
import { placeName, whereOf } from "./places.ts";

const all: readonly BotPermission[] = [
  "View Channel",
  "Send Messages",
  "Embed Links",
  "Attach Files",
  "Read Message History",
  "Mention Everyone",
  "Create Public Threads",
  "Send Messages in Threads",
  "Pin Messages",
];

/** What the bot may do in the channel that is open, to be ticked off. */
export function makeRights(
  onChange: (change: { channel: string; name: BotPermission; has: boolean }) => void,
) {
  const title = make("summary", {});
  const list = make("div.checks");
  const element = make("details.setting", title, list);
  const show = (place: ShownPlace) => {
    element.hidden = whereOf(place) !== "server";
    title.textContent = `What Quoth may do in ${placeName(place)}`;
    const boxes = all.map((name) => {
      const box = make("input", {
        type: "checkbox",
        checked: place.botMay.includes(name),
        onchange: () => onChange({ channel: place.id, name, has: box.checked }),
      });
      return make("label", box, name);
    });
    const focused = [...list.querySelectorAll("input")].indexOf(document.activeElement as HTMLInputElement);
    list.replaceChildren(...boxes);
    if (focused >= 0) boxes[focused]?.querySelector("input")?.focus();
  };
  return { element, show };
}

/** The pinned messages of the channel that is open. */
export function makePins(onShow: (id: string) => void) {
  const title = make("summary", {});
  const list = make("div.pins");
  const element = make("details.setting", title, list);
  const show = (pinned: readonly ShownMessage[], wordsOf: (id: string) => string) => {
    element.hidden = pinned.length === 0;
    title.replaceChildren("Pinned messages ", make("small", String(pinned.length)));
    list.replaceChildren(...pinned.map(({ id }) => action("plain", () => onShow(id), wordsOf(id))));
  };
  return { element, show };
}
