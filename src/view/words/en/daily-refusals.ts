const listed = (names: readonly string[]) => new Intl.ListFormat("en").format(names);

/** Permissions by Discord's English names for them, in Discord's words. */
const permissions: Readonly<Record<string, string>> = {};

/** By a UserError's code: what can be wrong with daily posts. */
export const dailyRefusals = {
  "no-daily": () => "This server has no daily posts yet. Start them with /daily start.",
  "no-such-daily": ({ name, names }: { readonly name: string; readonly names: readonly string[] }) =>
    `There are no daily posts called “${name}” here. The name option takes ${listed(names)}.`,
  "which-daily": ({ names }: { readonly names: readonly string[] }) =>
    `This server has several daily posts. Say which with the name option: ${listed(names)}.`,
  "too-many-daily": ({ most }: { readonly most: number }) =>
    `A server can have ${most} daily posts, and this one has them. Stop one with /daily stop first.`,
  "daily-name": ({ name }: Named) =>
    `There are daily posts called “${name}” already. Give another name, or change those with /daily edit.`,
  "bad-daily-name": () => "A name needs a letter or a digit. Write something short, like morning.",
  "daily-channel": () =>
    "Daily posts go to text, announcement, forum and thread channels. Pick one of those.",
  "daily-permissions": (lack: { readonly channel: string; readonly missing: readonly string[] }) =>
    `I lack ${listed(lack.missing.map((name) => permissions[name] ?? name))} in <#${lack.channel}>. Grant it to me in the channel's settings under Permissions, then try again.`,
  "daily-rests": ({ name }: Named) =>
    `“${name}” is not running, so nothing can be posted from it. Use /daily resume first.`,
  "daily-on-its-way": ({ name }: Named) =>
    `A post of “${name}” is on its way just now. Try again in a minute.`,
  "daily-today-done": ({ name }: Named) =>
    `Today is settled for “${name}” already. Ask for an extra post instead: it doesn't count as a day's.`,
  "daily-runs": ({ name }: Named) => `“${name}” is running already. /daily status shows when it posts next.`,
  "daily-story-gone": () =>
    "The story of these posts is no longer here. Choose another with /daily edit, or wait until it is back.",
  "daily-changed": () => "Somebody else changed these posts at the same moment. Try again.",
  time: ({ written }: Written) =>
    `I can't read “${written}” as a time of day. Write it like 9, 9:30, 9pm or 21:15.`,
  days: ({ written }: Written) =>
    `I can't read “${written}” as days of the week. Write weekdays, weekends, or days like mon, wed, fri.`,
  zone: ({ written }: Written) =>
    `I don't know a time zone called “${written}”. Pick one from the list while you type, such as Europe/London.`,
  "zone-many": ({ written, zones }: Written & { readonly zones: string }) =>
    `“${written}” could be ${zones}. Pick one from the list while you type.`,
} as const;

type Named = { readonly name: string };
type Written = { readonly written: string };
