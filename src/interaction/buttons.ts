import { idVersion } from "../reply.ts";

export type PressId =
  | {
      readonly kind: "press";
      readonly command: string;
      readonly verb: string;
      readonly args: readonly string[];
    }
  | { readonly kind: "outdated" };

/** What an id made by `pressId` says; anything else was made by an earlier version of the bot. */
export function parsePressId(id: string): PressId {
  const [command, version, verb = "", ...args] = id.split(":");
  if (command === undefined || version !== idVersion) return { kind: "outdated" };
  return { kind: "press", command, verb, args };
}
