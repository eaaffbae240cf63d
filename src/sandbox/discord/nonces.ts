import { ApiError } from "./errors.ts";
import type { Post } from "./fixture.ts";

const sweepAt = 50_000;

/** Discord's memory of nonces: a few minutes long, for each author. */
export function makeNonces(now: () => number, memoryMs: number) {
  const seen = new Map<string, { readonly post: Post; readonly at: number }>();
  return {
    /** The message that was already posted with this nonce. Deleted since, it is unknown, and is not posted again. */
    find(nonce: unknown): Post | undefined {
      const found = seen.get(String(nonce));
      if (!found || now() - found.at > memoryMs) return undefined;
      // https://github.com/discord/discord-api-docs/pull/6647: not posting again is intended.
      if (found.post.isDeleted) throw new ApiError(10008);
      return found.post;
    },
    keep(nonce: unknown, post: Post) {
      seen.set(String(nonce), { post, at: now() });
      if (seen.size < sweepAt) return;
      for (const [key, { at }] of seen) if (now() - at > memoryMs) seen.delete(key);
    },
    /** Forgets all, as Discord does when a few minutes have passed. */
    forget: () => seen.clear(),
  };
}
