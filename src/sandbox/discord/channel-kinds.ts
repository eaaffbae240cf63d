import { ChannelType } from "discord-api-types/v10";

export const isThread = (type: number) =>
  type >= ChannelType.AnnouncementThread && type <= ChannelType.PrivateThread;
export const isForum = (type: number) => type === ChannelType.GuildForum || type === ChannelType.GuildMedia;
export const holdsMessages = (type: number) => type !== ChannelType.GuildCategory && !isForum(type);
