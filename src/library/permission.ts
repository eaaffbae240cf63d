import { userError } from "../user-error.ts";

const kinds = ["own work", "public domain", "author's permission", "open licence"] as const;
export type PermissionKind = (typeof kinds)[number];

/** What somebody wrote of their right: whole, or a kind that is worth nothing without saying where it can be seen. */
export function readPermission(written: string): { readonly kind: PermissionKind; readonly whole?: string } {
  const parts =
    /^(own work|public domain|author['’]s permission|open licen[cs]e)\s*(?:[:,–—-]\s*)?(.*)$/is.exec(
      written.trim(),
    );
  const said = parts?.[1]?.toLowerCase().replace("’", "'").replace("license", "licence");
  const kind = kinds.find((one) => one === said);
  if (kind === undefined) throw userError("permission-form");
  const detail = parts?.[2]?.replace(/\s+/g, " ").trim().slice(0, 300) ?? "";
  if (detail !== "") return { kind, whole: `${kind}: ${detail}` };
  return kind === "own work" || kind === "public domain" ? { kind, whole: kind } : { kind };
}
