import { StoreUnavailable } from "./unavailable.ts";

// https://www.sqlite.org/rescode.html
const [busy, locked, readOnly, ioError, corrupt, full, cantOpen, protocol, notADatabase] = [
  5, 6, 8, 10, 11, 13, 14, 15, 26,
];
const away = new Set([busy, locked, readOnly, ioError, corrupt, full, cantOpen, protocol, notADatabase]);
const unwritable = new Set([readOnly, ioError, full]);
/** A file that could only be opened for reading stays so until it is opened again. */
const reopening = new Set([readOnly, corrupt, cantOpen, notADatabase]);

/** Another program writes; it is done soon. */
export function isBusy(error: unknown): boolean {
  return codeOf(error) === busy;
}

/** What the error says about the database as a whole; undefined where the statement is at fault. */
export function unavailable(error: unknown): StoreUnavailable | undefined {
  const code = codeOf(error);
  if (code !== undefined) {
    if (!away.has(code)) return undefined;
    return new StoreUnavailable(error, {
      isUnwritable: unwritable.has(code),
      needsReopening: reopening.has(code),
    });
  }
  // The folder or the file could not be made.
  return error instanceof Error && "syscall" in error ? new StoreUnavailable(error) : undefined;
}

function codeOf(error: unknown): number | undefined {
  return error instanceof Error && "errcode" in error ? Number(error.errcode) & 0xff : undefined;
}
