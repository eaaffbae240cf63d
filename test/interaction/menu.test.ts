import type { APIMessageApplicationCommandInteraction } from "discord-api-types/v10";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readMessage } from "../../src/interaction/menu.ts";

const used = (message: unknown) =>
  ({
    data: { target_id: "1", resolved: { messages: { 1: message } } },
  }) as unknown as APIMessageApplicationCommandInteraction;

const line = "She counted the lamps.";

test.each<[string, object]>([
  ["its text", { content: line }],
  ["an embed", { content: "", embeds: [{ description: line }] }],
  ["a field of an embed", { embeds: [{ fields: [{ name: "Chapter 1", value: line }] }] }],
  ["a text display", { components: [{ type: 10, content: line }] }],
  [
    "a text display in a container",
    { components: [{ type: 17, components: [{ type: 10, content: line }] }] },
  ],
  [
    "a section",
    { components: [{ type: 9, components: [{ type: 10, content: line }], accessory: { type: 11 } }] },
  ],
  ["a picture's description", { components: [{ type: 12, items: [{ media: {}, description: line }] }] }],
  ["a poll's question", { poll: { question: { text: line }, answers: [] } }],
  ["a poll's answer", { poll: { question: {}, answers: [{ poll_media: { text: line } }] } }],
  ["a message it forwards", { content: "", message_snapshots: [{ message: { content: line } }] }],
  ["an embed of a message it forwards", { message_snapshots: [{ message: { embeds: [{ title: line }] } }] }],
])("a message is read in %s", (_, message) => {
  expect(readMessage(used(message))).toBe(line);
});

test("small print and labels of buttons are not read", () => {
  const components = [
    { type: 10, content: `${line}\n-# by Somebody` },
    { type: 2, label: "Save" },
  ];
  expect(readMessage(used({ content: "", components }))).toBe(line);
});

test("a message of any shape is read without a fault", () => {
  const value = fc.anything();
  const message = fc.record(
    { content: value, embeds: value, components: value, poll: value, message_snapshots: value },
    { requiredKeys: [] },
  );
  fc.assert(fc.property(fc.oneof(message, value), (one) => typeof readMessage(used(one)) === "string"));
});
