import {
  type APIInteractionResponseCallbackData,
  MessageFlags,
  type RESTAPIAttachment,
} from "discord-api-types/v10";
import type { File, Message } from "../reply.ts";

export type MessageBody = Pick<
  APIInteractionResponseCallbackData,
  "components" | "flags" | "allowed_mentions"
> & {
  readonly attachments?: RESTAPIAttachment[];
};

/** A message as Discord takes it. This file is the one place that decides about pings: nobody, on edits too. */
export function messageBody(message: Message, options: { readonly isPrivate: boolean }): MessageBody {
  return {
    flags: MessageFlags.IsComponentsV2 | (options.isPrivate ? MessageFlags.Ephemeral : 0),
    allowed_mentions: { parse: [] },
    components: [...message.components],
    ...(message.files === undefined ? {} : { attachments: attachments(message.files) }),
  };
}

/** A daily post, the one message that may ping: the one role that an admin chose. */
export function dailyBody(
  message: Message,
  options: { readonly roleId: string | undefined; readonly isSilent: boolean },
): MessageBody {
  const body = messageBody(message, { isPrivate: false });
  return {
    ...body,
    flags: MessageFlags.IsComponentsV2 | (options.isSilent ? MessageFlags.SuppressNotifications : 0),
    allowed_mentions: { parse: [], ...(options.roleId === undefined ? {} : { roles: [options.roleId] }) },
  };
}

/** An edit says which attachments stay: none but its own files. */
export function editBody(message: Message): MessageBody {
  const body = messageBody(message, { isPrivate: false });
  return { ...body, attachments: attachments(message.files ?? []) };
}

function attachments(files: readonly File[]): RESTAPIAttachment[] {
  return files.map((file, at) => ({
    id: String(at),
    filename: file.name,
    ...(file.description === undefined ? {} : { description: file.description }),
  }));
}
