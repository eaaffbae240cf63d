/** Discord's numbers for the kinds of channel. */
export const channelKind = {
  text: 0,
  direct: 1,
  voice: 2,
  group: 3,
  category: 4,
  announcement: 5,
  announcementThread: 10,
  publicThread: 11,
  privateThread: 12,
  stage: 13,
  forum: 15,
  media: 16,
} as const;

export const isThread = (type: number) => type >= 10 && type <= 12;
export const isForum = (type: number) => type === channelKind.forum || type === channelKind.media;
export const holdsMessages = (type: number) => [0, 1, 2, 3, 5, 10, 11, 12, 13].includes(type);
