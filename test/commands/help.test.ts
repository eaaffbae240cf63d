import { expect, test } from "vitest";
import { ask, storyOf } from "./asking.ts";
import { messageOf, textsOf } from "./reading.ts";

test("/help says what the bot can do, to the asker alone, in a server and in a direct message", async () => {
  const asking = ask([storyOf("---\ntitle: The House\nattribution: x\n---\nOnce.")]);
  for (const place of ["server", "dm"] as const) {
    const reply = await asking.slash("help", {}, { place });
    expect(reply).toMatchObject({ kind: "message", isPrivate: true });
    expect(textsOf(messageOf(reply))[0]).toMatch(/^I quote \*\*The House\*\*/);
  }
});
