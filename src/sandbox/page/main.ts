import type {
  AskedInteraction,
  PageEvent,
  PageSetting,
  Scene,
  ShownMessage,
  ShownPlace,
  Suggested,
} from "../protocol.ts";
import { ask, listen } from "./api.ts";
import { makeChannel } from "./channel.ts";
import { makeComposer } from "./composer.ts";
import { action, find, make, sentenceOf } from "./dom.ts";
import { openForm } from "./form.ts";
import { drawGreeting } from "./greeting.ts";
import { icon } from "./icon.ts";
import { keepSetting, keptSetting } from "./kept.ts";
import { makeNotes } from "./notes.ts";
import { fillPanel } from "./panel.ts";
import { commandsAt, makePlaces, placeIcon, placeName, placesOf } from "./places.ts";
import { makePresses } from "./presses.ts";
import { makeRecord } from "./record.ts";
import { makePins, makeRights } from "./rights.ts";
import { makeThemeButton } from "./theme.ts";
import { timeText } from "./time.ts";

const spoken = find("spoken", HTMLElement);
const panel = find("panel", HTMLElement);
const note = makeNotes(find("notes", HTMLElement));

let setting: PageSetting = keptSetting();
let scene: Scene | undefined;
let showsJson = false;
/** How far the sandbox's clock is ahead: it can be moved to the next daily post. */
let aheadMs = 0;
const now = () => Date.now() + aheadMs;
const messages = new Map<string, ShownMessage>();
/** Channels where something came that was not looked at. */
const unread = new Set<string>();

const places = () => placesOf(scene?.places ?? [], setting);
/** Where one is; the first channel, when the one from before is gone. */
const here = (): ShownPlace | undefined => places().find(({ key }) => key === setting.place) ?? places()[0];
const player = () => ({ setting: { ...setting, place: here()?.key ?? "" } });
const isSeen = ({ onlyFor }: ShownMessage) => onlyFor === undefined || onlyFor === setting.as;
const isHere = (message: ShownMessage) => message.channelId === here()?.id && isSeen(message);
const usable = () => commandsAt(scene?.commands ?? [], here(), setting.as);
const orNote = (work: Promise<unknown>) => work.catch((error: unknown) => note(sentenceOf(error), true));

const presses = makePresses();

const channel = makeChannel({
  isHere,
  greeting: () => {
    const place = here();
    if (scene === undefined || place === undefined) return make("div");
    return drawGreeting(scene, place, { onTry: (text) => void say(text), onPlace: goTo });
  },
  context: () => ({
    locale: setting.locale,
    now,
    showsJson,
    choices: scene?.choices ?? {},
    onCommand: (name) => void composer.fill(`/${name}`),
    onPress: (customId, values, button) => {
      const message = button.closest(".message")?.id.replace("message-", "") ?? "";
      const asked = { ...player(), message, customId, values };
      void orNote(presses.press(button, () => ask<AskedInteraction>("presses", asked)));
    },
    onDismiss: (message) => void orNote(ask("dismissals", { message })),
    onMessage: (id) => showMessage(id),
    onPlace: (id) => goTo(id),
    menu: usable().flatMap(({ isForMessages, path }) => (isForMessages ? path : [])),
    onMenu: (message, name) => {
      void orNote(ask("message-commands", { ...player(), message, name }).then(composer.focus));
    },
  }),
  speak: (text) => {
    spoken.textContent = text;
  },
});

const composer = makeComposer({
  commands: () => usable().filter(({ isForMessages }) => !isForMessages),
  write: (text) => ask("texts", { ...player(), text }),
  use: async (command, values) => {
    await ask<AskedInteraction>("commands", { ...player(), path: command.path, values });
  },
  suggest: (command, values, focused) =>
    ask<Suggested>("suggestions", { ...player(), path: command.path, values, focused }),
});

const say = async (text: string) => {
  if (composer.fill(text)) await composer.send();
};

