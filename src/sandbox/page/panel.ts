import type { PageSetting, PersonRole, Scene } from "../protocol.ts";
import { action, freshId, make } from "./dom.ts";
import { type Icon, icon } from "./icon.ts";

type Parts = {
  readonly onSetting: (part: Partial<PageSetting>) => void;
  readonly onStory: (slug: string) => void;
  readonly onRestart: () => Promise<unknown>;
  readonly onDaily: () => Promise<unknown>;
  readonly onJson: (shows: boolean) => void;
  readonly onClose: () => void;
  readonly places: HTMLElement;
  readonly more: readonly HTMLElement[];
};

// https://docs.discord.com/developers/reference#locales
const locales =
  "bg cs da de el en-GB en-US es-419 es-ES fi fr hi hr hu id it ja ko lt nl no pl pt-BR ro ru sv-SE th tr uk vi zh-CN zh-TW";

/** What a reader can't choose in Discord, but someone trying a bot wants to. */
export function fillPanel(panel: HTMLElement, setting: PageSetting, parts: Parts) {
  const stories = make("select", { id: freshId("story"), onchange: () => parts.onStory(stories.value) });
  const chooseLanguage = () => parts.onSetting({ locale: languages.value });
  const languages = make("select", { id: freshId("language"), onchange: chooseLanguage });
  const names = new Intl.DisplayNames("en", { type: "language" });
  const option = (value: string, text: string | undefined, selected: boolean) =>
    make("option", { value, selected }, text);
  languages.append(...locales.split(" ").map((one) => option(one, names.of(one), one === setting.locale)));
  const json = make("input", {
    type: "checkbox",
    role: "switch",
    onchange: () => parts.onJson(json.checked),
  });
  const daily = deed("calendar", "Jump to the next daily post", parts.onDaily);
  const today = make("p.quiet", { hidden: true });
  const problem = make("p.problem", { hidden: true });

  panel.replaceChildren(
    make(
      "header",
      make("h2", "Try it out"),
      action("round", parts.onClose, { "aria-label": "Close the settings" }, icon("close")),
    ),
    make(
      "div.settings",
      problem,
      people(setting.as, (as) => parts.onSetting({ as })),
      parts.places,
      labelled("Story", stories),
      labelled("Your language", languages),
      make("label.switch", make("span", "Show each reply’s JSON"), json),
      make("div.deeds", deed("restart", "Restart the bot", parts.onRestart), daily, today),
      ...parts.more,
      make(
        "p.quiet",
        "Everything here runs on this computer. Nothing is sent to Discord or anyone else. Stories and commands are read anew whenever you save them.",
      ),
    ),
  );
  const showScene = (scene: Scene) => {
    stories.replaceChildren(
      ...scene.stories.map(({ slug, title }) => option(slug, title, slug === scene.story)),
    );
    problem.hidden = scene.problem === undefined;
    problem.replaceChildren(icon("warn"), scene.problem ?? "");
  };
  return {
    showScene,
    /** Which day it is here, once the clock was moved. */
    showDate: (date: string) => {
      today.hidden = false;
      today.textContent = `The clock was moved: here it is ${date}.`;
    },
  };
}

function labelled(text: string, control: HTMLElement): HTMLElement {
  return make("div.setting", make("label", { for: control.id }, text), control);
}

const roles: readonly (readonly [PersonRole, string, string?])[] = [
  ["reader", "Reader"],
  ["other", "Robin", "somebody else"],
  ["admin", "Admin", "may manage the server"],
];

function people(chosen: PersonRole, onPick: (role: PersonRole) => void): HTMLElement {
  const name = freshId("people");
  const rows = roles.map(([value, text, about]) =>
    make(
      "label",
      make("input", { type: "radio", name, value, checked: value === chosen, onchange: () => onPick(value) }),
      make("span", text, about !== undefined && make("small.unseen", `, ${about}`)),
    ),
  );
  return make("fieldset.setting.segmented", make("legend", "You are"), make("div", ...rows));
}

function deed(sign: Icon, text: string, onPress: () => Promise<unknown>): HTMLButtonElement {
  const press = async () => {
    button.disabled = true;
    await onPress().finally(() => {
      button.disabled = false;
    });
    button.focus();
  };
  const button: HTMLButtonElement = action("button secondary", () => void press(), icon(sign), text);
  return button;
}
