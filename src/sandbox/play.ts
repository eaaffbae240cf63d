import {
  type APIInteraction,
  type APIMessageComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  InteractionResponseType,
} from "discord-api-types/v10";
import { answer } from "../interaction/answer.ts";
import type { Router } from "../interaction/router.ts";
import type { Log } from "../log.ts";
import { UserError } from "../user-error.ts";
import { faultIn } from "./check.ts";
import { faultInBody } from "./limits.ts";
import type { Messages, NewMessage } from "./messages.ts";
import type { Filled } from "./modal.ts";
import { shownModal } from "./modal.ts";
import { commandPayload, modalPayload, pressPayload, type Stage, suggestPayload } from "./payload.ts";
import type { Asked, Event, Setting, ShownChoice, ShownCommand, Suggested, Values } from "./protocol.ts";
import { openWire } from "./wire.ts";

export type Player = { readonly client: string; readonly setting: Setting };
export type CommandUse = Player & { readonly path: readonly string[]; readonly values: Values };
export type Typing = CommandUse & { readonly focused: { readonly name: string; readonly text: string } };
export type ButtonPress = Player & {
  readonly message: string;
  readonly customId: string;
  readonly values: readonly string[];
};
export type ModalSubmit = Player & { readonly customId: string; readonly filled: Filled };

/** What a page can do, as Discord's client would: each makes an interaction and lets the bot answer it. */
export type Play = {
  readonly use: (said: CommandUse) => Asked;
  readonly suggest: (said: Typing) => Promise<Suggested>;
  readonly press: (said: ButtonPress) => Asked;
  readonly submit: (said: ModalSubmit) => Asked;
  readonly forget: (client: string) => void;
  /** Resolves when everything asked so far is answered. */
  readonly idle: () => Promise<void>;
};

type Opened = {
  readonly modal: APIModalInteractionResponseCallbackData;
  readonly message: string | undefined;
};

export function openPlay(parts: {
  readonly messages: Messages;
  readonly router: () => Router;
  readonly commands: () => readonly ShownCommand[];
  readonly send: (event: Event, client: string) => void;
  readonly nextId: () => string;
  readonly now: () => number;
  readonly log: Log;
  readonly deferAfterMs: number;
  readonly deadlineMs: number;
}): Play {
  const { messages } = parts;
  const inFlight = new Set<Promise<void>>();
  const modals = new Map<string, Opened>();

  const stageOf = (said: Player, on?: { readonly channel_id: string }): Stage => ({
    id: parts.nextId(),
    setting: said.setting,
    at: parts.now(),
    ...(on === undefined ? {} : { channelId: on.channel_id }),
  });
  const aboutOf = (
    said: Player,
    rest: Pick<NewMessage, "used" | "answers">,
    on?: { readonly channel_id: string },
  ): NewMessage => ({
    where: said.setting.where,
    ...(on === undefined ? {} : { channelId: on.channel_id }),
    client: said.client,
    isPrivate: false,
    by: said.setting.as,
    ...rest,
  });

  const start = (
    payload: APIInteraction,
    about: NewMessage,
    pressed: string | undefined,
    onChoices?: (suggested: Suggested) => void,
  ): Asked => {
    const wire = openWire({
      messages,
      about,
      pressed,
      deadlineMs: parts.deadlineMs,
      faultIn: faultInBody,
      settle: (outcome) => {
        const isFailed = outcome.kind === "late";
        if (outcome.kind === "other" && outcome.response.type === InteractionResponseType.Modal) {
          modals.set(about.client, { modal: outcome.response.data, message: pressed });
          parts.send({ kind: "modal", modal: shownModal(outcome.response.data) }, about.client);
        }
        if (onChoices !== undefined) return onChoices({ choices: choicesOf(outcome), isFailed });
        if (isFailed && pressed === undefined) messages.fail(about);
        parts.send({ kind: "settled", interaction: payload.id, isFailed }, about.client);
      },
    });
    const { log, deferAfterMs } = parts;
    const work = answer(payload, { router: parts.router(), wire, log, deferAfterMs }).finally(() =>
      inFlight.delete(work),
    );
    inFlight.add(work);
    return { interaction: payload.id };
  };

  const commandOf = (said: CommandUse): ShownCommand => {
    const command = parts.commands().find((one) => one.path.join(" ") === said.path.join(" "));
    if (command === undefined)
      throw new UserError("no-command", `There is no command /${said.path.join(" ")}.`);
    if (!command.where.includes(said.setting.where))
      throw new UserError(
        "not-here",
        `/${said.path.join(" ")} can't be used ${said.setting.where === "dm" ? "in a direct message" : "in a server"}.`,
      );
    if (command.isForAdmins && said.setting.as !== "admin")
      throw new UserError("not-allowed", `/${said.path.join(" ")} is for those who may manage the server.`);
    return command;
  };

  return {
    use: (said) => {
      const command = commandOf(said);
      const fault = faultIn(command, said.values);
      if (fault !== undefined) throw new UserError("option", fault);
      const used = { by: said.setting.as, command: command.path.join(" ") };
      const about = aboutOf(said, { used, answers: undefined });
      return start(commandPayload(stageOf(said), command, said.values), about, undefined);
    },
    suggest: (said) => {
      const command = commandOf(said);
      const payload = suggestPayload(stageOf(said), command, said.values, said.focused);
      const about = aboutOf(said, { used: undefined, answers: undefined });
      return new Promise((resolve) => start(payload, about, undefined, resolve));
    },
    press: (said) => {
      const message = messages.raw(said.message, said.client);
      const component = flat(message?.components ?? []).find(
        (one) => "custom_id" in one && one.custom_id === said.customId,
      );
      if (message === undefined || component === undefined || ("disabled" in component && component.disabled))
        throw new UserError("gone", "That button is no longer there.");
      const press = { customId: said.customId, type: component.type, values: said.values };
      const about = aboutOf(said, { used: undefined, answers: said.message }, message);
      return start(pressPayload(stageOf(said, message), message, press), about, said.message);
    },
    submit: (said) => {
      const opened = modals.get(said.client);
      if (opened?.modal.custom_id !== said.customId)
        throw new UserError("gone", "That form is no longer open.");
      modals.delete(said.client);
      const message = opened.message === undefined ? undefined : messages.raw(opened.message, said.client);
      const about = aboutOf(said, { used: undefined, answers: opened.message }, message);
      return start(
        modalPayload(stageOf(said, message), opened.modal, said.filled, message),
        about,
        opened.message,
      );
    },
    forget: (client) => {
      modals.delete(client);
      messages.forget(client);
    },
    idle: async () => {
      await Promise.allSettled(inFlight);
    },
  };
}

function choicesOf(outcome: Parameters<Parameters<typeof openWire>[0]["settle"]>[0]): readonly ShownChoice[] {
  if (outcome.kind !== "other") return [];
  const { response } = outcome;
  if (response.type !== InteractionResponseType.ApplicationCommandAutocompleteResult) return [];
  return (response.data.choices ?? []).map(({ name, value }) => ({ name, value }));
}

function flat(components: readonly APIMessageComponent[]): readonly APIMessageComponent[] {
  return components.flatMap((one) => {
    if (one.type === ComponentType.Section) return [one.accessory];
    const inside: readonly APIMessageComponent[] = "components" in one ? one.components : [];
    return [one, ...flat(inside)];
  });
}
