export type ErrorValues = Readonly<Record<string, string | number | readonly string[]>>;

/** Bad input or a state its sender can mend. `message` is one sentence meant for them; anything else that is thrown is a fault. */
export class UserError extends Error {
  readonly code: string;
  /** What the sentence is about, so that a view can say it again in another language. */
  readonly values: ErrorValues;

  constructor(code: string, sentence: string, values: ErrorValues = {}) {
    super(sentence);
    this.name = "UserError";
    this.code = code;
    this.values = values;
  }
}
