import { englishOf, UserError } from "../user-error.ts";

/** The database can't be used just now. To a reader it is a sentence; to the log and to health it is `cause`. */
export class StoreUnavailable extends UserError {
  /** The disk is full or the file may not be written: reading still works, and says nothing about writing. */
  readonly isUnwritable: boolean;
  /** This connection won't recover, even when its cause is gone. */
  readonly needsReopening: boolean;

  constructor(
    cause: unknown,
    about: { readonly isUnwritable?: boolean; readonly needsReopening?: boolean } = {},
  ) {
    super("store", englishOf("store"));
    this.cause = cause;
    this.isUnwritable = about.isUnwritable ?? false;
    this.needsReopening = about.needsReopening ?? false;
  }
}
