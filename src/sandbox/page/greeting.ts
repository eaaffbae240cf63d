import type { Scene, ShownPlace } from "../protocol.ts";
import { action, make } from "./dom.ts";
import { placeName, whereOf } from "./places.ts";
import { parseSaid } from "./say.ts";

/** What stands above the first message: where one is, and a few things to try at once. */
export function drawGreeting(
  scene: Scene,
  place: ShownPlace,
  on: { readonly onTry: (text: string) => void; readonly onPlace: (id: string) => void },
): HTMLElement {
  const chip = (text: string, onclick: () => void) => action("chip", onclick, text);
  const tries = [`/quote words: ${scene.tryWords}`, `/search words: ${scene.tryWords}`, "/random", "/help"];
  const posts = scene.places.filter(({ parent }) => parent === place.id);
  const chips =
    place.kind === "forum"
      ? posts.map((post) => chip(post.name, () => on.onPlace(post.id)))
      : tries
          .filter((text) => parseSaid(text, scene.commands) !== undefined)
          .map((text) => chip(text, () => on.onTry(text)));
  return make(
    "div.greeting",
    make("img", { src: "/page/quoth.svg", alt: "", width: 72, height: 72 }),
    make("h2", titleOf(place)),
    make("p", ...wordsOf(place, posts.length)),
    make("div.chips", ...chips),
  );
}

function titleOf(place: ShownPlace): string {
  if (place.kind === "dm") return "This is your conversation with Quoth";
  return whereOf(place) === "private" ? `With ${place.name}` : `Welcome to ${placeName(place)}`;
}

function wordsOf(place: ShownPlace, posts: number): readonly (string | Node)[] {
  if (place.kind === "forum")
    return [posts === 0 ? "This forum has no posts yet. A daily post can be one." : "Open one of its posts:"];
  const first = whereOf(place) === "private" ? "Quoth isn't here, but comes along with your commands." : "";
  return [
    first || "Quoth finds the line you half remember.",
    " Type ",
    make("kbd", "/"),
    " for its commands, or begin with one of these:",
  ];
}
