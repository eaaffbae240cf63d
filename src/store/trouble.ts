import { Refusal } from "../refusal.ts";

/** The database can't be used just now. To a reader it is a sentence; to the log and to health it is `cause`. */
export class StoreTrouble extends Refusal {
  constructor(cause: unknown) {
    super(
      "store",
      "I can't reach my notes just now, so anything that is kept between days has to wait. Try again in a few minutes; quoting still works.",
    );
    this.cause = cause;
  }
}
