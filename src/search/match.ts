export type Match = {
  /** Counted from 1. */
  readonly passage: number;
  /** 0…1: how sure it is that this is the line the reader means. */
  readonly score: number;
  /** UTF-16 offsets of the marked sentence or sentences in the paragraph, `end` exclusive. */
  readonly start: number;
  readonly end: number;
};
