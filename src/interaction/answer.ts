import {
  type APIInteraction,
  type APIInteractionResponse,
  InteractionResponseType,
  MessageFlags,
} from "discord-api-types/v10";
import type { Log } from "../log.ts";
import type { File, Message, Reply, Work } from "../reply.ts";
import { editBody, type MessageBody, messageBody } from "./body.ts";
import { readAsker } from "./options.ts";
import type { Routed, Router } from "./router.ts";

/** What carries an answer to the asker: Discord's REST. Each may throw an error with Discord's `code`. */
export type Wire = {
  /** The first answer; Discord takes one, within 3 seconds. */
  readonly respond: (response: APIInteractionResponse, files: readonly File[]) => Promise<void>;
  /** The first answer's message; after a press, the message that was pressed on. */
  readonly edit: (body: MessageBody, files: readonly File[]) => Promise<void>;
  readonly remove: () => Promise<void>;
  readonly follow: (body: MessageBody, files: readonly File[]) => Promise<void>;
};

// https://discord.com/developers/docs/topics/opcodes-and-status-codes#json
const unknownInteraction = 10_062;
const unknownMessage = 10_008;
const alreadyAcknowledged = 40_060;

/** Discord waits 3 seconds for the first answer; a second of it is left to the way there. */
const deferAfterMs = 2_000;
const betweenEditsMs = 1_000;

/** What became of an interaction, and when Discord had the first answer, by `performance.now()`. */
export type Answered = {
  readonly outcome: "answered" | "deferred" | "refused" | "fault" | "late" | "lost" | "unknown";
  readonly at: number;
};

/** Answers one interaction, in time whatever the parts do. Never rejects. */
export async function answer(
  interaction: APIInteraction,
  parts: { readonly router: Router; readonly wire: Wire; readonly log: Log; readonly deferAfterMs?: number },
): Promise<Answered> {
  const { router, log } = parts;
  const progress: AnswerProgress = { routed: { kind: "unknown" }, isDeferred: false };
  const wire: Wire = {
    ...parts.wire,
    respond: async (...sent) => {
      await parts.wire.respond(...sent);
      progress.firstAt ??= performance.now();
    },
  };
  const ended = (outcome: Answered["outcome"]) => ({ outcome, at: progress.firstAt ?? performance.now() });
  try {
    progress.routed = router.route(interaction);
    await send(progress, { ...parts, wire });
    if (progress.routed.kind === "unknown") return ended("unknown");
    const end = progress.reply === undefined ? "answered" : router.endOf(progress.reply);
    return ended(end === "answered" && progress.isDeferred ? "deferred" : end);
  } catch (error) {
    const { routed, isDeferred } = progress;
    const about = { interaction: interaction.id, kind: routed.kind };
    const code = codeOf(error);
    if (code === unknownInteraction || code === unknownMessage) {
      log.warn("the answer came too late, or its message is gone", { ...about, code });
      return ended("late");
    }
    if (routed.kind !== "suggestions" && (isRefusedBody(error) || error instanceof LateModal)) {
      const reply = router.fault(error, "Discord refused the answer", readAsker(interaction).locale);
      const sent = isDeferred ? sendAfterDeferral(reply, routed, wire) : sendLate(reply, wire);
      const isSent = await sent.then(
        () => true,
        (second: unknown) => {
          log.error("the answer was lost", { ...about, error: second });
          return false;
        },
      );
      return ended(isSent ? "fault" : "lost");
    }
    log.error("the answer was lost", { ...about, error });
    return ended("lost");
  }
}

type AnswerProgress = { routed: Routed; isDeferred: boolean; reply?: Reply; firstAt?: number };

async function send(progress: AnswerProgress, parts: Parameters<typeof answer>[1]): Promise<void> {
  const { wire } = parts;
  const { routed } = progress;
  if (routed.kind === "unknown") return;
  const wait = parts.deferAfterMs ?? deferAfterMs;
  const until = performance.now() + wait;
  if (routed.kind === "suggestions") {
    const choices = (await within(wait, routed.choices)) ?? [];
    const data = { choices: choices.map((choice) => ({ ...choice })) };
    return first(wire, { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data });
  }
  const prompt = await within(wait, routed.reply);
  if (prompt !== undefined) progress.reply = prompt;
  if (prompt?.kind === "work") return sendWork(prompt, until - performance.now(), wire);
  if (prompt !== undefined) return sendNow(prompt, wire);
  await first(wire, deferral(routed));
  progress.isDeferred = true;
  progress.reply = await routed.reply;
  return sendAfterDeferral(progress.reply, routed, wire);
}

