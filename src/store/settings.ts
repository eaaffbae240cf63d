import type { Choices, Preferences, Scope } from "../domain/settings.ts";
import type { Spot } from "../domain/spot.ts";

/**
 * Every choice is a field of its own, and is set, never toggled: of two admins who press at once on different choices
 * both are heard, and on the same one the later. Neither writes back what the other's message still shows.
 */
export type SettingsStore = {
  /** The server's and the channel's as of one moment; both empty where nobody chose anything. */
  readonly preferences: (
    guildId: string,
    channelId: string,
  ) => Promise<{ readonly server: Preferences; readonly channel: Preferences }>;
  /** Undefined takes the choice back. One statement: it loses nobody's other choices, on any machine. */
  readonly choose: <Name extends keyof Choices>(
    scope: Scope,
    name: Name,
    value: Choices[Name] | undefined,
  ) => Promise<void>;
  /** Undefined lifts it. One story's limit leaves the others' alone; of two at once the later stands. */
  readonly setSpoilerLimit: (scope: Scope, story: string, last: Spot | undefined) => Promise<void>;
};
