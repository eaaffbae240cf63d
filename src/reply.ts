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
  | { readonly kind: "modal"; readonly modal: Modal }
  | Work;

/** Something that takes a while, for the asker alone: a first message at once, others as it goes on, and a last one. */
export type Work = {
  readonly kind: "work";
  readonly message: Message;
  /** What is shown may be passed over when the next one comes soon; the last one stays. */
  readonly finish: (show: (message: Message) => void) => Promise<Message>;
};

/** A form over the channel. */
export type Modal = APIModalInteractionResponseCallbackData;

/** A command's reply: a new message's audience is the declared one, or the asker alone. */
export type Answer =
  | Exclude<Reply, { readonly kind: "message" }>
  | { readonly kind: "message"; readonly message: Message; readonly isForAsker?: true };

/** One suggestion of an autocomplete: the name is shown, the value is sent. Both at most 100 characters. */
export type Choice = { readonly name: string; readonly value: string };

/** A new message for the declared audience. */
export function say(message: Message): Answer {
  return { kind: "message", message };
}

/** For the asker alone, though the answer was to be for everyone. */
export function sayAlone(message: Message): Answer {
  return { kind: "message", message, isForAsker: true };
}

/** A step that takes a while: it says so at once, and what came of it later. */
export function step(message: Message, finish: Work["finish"]): Answer {
  return { kind: "work", message, finish };
}

export function update(message: Message): Answer {
  return { kind: "update", message };
}

/** Raised when the meaning of ids changes, so that an older message's buttons can say so. */
export const idVersion = "1";

/** A button's or menu's id: `<command>:<version>:<arguments>`, at most 100 characters; arguments hold no colon. */
export function pressId(command: string, ...args: readonly (string | number)[]): string {
  return [command, idVersion, ...args].join(":");
}
