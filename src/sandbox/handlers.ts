import { z } from "zod/v3";
import { UserError } from "../user-error.ts";
import type { Outcome, PendingOutcome as Question } from "./discord/exchange.ts";
import type { Discord } from "./discord.ts";
import type { Feed } from "./feed.ts";
import { marksIn } from "./markdown.ts";
import type { AskedInteraction, PageEvent, PageSetting, ShownPlace, Suggested } from "./protocol.ts";
import { botPermissions, people } from "./town.ts";

const player = {
  client: z.string().uuid(),
  setting: z.object({
    as: z.enum(["reader", "other", "admin"]),
    place: z.string().max(40),
    locale: z.string().regex(/^[a-z]{2}(-[A-Z]{2}|-\d{3})?$/),
  }),
};
const text = z.string().max(8_000);
const values = z.record(z.string().max(40), z.union([text, z.number(), z.boolean()]));
const use = z.object({ ...player, path: z.array(z.string().max(40)).min(1).max(3), values });
const suggestion = use.extend({ focused: z.object({ name: z.string().max(40), text }) });
const press = z.object({ ...player, message: text, customId: text, values: z.array(text).max(25) });
const submission = z.object({ ...player, customId: text, filled: z.record(text, z.array(text).max(25)) });
const onMessage = z.object({ ...player, message: text, name: text });
const typed = z.object({ ...player, text: z.string().trim().min(1).max(2_000) });
const dismissal = z.object({ message: text, client: player.client });
const permission = z.object({ channel: text, name: text, has: z.boolean() });
const file = z.object({
  name: z.string().min(1).max(200),
  type: z.string().max(100),
  base64: z.string().base64(),
});

const noAnswer = "The application did not respond in time.";

/** A page's actions, as Discord's client would take them. A request that the client would not send is refused with a sentence. */
export function makeActions(parts: {
  readonly discord: Discord;
  readonly feed: Feed;
  readonly places: () => readonly ShownPlace[];
  readonly send: (event: PageEvent, client: string) => void;
}) {
  const { discord, feed } = parts;
  const modals = new Map<string, Outcome & { readonly kind: "modal" }>();

  const placeOf = ({ as, place }: PageSetting): ShownPlace => {
    const found = parts.places().find(({ key, of }) => key === place && (of ?? as) === as);
    if (found === undefined) throw new UserError("no-place", "This channel is gone.");
    return found;
  };
  const asOf = (setting: PageSetting, channel?: string) => {
    const { id, permissions } = people[setting.as];
    const where = discord.channels.get(channel ?? placeOf(setting).id);
    // The server speaks its visitor's language, so that the switch shows public answers too.
    discord.home.locale = setting.locale;
    return {
      user: discord.person(id),
      locale: setting.locale,
      ...(where === undefined ? {} : { channel: where.id }),
      ...(where?.guildId === undefined ? {} : { permissions }),
    };
  };
  /** The double says plainly what a reader can't do. */
  const orRefuse = <T>(act: () => T): T => {
    try {
      return act();
    } catch (error) {
      throw new UserError("refused", error instanceof Error ? error.message : String(error));
    }
  };
  const begin = (
    { client, setting }: { readonly client: string; readonly setting: PageSetting },
    ask: () => Question,
    from: { readonly command?: string; readonly isPress?: boolean },
  ): { readonly asked: AskedInteraction; readonly first: Promise<Outcome> } => {
    const { exchange, first } = orRefuse(ask);
    const { id, channel } = exchange;
    const used = from.command === undefined ? undefined : { by: setting.as, command: from.command };
    feed.begin(id, { client, by: setting.as, used, channelId: channel.id });
    void first.then((outcome) => {
      if (outcome.kind === "failed")
        feed.fail(id, from.isPress ? "This interaction failed: no answer in time." : noAnswer);
      if (outcome.kind === "modal") {
        modals.set(client, outcome);
        parts.send({ kind: "modal", modal: outcome.modal, marks: marksIn(outcome.modal.components) }, client);
      }
      parts.send({ kind: "settled", interaction: id }, client);
    });
    return { asked: { interaction: id }, first };
  };
  return {
    commands: (body: unknown): AskedInteraction => {
      const { path, values: options, ...said } = use.parse(body);
      const name = path.join(" ");
      const ask = () => discord.slash({ name, options, ...asOf(said.setting) });
      return begin(said, ask, { command: `/${name}` }).asked;
    },
    suggestions: async (body: unknown): Promise<Suggested> => {
      const { path, values: before, focused, ...said } = suggestion.parse(body);
      const options = { ...before, [focused.name]: focused.text };
      const name = path.join(" ");
      const asked = { name, options, focused: focused.name, ...asOf(said.setting) };
      const outcome = await orRefuse(() => discord.complete(asked));
      return outcome.kind === "choices"
        ? { choices: outcome.choices, isFailed: false }
        : { choices: [], isFailed: true };
    },
    presses: (body: unknown): AskedInteraction => {
      const { message, customId, values: chosen, ...said } = press.parse(body);
      const on = discord.messages.find((one) => one.message.id === message && !one.isDeleted);
      if (on === undefined) throw new UserError("gone", "That button is no longer there.");
      const { channel: _, ...as } = asOf(said.setting, on.message.channel_id);
      const isMenu = chosen.length > 0;
      const ask = () =>
        isMenu ? discord.choose(message, customId, chosen, as) : discord.press(message, customId, as);
      return begin(said, ask, { isPress: true }).asked;
    },
    modals: (body: unknown): AskedInteraction => {
      const { customId, filled, ...said } = submission.parse(body);
      const opened = modals.get(said.client);
      if (opened?.modal.custom_id !== customId) throw new UserError("gone", "That form is no longer open.");
      const { user: _, channel: __, ...as } = asOf(said.setting, opened.exchange.channel.id);
      const asked = begin(said, () => discord.submit(opened, filled, as), { isPress: true });
      modals.delete(said.client);
      return asked.asked;
    },
    "message-commands": (body: unknown): AskedInteraction => {
      const { message, name, ...said } = onMessage.parse(body);
      const as = asOf(said.setting);
      return begin(said, () => discord.messageCommand({ ...as, name, message }), { command: name }).asked;
    },
    texts: (body: unknown) => {
      const said = typed.parse(body);
      const { user, channel = "" } = asOf(said.setting);
      if (placeOf(said.setting).kind === "forum")
        throw new UserError("forum", "A forum holds posts: choose one of them to write in it.");
      discord.say(channel, user, said.text);
    },
    dismissals: (body: unknown) => {
      const { message, client } = dismissal.parse(body);
      feed.dismiss(message, client);
    },
    permissions: (body: unknown) => {
      const { channel, name, has } = permission.parse(body);
      const bit = Object.entries(botPermissions).find(([one]) => one === name)?.[1];
      if (bit === undefined || !discord.channels.has(channel))
        throw new UserError("permission", "There is no such permission here.");
      if (has) discord.grant(channel, bit);
      else discord.deny(channel, bit);
      feed.sync();
    },
    files: (body: unknown): { readonly id: string } => {
      const { name, type, base64 } = file.parse(body);
      return { id: discord.attach({ name, type, bytes: Buffer.from(base64, "base64") }) };
    },
  };
}