function deferral(routed: Routed): APIInteractionResponse {
  // On a press this leaves open whether the message changes or a new one comes.
  if (routed.kind === "press") return { type: InteractionResponseType.DeferredMessageUpdate };
  const isPrivate = routed.kind === "command" && routed.isPrivate;
  return {
    type: InteractionResponseType.DeferredChannelMessageWithSource,
    data: { flags: isPrivate ? MessageFlags.Ephemeral : (0 as MessageFlags.Ephemeral) },
  };
}

async function sendNow(reply: Exclude<Reply, Work>, wire: Wire): Promise<void> {
  if (reply.kind === "modal") return first(wire, { type: InteractionResponseType.Modal, data: reply.modal });
  if (reply.kind === "remove") {
    await first(wire, { type: InteractionResponseType.DeferredMessageUpdate });
    return takeBack(wire);
  }
  const files = reply.message.files ?? [];
  if (reply.kind === "update") {
    return first(wire, { type: InteractionResponseType.UpdateMessage, data: editBody(reply.message) }, files);
  }
  const data = messageBody(reply.message, { isPrivate: reply.isPrivate });
  return first(wire, { type: InteractionResponseType.ChannelMessageWithSource, data }, files);
}

async function sendAfterDeferral(reply: Reply, routed: Routed, wire: Wire): Promise<void> {
  if (reply.kind === "modal") throw new LateModal();
  if (reply.kind === "work") {
    const message = await reply.finish(() => undefined);
    return sendAfterDeferral({ kind: "message", message, isPrivate: true }, routed, wire);
  }
  if (reply.kind === "remove") return takeBack(wire);
  const files = reply.message.files ?? [];
  if (reply.kind === "update") return wire.edit(editBody(reply.message), files);
  if (routed.kind === "command" && routed.isPrivate === reply.isPrivate)
    return wire.edit(editBody(reply.message), files);
  // The announcement's audience can't be changed: take it back and answer anew.
  if (routed.kind === "command") await takeBack(wire);
  return wire.follow(messageBody(reply.message, { isPrivate: reply.isPrivate }), files);
}

/**
 * What is done within `waitMs` is the first answer. Else that says how far it is, and is edited: one edit at a time, and
 * never more than Discord takes of them. What came meanwhile is shown with the next.
 */
async function sendWork(work: Work, waitMs: number, wire: Wire): Promise<void> {
  let latest: Message | undefined = work.message;
  const last = work.finish((message) => {
    latest = message;
  });
  const prompt = await within(waitMs, last);
  const begun = prompt ?? latest;
  const data = messageBody(begun, { isPrivate: true });
  await first(wire, { type: InteractionResponseType.ChannelMessageWithSource, data }, begun.files);
  if (prompt !== undefined) return;
  latest = undefined;
  for (;;) {
    const done = await within(betweenEditsMs, last);
    if (done !== undefined) return wire.edit(editBody(done), done.files ?? []);
    const shown: Message | undefined = latest;
    latest = undefined;
    // That it can't be shown how far it is does no harm.
    if (shown !== undefined) await wire.edit(editBody(shown), []).catch(() => undefined);
  }
}

class LateModal extends Error {
  override readonly message = "a modal can't follow a deferral; the command must open it at once";
}

/** Deletes the first answer; someone else may have been quicker. */
async function takeBack(wire: Wire): Promise<void> {
  try {
    await wire.remove();
  } catch (error) {
    if (codeOf(error) !== unknownMessage) throw error;
  }
}

/** After a refused body nobody knows whether the interaction counts as answered: try the first answer, then a further one. */
async function sendLate(reply: Reply, wire: Wire): Promise<void> {
  if (reply.kind !== "message") return;
  const data = messageBody(reply.message, { isPrivate: true });
  try {
    await wire.respond({ type: InteractionResponseType.ChannelMessageWithSource, data }, []);
  } catch (error) {
    if (codeOf(error) !== alreadyAcknowledged) throw error;
    await wire.follow(data, []);
  }
}

/** Discord's 40060 means that an earlier try, whose answer was lost on the way, has arrived. */
async function first(
  wire: Wire,
  response: APIInteractionResponse,
  files: readonly File[] = [],
): Promise<void> {
  try {
    await wire.respond(response, files);
  } catch (error) {
    if (codeOf(error) !== alreadyAcknowledged) throw error;
  }
}

async function within<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, ms, undefined);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}

function isRefusedBody(error: unknown): boolean {
  return error instanceof Error && "status" in error && error.status === 400;
}
