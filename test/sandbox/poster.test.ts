import { ComponentType } from "discord-api-types/v10";
import { expect, test } from "vitest";
import type { Order } from "../../src/daily/poster.ts";
import { openMessages } from "../../src/sandbox/messages.ts";
import { makePoster } from "../../src/sandbox/poster.ts";
import { channels, guildId } from "../../src/sandbox/world.ts";

const noon = Date.UTC(2026, 0, 5, 12);

function open() {
  let id = 0;
  const nextId = () => String(++id);
  const messages = openMessages({ nextId, now: () => noon, send: () => undefined });
  return { messages, poster: makePoster(messages, () => noon) };
}
const spotNamed = (name: string) => ({
  guildId,
  channelId: channels.find((one) => one.name === name)?.id ?? "none",
  channelKind: "text" as const,
});
const order = (part: Partial<Order> = {}): Order => ({
  spot: spotNamed("general"),
  message: {
    components: [
      {
        type: ComponentType.ActionRow,
        components: [
          { type: ComponentType.Button, style: 2, label: "Earlier", custom_id: "daily:1:past:a:b:1" },
        ],
      },
    ],
  },
  nonce: "one",
  title: "",
  roleId: undefined,
  isSilent: false,
  notAfter: noon,
  ...part,
});

test("a post is found again by its button, in its own channel", async () => {
  const { poster } = open();
  const since = { at: noon, messageId: undefined };
  expect(await poster.find(spotNamed("general"), "daily:1:past:a:b:", since)).toEqual({ kind: "absent" });
  const posted = await poster.post(order());
  expect(await poster.find(spotNamed("general"), "daily:1:past:a:b:", since)).toEqual({
    ...posted,
    kind: "found",
    mark: "daily:1:past:a:b:1",
  });
  expect(await poster.find(spotNamed("stories"), "daily:1:past:a:b:", since)).toEqual({ kind: "absent" });
});

test("a repeat is the same message, or was deleted since", async () => {
  const { messages, poster } = open();
  const posted = await poster.post(order());
  expect(await poster.post(order())).toEqual(posted);
  expect(messages.seenBy("")).toHaveLength(1);
  messages.remove("1");
  expect(await poster.post(order())).toEqual({ kind: "deleted" });
});

test("nothing is posted too late, where the bot may not, or what Discord would not take", async () => {
  const { messages, poster } = open();
  expect(await poster.post(order({ notAfter: noon - 1 }))).toEqual({ kind: "expired" });
  expect(await poster.post(order({ spot: spotNamed("staff-only") }))).toMatchObject({ by: "no-access" });
  expect(await poster.post(order({ spot: spotNamed("gone") }))).toMatchObject({ by: "channel-gone" });
  expect(await poster.post(order({ message: { components: [] } }))).toMatchObject({ kind: "malformed" });
  expect(messages.seenBy("")).toEqual([]);
});
