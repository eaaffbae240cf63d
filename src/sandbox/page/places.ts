import type { PageSetting, PersonRole, PlaceKind, ShownCommand, ShownPlace, Where } from "../protocol.ts";
import { freshId, make } from "./dom.ts";
import { type Icon, icon } from "./icon.ts";

const icons: Readonly<Record<PlaceKind, Icon>> = {
  text: "hash",
  restricted: "moon",
  news: "horn",
  forum: "forum",
  thread: "thread",
  dm: "at",
  friend: "at",
  group: "people",
};
/** Said to those who don't see the sign. */
const about: Readonly<Partial<Record<PlaceKind, string>>> = {
  restricted: "age-restricted",
  news: "announcements",
  forum: "forum",
  thread: "thread",
  friend: "a friend, without Quoth",
  group: "a group, without Quoth",
};

export const placeIcon = ({ kind }: ShownPlace) => icon(icons[kind]);

export function placeName({ kind, name }: ShownPlace): string {
  if (kind === "thread" || kind === "group") return name;
  return `${kind === "dm" || kind === "friend" ? "@" : "#"}${name}`;
}

/** The commands that Discord offers a person at a place; undefined before any is known. */
export function commandsAt(
  commands: readonly ShownCommand[],
  place: ShownPlace | undefined,
  as: PersonRole,
): readonly ShownCommand[] {
  const where = place === undefined ? "server" : whereOf(place);
  return commands.filter((one) => one.where.includes(where) && (!one.isForAdmins || as === "admin"));
}

export function whereOf({ kind }: ShownPlace): Where {
  if (kind === "dm") return "dm";
  return kind === "friend" || kind === "group" ? "private" : "server";
}

/** The places that somebody sees: of the conversations with the bot only their own. */
export function placesOf(places: readonly ShownPlace[], { as }: PageSetting): readonly ShownPlace[] {
  return places.filter(({ of }) => (of ?? as) === as);
}

/** Where one writes: the server's channels, then private conversations. */
export function makePlaces(onPick: (key: string) => void) {
  const name = freshId("place");
  const list = make("div.places");
  const element = make("fieldset.setting", make("legend", "You write in"), list);
  return {
    element,
    show: (places: readonly ShownPlace[], here: ShownPlace | undefined, unread: ReadonlySet<string>) => {
      const hadFocus = list.contains(document.activeElement);
      list.replaceChildren(
        ...places.map((place) => {
          const isHere = place.key === here?.key;
          const isNew = unread.has(place.id) && !isHere;
          const text = place.kind === "dm" ? "Direct message" : place.name;
          const words = [text, about[place.kind], isNew && "new"].filter(Boolean).join(", ");
          return make(
            "label",
            { class: `place ${place.kind} ${isNew ? "new" : ""}` },
            make("input", {
              type: "radio",
              name,
              value: place.key,
              checked: isHere,
              "aria-label": words,
              onchange: () => onPick(place.key),
            }),
            make("span.line", placeIcon(place), make("b", text)),
          );
        }),
      );
      if (hadFocus) list.querySelector<HTMLElement>("input:checked")?.focus();
    },
  };
}
