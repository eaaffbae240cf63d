import type { ShownCommand } from "../protocol.ts";

export type Said = {
  readonly command: ShownCommand;
  /** The text given for each option, in the order it was given. */
  readonly texts: ReadonlyMap<string, string>;
};

/** A command written out, such as `/quote words: pink tie`; undefined when it is none of these. */
export function parseSaid(text: string, commands: readonly ShownCommand[]): Said | undefined {
  const line = text.trim();
  const command = commands
    .filter((one) => line === nameOf(one) || line.startsWith(`${nameOf(one)} `))
    .sort((a, b) => b.path.length - a.path.length)[0];
  if (command === undefined) return undefined;
  const rest = line.slice(nameOf(command).length);
  const texts = new Map<string, string>();
  const names = command.options.map((option) => option.name);
  const starts = [...rest.matchAll(/(?:^|\s)([^\s:]+):/gu)].filter((found) => names.includes(found[1] ?? ""));
  const before = rest.slice(0, starts[0]?.index ?? rest.length).trim();
  const first = command.options.find((option) => option.kind === "text") ?? command.options[0];
  if (before !== "" && first !== undefined) texts.set(first.name, before);
  for (const [at, found] of starts.entries()) {
    const end = starts[at + 1]?.index ?? rest.length;
    texts.set(found[1] ?? "", rest.slice(found.index + found[0].length, end).trim());
  }
  return { command, texts };
}

export function nameOf(command: ShownCommand): string {
  return `/${command.path.join(" ")}`;
}

/** The commands that a beginning such as `/qu` may become: by their start first, then by anything in their name or description. */
export function proposeCommands(text: string, commands: readonly ShownCommand[]): readonly ShownCommand[] {
  const words = text.toLowerCase().replace(/\s+/g, " ");
  const starting = commands.filter((one) => nameOf(one).startsWith(words));
  const wanted = words.slice(1).trim();
  const containing = commands.filter(
    (one) => !starting.includes(one) && wanted !== "" && nameOf(one).includes(wanted),
  );
  return [...starting, ...containing];
}
