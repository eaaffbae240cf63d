import type { Role, Scene, Setting } from "../protocol.ts";
import { freshId, make } from "./dom.ts";
import { icon } from "./icon.ts";

export type Wishes = {
  readonly onSetting: (part: Partial<Setting>) => void;
  readonly onStory: (slug: string) => void;
  readonly onRestart: () => Promise<void>;
  readonly onDaily: () => Promise<void>;
  readonly onJson: (shows: boolean) => void;
  readonly onClose: () => void;
};

// https://docs.discord.com/developers/reference#locales
const locales =
  "bg cs da de el en-GB en-US es-419 es-ES fi fr hi hr hu id it ja ko lt nl no pl pt-BR ro ru sv-SE th tr uk vi zh-CN zh-TW";

export type Panel = {
  readonly showScene: (scene: Scene) => void;
  /** Which day it is in the preview, once its clock was moved. */
  readonly showDate: (date: string) => void;
};

/** What a reader can't choose in Discord, but someone trying a bot wants to. */
export function fillPanel(
  panel: HTMLElement,
  setting: Setting,
  wishes: Wishes,
  /** Where one is, and what there is to know of it. */
  parts: { readonly places: HTMLElement; readonly more: readonly HTMLElement[] },
): Panel {
  const change = wishes.onSetting;
  const stories = make("select", { id: freshId("story"), onchange: () => wishes.onStory(stories.value) });
  const languages = make("select", {
    id: freshId("language"),
    onchange: () => change({ locale: languages.value }),
  });
  const names = new Intl.DisplayNames("en", { type: "language" });
  for (const locale of locales.split(" "))
    languages.append(
      make("option", { value: locale, selected: locale === setting.locale }, names.of(locale)),
    );
  const json = make("input", {
    type: "checkbox",
    role: "switch",
    onchange: () => wishes.onJson(json.checked),
  });
  const daily = deed("calendar", "Jump to the next daily post", wishes.onDaily);
  const today = make("p", { class: "quiet", hidden: true });
  const problem = make("p", { class: "problem", hidden: true });

  panel.replaceChildren(
    make(
      "header",
      {},
      make("h2", {}, "Try it out"),
      make(
        "button",
        { type: "button", class: "round", "aria-label": "Close the settings", onclick: wishes.onClose },
        icon("close"),
      ),
    ),
    make(
      "div",
      { class: "settings" },
      problem,
      choice<Role>(
        "You are",
        setting.as,
        [
          ["reader", "Reader"],
          ["other", "Robin", "somebody else"],
          ["admin", "Admin", "may manage the server"],
        ],
        (as) => change({ as }),
      ),
      parts.places,
      labelled("Story", stories),
      labelled("Your language", languages),
      make("label", { class: "switch" }, make("span", {}, "Show each reply’s JSON"), json),
      make("div", { class: "deeds" }, deed("restart", "Restart the bot", wishes.onRestart), daily, today),
      ...parts.more,
      make(
        "p",
        { class: "quiet" },
        "Everything here runs on this computer. Nothing is sent to Discord or anyone else. Stories and commands are read anew whenever you save them.",
      ),
    ),
  );
  const showScene = (scene: Scene) => {
    stories.replaceChildren(
      ...scene.stories.map((one) =>
        make("option", { value: one.slug, selected: one.slug === scene.story }, one.title),
      ),
    );
    problem.hidden = scene.problem === undefined;
    problem.replaceChildren(icon("warn"), scene.problem ?? "");
  };
  return {
    showScene,
    showDate: (date) => {
      today.hidden = false;
      today.textContent = `The clock was moved: here it is ${date}.`;
    },
  };
}

function labelled(text: string, control: HTMLElement): HTMLElement {
  return make("div", { class: "setting" }, make("label", { for: control.id }, text), control);
}

function choice<T extends string>(
  title: string,
  chosen: T,
  options: readonly (readonly [T, string, string?])[],
  onPick: (value: T) => void,
): HTMLElement {
  const name = freshId("choice");
  const rows = options.map(([value, text, about]) =>
    make(
      "label",
      {},
      make("input", { type: "radio", name, value, checked: value === chosen, onchange: () => onPick(value) }),
      make("span", {}, text, about !== undefined && make("small", { class: "unseen" }, `, ${about}`)),
    ),
  );
  return make(
    "fieldset",
    { class: "setting segmented" },
    make("legend", {}, title),
    make("div", {}, ...rows),
  );
}

function deed(
  sign: Parameters<typeof icon>[0],
  text: string,
  onPress: () => Promise<void>,
): HTMLButtonElement {
  const press = async () => {
    button.disabled = true;
    await onPress().finally(() => {
      button.disabled = false;
    });
    button.focus();
  };
  const button: HTMLButtonElement = make(
    "button",
    { type: "button", class: "button secondary", onclick: press },
    icon(sign),
    text,
  );
  return button;
}
