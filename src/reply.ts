import type {
  APIMessageTopLevelComponent,
  APIModalInteractionResponseCallbackData,
} from "discord-api-types/v10";

export type File = {
  readonly name: string;
  readonly data: Uint8Array;
  /** Alternative text, at most 1,024 characters. */
  readonly description?: string;
};

/** A message as plain data. Everything visible is a component (Components V2), so that it counts and reads the same everywhere. */
export type Message = {
  readonly components: readonly APIMessageTopLevelComponent[];
  readonly files?: readonly File[];
};

export type Reply =
  | { readonly kind: "message"; readonly message: Message; readonly isPrivate: boolean }
  /** The message that the pressed button stands on becomes this one. */
  | { readonly kind: "update"; readonly message: Message }
  /** The message that the pressed button stands on is deleted. */
  | { readonly kind: "remove" }
  | { readonly kind: "modal"; readonly modal: APIModalInteractionResponseCallbackData };

/** One suggestion of an autocomplete: the name is shown, the value is sent. Both at most 100 characters. */
export type Choice = { readonly name: string; readonly value: string };

export function say(message: Message, isPrivate = false): Reply {
  return { kind: "message", message, isPrivate };
}

export function update(message: Message): Reply {
  return { kind: "update", message };
}

/** Raised when the meaning of ids changes, so that an older message's buttons can say so. */
export const idVersion = "1";

/** A button's or menu's id: `<command>:<version>:<arguments>`, at most 100 characters; arguments hold no colon. */
export function pressId(command: string, ...args: readonly (string | number)[]): string {
  return [command, idVersion, ...args].join(":");
}
