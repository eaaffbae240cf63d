import { describe, expect, test } from "vitest";
import type { Spot } from "../../src/domain/spot.ts";
import type { Store } from "../../src/store/store.ts";

const ten: Spot = { id: "ten", number: 10, chapter: 2 };
const six: Spot = { id: "six", number: 6 };

/** What every driver promises about a server's settings. */
export function settingsContract(machines: () => readonly [Store, Store]): void {
  describe("settings", () => {
    test("are empty where nobody chose anything", async () => {
      const [store] = machines();
      expect(await store.preferences("100", "200")).toEqual({
        server: { spoilerLimits: new Map() },
        channel: { spoilerLimits: new Map() },
      });
    });

    test("come back as they were chosen, the channel's beside the server's", async () => {
      const [store, other] = machines();
      await store.choose({ guildId: "100" }, "story", "tale");
      await store.choose({ guildId: "100" }, "offered", ["tale", "saga"]);
      await store.choose({ guildId: "100" }, "isSpoiler", true);
      await store.choose({ guildId: "100" }, "pace", "gentle");
      await store.choose({ guildId: "100", channelId: "200" }, "isSpoiler", false);
      await store.choose({ guildId: "100", channelId: "200" }, "language", "pt-BR");
      await store.choose({ guildId: "100", channelId: "201" }, "pace", "off");
      await store.choose({ guildId: "101" }, "story", "other");
      expect(await other.preferences("100", "200")).toEqual({
        server: {
          story: "tale",
          offered: ["tale", "saga"],
          isSpoiler: true,
          pace: "gentle",
          spoilerLimits: new Map(),
        },
        channel: { isSpoiler: false, language: "pt-BR", spoilerLimits: new Map() },
      });
    });

    test("a choice is taken back by itself, and no stories on offer means all", async () => {
      const [store] = machines();
      const scope = { guildId: "100" };
      await store.choose(scope, "story", "tale");
      await store.choose(scope, "offered", ["tale"]);
      await store.choose(scope, "story", undefined);
      expect((await store.preferences("100", "200")).server).toEqual({
        offered: ["tale"],
        spoilerLimits: new Map(),
      });
      await store.choose(scope, "offered", []);
      expect((await store.preferences("100", "200")).server).toEqual({ spoilerLimits: new Map() });
    });

    test("two admins who choose different things at once are both heard", async () => {
      const [store, other] = machines();
      const scope = { guildId: "100" };
      await Promise.all([
        store.choose(scope, "story", "tale"),
        other.choose(scope, "isSpoiler", true),
        store.setSpoilerLimit(scope, "tale", ten),
        other.setSpoilerLimit(scope, "saga", six),
        store.choose(scope, "pace", "off"),
        other.choose(scope, "language", "de"),
      ]);
      expect((await store.preferences("100", "200")).server).toEqual({
        story: "tale",
        isSpoiler: true,
        pace: "off",
        language: "de",
        spoilerLimits: new Map([
          ["tale", ten],
          ["saga", six],
        ]),
      });
    });

    test("a ceiling is replaced and lifted without touching another story's", async () => {
      const [store, other] = machines();
      const channel = { guildId: "100", channelId: "200" };
      await store.setSpoilerLimit(channel, "tale", ten);
      await store.setSpoilerLimit(channel, "saga", six);
      await other.setSpoilerLimit(channel, "tale", six);
      await other.setSpoilerLimit(channel, "saga", undefined);
      const found = await store.preferences("100", "200");
      expect(found.server.spoilerLimits).toEqual(new Map());
      expect(found.channel.spoilerLimits).toEqual(new Map([["tale", six]]));
    });
  });
}