const title = make("h1");
const toggle = action("round", () => showPanel(panel.hasAttribute("hidden")), icon("sliders"), {
  "aria-label": "Preview settings",
  "aria-controls": "panel",
});
const showPanel = (isShown: boolean) => {
  panel.hidden = !isShown;
  toggle.setAttribute("aria-expanded", String(isShown));
};
const placeList = makePlaces((place) => change({ place }));
const record = makeRecord();
const rights = makeRights((change) => void orNote(ask("permissions", change)));
const pins = makePins((id) => void showMessage(id));

const drawPlace = () => {
  const place = here();
  if (place === undefined) return;
  unread.delete(place.id);
  title.replaceChildren(placeIcon(place), make("span", placeName(place).replace(/^[#@]/, "")));
  channel.element.setAttribute("aria-label", `Messages in ${placeName(place)}`);
  composer.refresh(`Message ${placeName(place)}, or type /`);
  rights.show(place);
  drawPlaces();
};
const drawPlaces = () => placeList.show(places(), here(), unread);
const drawPins = () => {
  const pinned = [...messages.values()].filter((message) => message.isPinned && isHere(message));
  pins.show(pinned, channel.wordsOf);
};
const redraw = () => {
  drawPlace();
  channel.redraw([...messages.values()]);
  drawPins();
};
const change = (part: Partial<PageSetting>) => {
  setting = { ...setting, ...part };
  keepSetting(setting);
  redraw();
};
const goTo = (id: string) => {
  const place = places().find((one) => one.id === id);
  if (place !== undefined && place.key !== here()?.key) change({ place: place.key });
};
/** Wherever it is; false when it is nowhere, or nothing for this person. */
const showMessage = (id: string): boolean => {
  const message = messages.get(id);
  if (message === undefined || !isSeen(message)) return false;
  goTo(message.channelId);
  return channel.show(id);
};

const { showScene, showDate } = fillPanel(panel, setting, {
  onSetting: change,
  onStory: (slug) => void orNote(ask("story", { slug })),
  onRestart: () => orNote(ask("restart")),
  onDaily: () => orNote(ask<{ sentence: string }>("jump").then(({ sentence }) => note(sentence, false))),
  onJson: (shows) => {
    showsJson = shows;
    redraw();
  },
  onClose: () => {
    showPanel(false);
    toggle.focus();
  },
  places: placeList.element,
  more: [pins.element, rights.element, record.element],
});

find("channel", HTMLElement).append(
  make("header.top", title, make("span.tag", "Preview"), makeThemeButton(), toggle),
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
const take = (event: PageEvent) => {
  switch (event.kind) {
    case "hello":
      scene = event.scene;
      setNow(event.now);
      messages.clear();
      for (const message of event.messages) messages.set(message.id, message);
      record.redraw(event.requests);
      showScene(scene);
      redraw();
      if (isFirst) begin();
      isFirst = false;
      return;
    case "scene":
      scene = event.scene;
      showScene(scene);
      redraw();
      if (event.sentence !== undefined) note(event.sentence, false);
      return;
    case "clock":
      setNow(event.now);
      return channel.retell();
    case "places":
      if (scene !== undefined) scene = { ...scene, places: event.places };
      return drawPlace();
    case "request":
      return record.put(event.request);
    case "message":
      messages.set(event.message.id, event.message);
      if (isSeen(event.message) && !isHere(event.message)) {
        unread.add(event.message.channelId);
        drawPlaces();
      }
      channel.put(event.message);
      return drawPins();
    case "gone":
      messages.delete(event.id);
      return channel.remove(event.id);
    case "modal":
      return openForm(event.modal, {
        locale: setting.locale,
        now,
        marks: event.marks,
        choices: scene?.choices ?? {},
        onCommand: () => undefined,
        onSubmit: async (filled) => {
          await ask<AskedInteraction>("modals", { ...player(), customId: event.modal.custom_id, filled });
        },
      });
    case "settled":
      return presses.settle(event.interaction);
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
