const bit = (place: number) => 1n << BigInt(place);

// https://docs.discord.com/developers/topics/permissions#permissions-bitwise-permission-flags
export const bits = {
  administrator: bit(3),
  manageGuild: bit(5),
  viewChannel: bit(10),
  sendMessages: bit(11),
  manageMessages: bit(13),
  embedLinks: bit(14),
  attachFiles: bit(15),
  readMessageHistory: bit(16),
  mentionEveryone: bit(17),
  useApplicationCommands: bit(31),
  manageThreads: bit(34),
  createPublicThreads: bit(35),
  createPrivateThreads: bit(36),
  sendMessagesInThreads: bit(38),
  pinMessages: bit(51),
  /** All of them, as an administrator has. */
  all: bit(53) - 1n,
  /** What everyone has in a new server. */
  member: bit(10) | bit(11) | bit(14) | bit(15) | bit(16) | bit(31) | bit(35) | bit(38),
  /** What the README asks for the bot, and pins: enough for all that it does. */
  bot: bit(10) | bit(11) | bit(14) | bit(15) | bit(16) | bit(35) | bit(36) | bit(38) | bit(51) | bit(13),
  direct: bit(10) | bit(11) | bit(14) | bit(15) | bit(16) | bit(17) | bit(51),
} as const;
