import { z } from "zod";

const player = {
  client: z.uuid(),
  setting: z.object({
    as: z.enum(["reader", "admin"]),
    where: z.enum(["server", "dm"]),
    locale: z.string().regex(/^[a-z]{2}(-[A-Z]{2}|-\d{3})?$/),
  }),
};
const text = z.string().max(8_000);
const values = z.record(z.string().max(40), z.union([text, z.number(), z.boolean()]));
const use = z.object({ ...player, path: z.array(z.string().max(40)).min(1).max(3), values });

/** What a page may ask, by the last part of the address. */
export const asked = {
  commands: use,
  suggestions: use.extend({ focused: z.object({ name: z.string().max(40), text }) }),
  presses: z.object({ ...player, message: text, customId: text, values: z.array(text).max(25) }),
  modals: z.object({ ...player, customId: text, filled: z.record(text, z.array(text).max(25)) }),
  dismissals: z.object({ message: text, client: player.client }),
  restart: z.object({}),
  story: z.object({ slug: z.string().max(40) }),
  daily: z.object({}),
} as const;
