import { UserError } from "../user-error.ts";

const kinds: Readonly<Record<string, string>> = {
  "1": "own work",
  "2": "author's permission",
  "3": "public domain",
  "4": "open licence",
};

const question = `
May this story be quoted? It is recorded with the story and shown to readers who ask.
  1  own work: you wrote it
  2  author's permission: you asked and may
  3  public domain
  4  open licence, such as CC BY
Number, or Enter to leave it open: `;

/** `own work`, `author's permission: …`, `public domain`, `open licence: …`, checked before anything is read. */
export function checkPermission(written: string): string {
  const parts = /^(own work|public domain|author['’]s permission|open licen[cs]e)(?:\s*[:,]\s*(.+))?$/is.exec(
    written.trim(),
  );
  const kind = parts?.[1]?.toLowerCase().replace("’", "'").replace("license", "licence");
  const detail = parts?.[2]?.trim();
  if (kind === undefined || (detail === undefined && needsDetail(kind))) {
    throw new UserError(
      "permission",
      '--permission must be own work, public domain, "author\'s permission: …" (a note or a link) or "open licence: …" (its name or a link).',
    );
  }
  return detail === undefined ? kind : `${kind}: ${detail}`;
}

/** Asks until the answer is one of the four with what it needs, or empty. */
export async function askPermission(ask: (question: string) => Promise<string>): Promise<string | undefined> {
  const answer = (await ask(question)).trim();
  if (answer === "") return undefined;
  const kind = kinds[answer] ?? answer;
  if (!needsDetail(kind)) return Object.values(kinds).includes(kind) ? kind : askPermission(ask);
  const what =
    kind === "open licence" ? "Which licence, or a link to it: " : "Who allowed it and when, or a link: ";
  const detail = (await ask(what)).trim();
  return detail === "" ? undefined : `${kind}: ${detail}`;
}

function needsDetail(kind: string): boolean {
  return kind === "author's permission" || kind === "open licence";
}
