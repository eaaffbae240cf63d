import { stripVTControlCharacters } from "node:util";
import {
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  ComponentType,
} from "discord-api-types/v10";
import type { Message } from "../reply.ts";

/** A message for a terminal: bold as bold, small print dim, escapes taken away; plain when `styled` is off. */
export function printMessage(message: Message, styled: boolean): string {
  return message.components.flatMap((one) => linesOf(one, styled)).join("\n");
}

function linesOf(
  component: APIMessageTopLevelComponent | APIComponentInContainer,
  styled: boolean,
): readonly string[] {
  switch (component.type) {
    case ComponentType.Container:
      return component.components.flatMap((one) => linesOf(one, styled));
    case ComponentType.TextDisplay:
      return [
        component.content
          .split("\n")
          .map((line) => printLine(line, styled))
          .join("\n"),
      ];
    case ComponentType.Separator:
      return [""];
    default:
      return [];
  }
}

function printLine(line: string, styled: boolean): string {
  const isSmall = line.startsWith("-# ");
  // A story's own signs stand behind a backslash, so these begin a heading or a block quote of the bot's.
  const body = line.replace(/^(?:-#|#{1,3}|>) /, "");
  // A story's own control characters must not steer the terminal.
  const clean = stripVTControlCharacters(body).replace(/[\p{Cc}]/gu, (sign) => (sign === "\t" ? sign : ""));
  const shown = clean
    .replace(/\[((?:\\.|[^\]\\])*)\]\(<([^>]*)>\)/g, "$1 ($2)")
    .replace(/(\\.)|\*\*/g, (_all, escaped: string | undefined) => escaped?.slice(1) ?? "\u0000");
  let isBold = false;
  const marked = shown.replaceAll("\u0000", () => {
    isBold = !isBold;
    // What ends bold ends dim as well.
    const plain = isSmall ? "\u001b[22;2m" : "\u001b[22m";
    return styled ? (isBold ? "\u001b[1m" : plain) : "";
  });
  return isSmall && styled ? `\u001b[2m${marked}\u001b[22m` : marked;
}
