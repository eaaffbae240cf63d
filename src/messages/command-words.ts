/** A name is 1 to 32 lower-case letters, digits and hyphens; a description 1 to 100 characters. */
export type OptionWords = {
  readonly name?: string;
  readonly description: string;
  /** By the choice's value. */
  readonly choices?: Readonly<Record<string, string>>;
};

export type SubcommandWords = {
  readonly name?: string;
  readonly description: string;
  /** By the option's English name. */
  readonly options?: Readonly<Record<string, OptionWords>>;
};

export type CommandWords = SubcommandWords & {
  /** Of a command in the menu of every message: 1 to 32 characters. */
  readonly title?: string;
  readonly subcommands?: Readonly<Record<string, SubcommandWords>>;
};

/** What Discord shows of the commands before they are used, by their English names. The English is in commands/. */
export type CommandsWords = Readonly<Record<string, CommandWords>>;
