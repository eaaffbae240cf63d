import type { Scene, Where } from "../protocol.ts";
import { make } from "./dom.ts";
import { parseSaid } from "./say.ts";

/** What stands above the first message: where one is, and a few things to try at once. */
export function drawGreeting(scene: Scene, where: Where, onTry: (text: string) => void): HTMLElement {
  const title = where === "server" ? "Welcome to #stories" : "This is your conversation with Quoth";
  const tries = [`/quote words: ${scene.tryWords}`, `/search words: ${scene.tryWords}`, "/random", "/help"];
  const chips = tries
    .filter((text) => parseSaid(text, scene.commands) !== undefined)
    .map((text) => make("button", { type: "button", class: "chip", onclick: () => onTry(text) }, text));
  return make(
    "div",
    { class: "greeting" },
    make("img", { src: "/page/quoth.svg", alt: "", width: 72, height: 72 }),
    make("h2", {}, title),
    make(
      "p",
      {},
      "Quoth finds the line you half remember. Type ",
      make("kbd", {}, "/"),
      " for its commands, or begin with one of these:",
    ),
    make("div", { class: "chips" }, ...chips),
  );
}
