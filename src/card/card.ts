import type { Mark } from "../story/emphasis.ts";
import type { Range } from "../story/sentences.ts";
import type { Format } from "./formats.ts";
import type { OwnTheme, ThemeName } from "./themes.ts";

/** What a card shows. Offsets are into `text`. */
export type Card = {
  readonly text: string;
  /** The sentences that were asked for: set apart from the others, and never cut off for them. */
  readonly mark?: Range | undefined;
  readonly marks?: readonly Mark[];
  readonly title: string;
  readonly author: string;
  /** The attribution, and what else must be credited; a new line begins a line. */
  readonly credit: string;
  /** BCP 47. */
  readonly language: string;
  readonly theme: ThemeName | OwnTheme;
  readonly format: Format;
};

export type Drawing = {
  readonly png: Uint8Array;
  /** The quotation as the card shows it, for people who can't see it. */
  readonly alt: string;
  /** All of the credit stands on the card; else it must stand beside it. */
  readonly isCreditWhole: boolean;
  /** What of the text is shown. */
  readonly shown: Range;
};
