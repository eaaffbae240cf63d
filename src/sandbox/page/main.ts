import type { Asked, Event, Scene, Setting, ShownMessage, Suggested } from "../protocol.ts";
import { ask, listen } from "./api.ts";
import { makeChannel } from "./channel.ts";
import { makeComposer } from "./composer.ts";
import { find, make } from "./dom.ts";
import { openForm } from "./form.ts";
import { drawGreeting } from "./greeting.ts";
import { icon } from "./icon.ts";
import { makeNotes } from "./notes.ts";
import { fillPanel } from "./panel.ts";
import { makeThemeButton } from "./theme.ts";
import { timeText } from "./time.ts";

const spoken = find("spoken", HTMLElement);
const panel = find("panel", HTMLElement);
const note = makeNotes(find("notes", HTMLElement));

let setting: Setting = { as: "reader", where: "server", locale: "en-US" };
let scene: Scene | undefined;
let showsJson = false;
/** How far the preview's clock is ahead: it can be moved to the next daily post. */
let aheadMs = 0;
const now = () => Date.now() + aheadMs;
const messages = new Map<string, ShownMessage>();
/** Presses that wait for their answer, by interaction. */
const pressed = new Map<string, { readonly message: string; readonly button: HTMLElement }>();

const commands = () =>
  (scene?.commands ?? []).filter(
    (one) => one.where.includes(setting.where) && (!one.isForAdmins || setting.as === "admin"),
  );
const placeName = () => (setting.where === "server" ? "#stories" : "@Quoth");
const orNote = (work: Promise<unknown>) =>
  work.catch((error: unknown) => note(error instanceof Error ? error.message : String(error), true));

const press = async (message: string, customId: string, values: readonly string[], button: HTMLElement) => {
  button.classList.add("waiting");
  try {
    const { interaction } = await ask<Asked>("presses", { setting, message, customId, values });
    // The answer may have come before the receipt.
    if (settled.delete(interaction)) button.classList.remove("waiting");
    else pressed.set(interaction, { message, button });
  } catch (error) {
    button.classList.remove("waiting");
    throw error;
  }
};
const settled = new Set<string>();

const channel = makeChannel({
  where: () => setting.where,
  greeting: () =>
    scene === undefined ? make("div") : drawGreeting(scene, setting.where, (text) => void say(text)),
  context: () => ({
    locale: setting.locale,
    now,
    showsJson,
    onCommand: (name) => void composer.fill(`/${name}`),
    onPress: (id, values, button) => {
      const message = button.closest(".message")?.id.replace("message-", "") ?? "";
      void orNote(press(message, id, values, button));
    },
    onDismiss: (message) => void orNote(ask("dismissals", { message })),
    onShow: (id) => void channel.show(id),
    onMessage: (id) => channel.show(id),
  }),
  speak: (text) => {
    spoken.textContent = text;
  },
});

const composer = makeComposer({
  commands,
  use: async (command, values) => {
    await ask<Asked>("commands", { setting, path: command.path, values });
  },
  suggest: (command, values, focused) =>
    ask<Suggested>("suggestions", { setting, path: command.path, values, focused }),
});

const say = async (text: string) => {
  if (composer.fill(text)) await composer.send();
};

const title = make("h1");
const toggle = make(
  "button",
  {
    type: "button",
    class: "round",
    "aria-label": "Preview settings",
    "aria-controls": "panel",
    onclick: () => showPanel(panel.hasAttribute("hidden")),
  },
  icon("sliders"),
);
const showPanel = (isShown: boolean) => {
  panel.hidden = !isShown;
  toggle.setAttribute("aria-expanded", String(isShown));
};
const drawPlace = () => {
  title.replaceChildren(icon(setting.where === "server" ? "hash" : "at"), placeName().slice(1));
  channel.element.setAttribute("aria-label", `Messages in ${placeName()}`);
  composer.refresh(`Message ${placeName()}, or type /`);
};
const redraw = () => {
  drawPlace();
  channel.redraw([...messages.values()]);
};

const { showScene, showDate } = fillPanel(panel, setting, {
  onSetting: (chosen) => {
    setting = chosen;
    redraw();
  },
  onStory: (slug) => void orNote(ask("story", { slug })),
  onRestart: () => orNote(ask("restart")).then(() => undefined),
  onDaily: async () => {
    await orNote(ask<{ sentence: string }>("daily/jump").then(({ sentence }) => note(sentence, false)));
  },
  onJson: (shows) => {
    showsJson = shows;
    redraw();
  },
  onClose: () => {
    showPanel(false);
    toggle.focus();
  },
});

find("channel", HTMLElement).append(
  make(
    "header",
    { class: "top" },
    title,
    make("span", { class: "tag" }, "Preview"),
    makeThemeButton(),
    toggle,
  ),
  channel.element,
  composer.element,
);
showPanel(matchMedia("(min-width: 64rem)").matches);
drawPlace();

const setNow = (there: number) => {
  aheadMs = there - Date.now();
  if (Math.abs(aheadMs) > 60_000) showDate(timeText(there / 1_000, "D", setting.locale, there));
};

let isFirst = true;
const take = (event: Event) => {
  switch (event.kind) {
    case "hello":
      scene = event.scene;
      setNow(event.now);
      messages.clear();
      for (const message of event.messages) messages.set(message.id, message);
      showScene(scene);
      redraw();
      if (isFirst) begin();
      isFirst = false;
      return;
    case "scene":
      scene = event.scene;
      showScene(scene);
      redraw();
      return note(event.sentence, false);
    case "clock":
      setNow(event.now);
      return channel.retell();
    case "message":
      messages.set(event.message.id, event.message);
      return channel.put(event.message);
    case "gone":
      messages.delete(event.id);
      return channel.remove(event.id);
    case "modal":
      return openForm(event.modal, {
        locale: setting.locale,
        now,
        onCommand: () => undefined,
        onSubmit: async (filled) => {
          await ask<Asked>("modals", { setting, customId: event.modal.id, filled });
        },
      });
    case "settled": {
      const waiting = pressed.get(event.interaction);
      if (waiting === undefined) settled.add(event.interaction);
      pressed.delete(event.interaction);
      waiting?.button.classList.remove("waiting");
      if (event.isFailed && waiting !== undefined) channel.fail(waiting.message);
      return;
    }
    case "note":
      return note(event.sentence, event.isProblem);
  }
};

/** A link can carry a command: /?say=/quote words:pink tie */
const begin = () => {
  composer.focus();
  const text = new URLSearchParams(location.search).get("say");
  if (text === null) return;
  // Once: a reload shows what is there and says nothing again.
  history.replaceState(null, "", location.pathname);
  void say(text.startsWith("/") ? text : `/${text}`);
};

let wasUp = true;
listen(take, (isUp) => {
  if (isUp && !wasUp) note("The preview is back.", false);
  if (!isUp && wasUp) note("The preview does not answer. Is it still running in its terminal?", true);
  wasUp = isUp;
});
