import type { APIUser } from "discord-api-types/v10";
import type { Fixture, Guild, Post, SandboxChannel } from "./fixture.ts";
import { makePost } from "./messages.ts";

const guildsIntent = 1;
type DispatchWithIntent = (event: string, data: object, guildId: string | undefined, intent: number) => void;

/** What people other than the bot do to servers, channels and messages. */
export function makeAdmin(fixture: Fixture, dispatch: DispatchWithIntent, changed: () => void) {
  const channel = (id: string): SandboxChannel => {
    const found = fixture.channels.get(id);
    if (!found) throw new Error(`No channel ${id} in this Discord`);
    return found;
  };
  const guild = (id: string): Guild => {
    const found = fixture.guilds.get(id);
    if (!found) throw new Error(`No guild ${id} in this Discord`);
    return found;
  };
  const withThreads = (id: string) => [
    channel(id),
    ...[...fixture.channels.values()].filter(({ parentId }) => parentId === id),
  ];

  return {
    /** Gives the bot these permissions in a channel and its threads. */
    grant(channelId: string, permissions: bigint) {
      for (const one of withThreads(channelId)) one.permissions |= permissions;
    },
    /** Takes these permissions from the bot in a channel and its threads. */
    deny(channelId: string, permissions: bigint) {
      for (const one of withThreads(channelId)) one.permissions &= ~permissions;
    },
    deleteChannel(channelId: string) {
      for (const one of withThreads(channelId)) fixture.channels.delete(one.id);
    },
    /** The bot is removed from a server; its channels stay, and the bot has no access to them. */
    removeBot(guildId: string) {
      guild(guildId).hasBot = false;
      dispatch("GUILD_DELETE", { id: guildId }, guildId, guildsIntent);
    },
    addBot(guildId: string) {
      guild(guildId).hasBot = true;
    },
    /** A moderator deletes a message. */
    deleteMessage(messageId: string) {
      const post = fixture.posts.find(({ message }) => message.id === messageId);
      if (!post) throw new Error(`No message ${messageId} in this Discord`);
      post.isDeleted = true;
      fixture.channels.get(post.message.channel_id)?.pins.delete(messageId);
      changed();
    },
    /** Someone writes a message; the bot, without intents, hears nothing of it. */
    say(channelId: string, author: APIUser, content: string): Post {
      const body = { content, allowed_mentions: { parse: [] } };
      const sent = { method: "POST", route: "", body, files: new Map() };
      const post = makePost(fixture, channel(channelId), author, sent);
      changed();
      return post;
    },
    role(guildId: string, name: string, mentionable = true, id = fixture.id()) {
      const role = { id, name, permissions: 0n, mentionable };
      guild(guildId).roles.set(role.id, role);
      return role;
    },
  };
}
