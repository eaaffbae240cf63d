import type { Asker, Audience, Command, Option, Place, Press, Pressed, Subcommand } from "../command.ts";
import type { Reply } from "../reply.ts";
import { userError } from "../user-error.ts";

/**
 * Who may use a command is Discord's decision, who sends nothing of the others; where it works is its own. Of a command
 * that Discord shows to everyone, what isn't open is for those who manage the server.
 */
export function mayUse(
  command: Command,
  part: Command | Subcommand | Pick<Press, "isOpen">,
  { asker, place }: { readonly asker: Asker; readonly place: Place },
): void {
  // Without a subcommand such a command is its open one.
  if (command.isForAll === true && (part === command || ("isOpen" in part && part.isOpen === true))) return;
  const hasBot = place.guildId !== undefined && place.isVisiting !== true;
  if (command.where === "server" && !hasBot) throw userError("server-only");
  if (command.isForAll === true && !asker.mayManageServer) throw userError("not-manager");
}

/** Discord lets everyone press what they see: a reply that is for some belongs to its opener, or to a manager. */
export function mayPress(
  command: Command,
  press: Pick<Press, "isOpen">,
  from: { readonly asker: Asker; readonly place: Place },
  { isOwn }: Pick<Pressed, "isOwn">,
): void {
  mayUse(command, press, from);
  if (command.who === "manage-server" && press.isOpen !== true && !isOwn && !from.asker.mayManageServer)
    throw userError("not-manager");
}

/** Nobody posts through the bot where they may not write themselves: they see it alone, or are told. */
export function allowedAudience(audience: Audience, asker: Asker, options: readonly Option[]): Audience {
  if (audience === "asker" || asker.mayPost) return audience;
  if (options.some(({ name }) => name === "private")) return "asker";
  throw userError("not-poster");
}

export function mayPost(reply: Reply, asker: Asker): void {
  if (reply.kind === "message" && !reply.isPrivate && !asker.mayPost) throw userError("not-poster");
}
