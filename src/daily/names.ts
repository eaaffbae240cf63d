import type { Subscription } from "../domain/subscription.ts";

const mostName = 32;

/** Short, in small letters, without what would read as formatting. */
export function nameOf(written: string): string {
  const plain = written
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-");
  return [...plain]
    .slice(0, mostName)
    .join("")
    .replace(/^-+|-+$/g, "");
}

/** daily, daily-2, daily-10: as people count. */
export function inOrder<One extends { readonly name: string }>(all: readonly One[]): readonly One[] {
  const collator = new Intl.Collator("en", { numeric: true });
  return all.toSorted((a, b) => collator.compare(a.name, b.name));
}

/** The first of daily, daily-2, … that is not taken. */
export function freeName(known: readonly Subscription[]): string {
  const taken = new Set(known.filter((one) => one.state !== "stopped").map((one) => one.name));
  let name = "daily";
  for (let number = 2; taken.has(name); number += 1) name = `daily-${number}`;
  return name;
}
