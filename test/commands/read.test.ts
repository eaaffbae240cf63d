import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { wordsFor } from "../../src/messages/messages.ts";
import type { Reply } from "../../src/reply.ts";
import type { Passage, Story } from "../../src/story/story.ts";
import { dailyView } from "../../src/view/daily.ts";
import { pageAt, pointBefore, startAt } from "../../src/view/reading-page.ts";
import { sqliteStore } from "../helpers/store.ts";
import { anyStory } from "./arbitrary.ts";
import { type As, type Asking, ask, type Shown, storyOf, withMore } from "./asking.ts";
import { buttonId, faultsOf, messageOf, plain, shownNumbers, textsOf, usesOf } from "./reading.ts";

const isPrivate = (reply: Reply) => reply.kind === "message" && reply.isPrivate;
const shownAs = (reply: Reply, ownerId = "41"): Shown => ({
  message: messageOf(reply),
  isPrivate: true,
  ownerId,
});
const forAll = (reply: Reply): Shown => ({ ...shownAs(reply), isPrivate: false });
const said = (reply: Reply) => plain(textsOf(messageOf(reply)).join("\n"));
const first = (reply: Reply) => shownNumbers(messageOf(reply))[0];
const press = (asking: Asking, reply: Reply, label: string) =>
  asking.press(shownAs(reply), buttonId(messageOf(reply), label));

/** Each passage fills most of a message. */
const wide = (count: number, slug = "wide") =>
  storyOf(
    `---\nattribution: Wide by its author.\n---\n${Array.from({ length: count }, (_, at) => `Passage ${at + 1} begins. ${"It goes on. ".repeat(220)}`).join("\n\n")}`,
    slug,
  );
const chapters = storyOf(
  "---\nattribution: x\n---\n# Dawn\n\nA.\n\nB.\n\n# Dusk\n\nC.\n\nD.\n\n***\n\nE.",
  "chapters",
);
const long = storyOf(
  `---\nattribution: x\n---\n${Array.from({ length: 900 }, (_, at) => `Sentence ${at}.`).join(" ")}\n\nThe end.`,
  "long",
);

describe("/read", () => {
  test("opens at the beginning, to the reader alone, with the credit and how far they are", async () => {
    const reply = await ask([wide(4)]).slash("read");
    expect([isPrivate(reply), first(reply)]).toEqual([true, 1]);
    expect(said(reply)).toMatch(/Passage 1 of 4 · 25% ▰▰▱▱▱▱▱▱▱▱ · Untitled story/);
    expect(said(reply)).toContain("Wide by its author.");
  });

  test("goes on where the reader left off, for each reader and story by itself", async () => {
    const asking = ask([wide(4), wide(3, "other")]);
    const later = await press(asking, await asking.slash("read"), "Later");
    expect([later.kind, first(later)]).toEqual(["update", 2]);
    expect(first(await asking.slash("read"))).toBe(2);
    expect(first(await asking.slash("read", {}, { user: "42" }))).toBe(1);
    expect(first(await asking.slash("read", { story: "other" }))).toBe(1);
  });

  test("without a story opens the one that was read last", async () => {
    const asking = ask([wide(4), wide(3, "other")]);
    await asking.slash("read", { story: "other", from: "3" });
    expect(said(await asking.slash("read"))).toContain("Passage 3 of 3");
    await asking.slash("read", { story: "wide", from: "2" });
    expect(said(await asking.slash("read"))).toContain("Passage 2 of 4");
  });

  test("remembers the page a reader turned back to", async () => {
    const asking = ask([wide(4)]);
    const back = await press(asking, await asking.slash("read", { from: "3" }), "Earlier");
    expect(first(back)).toBe(2);
    expect(first(await asking.slash("read"))).toBe(2);
  });

  test("is not turned back by a press that is slow to arrive", async () => {
    const story = wide(4);
    const asking = ask([story]);
    await asking.slash("read", { from: "4" });
    const [second] = [story.passages[1]];
    if (second !== undefined) await asking.bot.reading?.places.keep("41", story, second, 0);
    expect(first(await asking.slash("read"))).toBe(4);
  });

  test("begins at a passage or a chapter, and offers the way back", async () => {
    const asking = ask([chapters]);
    await asking.slash("read", { from: "2" });
    const dusk = await asking.slash("read", { chapter: "dusk" });
    expect(said(dusk)).toContain("Passages 3–5 of 5 · chapter 2 · 100%");
    const again = await asking.slash("read", { chapter: "2", from: "2" });
    expect(first(again)).toBe(4);
    const back = await press(asking, await asking.slash("read", { chapter: "1" }), "Back to passage 4");
    expect(first(back)).toBe(4);
    expect(said(await asking.slash("read", { from: "9" }))).toMatch(/^There is no passage “9”/);
    expect(said(await asking.slash("read", { chapter: "noon" }))).toMatch(/no chapter “noon”/);
  });

  test("ends a page with its chapter, and shows titles and scene breaks between passages", async () => {
    const asking = ask([chapters]);
    const one = await asking.slash("read");
    expect(textsOf(messageOf(one))[0]).toBe("### Dawn\nA.\n\nB.");
    const two = await press(asking, one, "Later");
    expect(textsOf(messageOf(two))[0]).toBe("### Dusk\nC.\n\nD.\n\n\\* \\* \\*\nE.");
    expect(usesOf(messageOf(two)).map(({ label }) => label)).not.toContain("Later ▶");
  });

  test("cuts a passage longer than a message at sentences, and leaves nothing out", async () => {
    const asking = ask([long]);
    let page = await asking.slash("read");
    const parts = [textsOf(messageOf(page))[0] ?? ""];
    expect(said(page)).toContain("Passage 1 of 2 · part 1 of");
    for (; shownNumbers(messageOf(page))[0] === 1; parts.push(textsOf(messageOf(page))[0] ?? ""))
      page = await press(asking, page, "Later");
    expect(parts.slice(0, -1).join(" ")).toBe(long.passages[0]?.text);
    const back = await press(asking, page, "Earlier");
    expect(textsOf(messageOf(back))[0]).toBe(parts.at(-2));
  });

  test("jumps by a modal to a passage, or a chapter and paragraph", async () => {
    const asking = ask([chapters]);
    const page = await asking.slash("read");
    const modal = await press(asking, page, "Jump");
    const there = await asking.submit(shownAs(page), modal, { to: "2.2" });
    expect([there.kind, first(there)]).toEqual(["update", 4]);
    expect(first(await press(asking, there, "Back to passage 1"))).toBe(1);
    expect(said(await asking.submit(shownAs(page), modal, { to: "7" }))).toMatch(/^There is no passage “7”/);
  });

  test("jumps by a menu to a chapter", async () => {
    const asking = ask([chapters]);
    const page = await asking.slash("read");
    const menu = usesOf(messageOf(page)).find(({ values }) => values?.includes("2"));
    const there = await asking.choose(shownAs(page), menu?.id ?? "", "2");
    expect(first(there)).toBe(3);
  });

  test("quotes the passage it begins with for all, and any other of the page after a look", async () => {
    const asking = ask([chapters]);
    const page = await asking.slash("read");
    const quoted = await press(asking, page, "Quote passage 1 here");
    expect([isPrivate(quoted), shownNumbers(messageOf(quoted))]).toEqual([false, [1]]);
    const menu = usesOf(messageOf(page)).find(({ id }) => id.includes(":one:"));
    const opened = await asking.choose(shownAs(page), menu?.id ?? "", chapters.passages[1]?.id ?? "");
    expect([isPrivate(opened), first(opened)]).toEqual([true, 2]);
    expect(buttonId(messageOf(opened), "Post here")).toContain("share");
    const alone = await ask([wide(2)]).slash("read");
    expect(buttonId(messageOf(alone), "Quote this here")).toContain("quote");
  });

  test("goes on from under a quote after what was shown, for whoever presses", async () => {
    const asking = ask([wide(4)]);
    await asking.slash("read", { from: "4" }, { user: "42" });
    const quote = await asking.slash("passage", { number: "2" });
    const id = buttonId((await withMore(asking, forAll(quote))).message, "Read on");
    const opened = await asking.press(forAll(quote), id, { user: "42" });
    expect([isPrivate(opened), first(opened)]).toEqual([true, 3]);
    expect(buttonId(messageOf(opened), "Back to passage 4")).toContain("return");
  });

  test("careful says that it is on, what it hides and how to turn it off, and what is read counts as read", async () => {
    const store = sqliteStore();
    const asking = ask([chapters, wide(3, "other")], undefined, { store, readers: store });
    const ask4 = () => asking.slash("passage", { number: "4", private: true });
    const on = await asking.slash("read", { careful: true });
    expect(said(on)).toMatch(/^Careful is on: .* beyond your place\. Off: \/read careful:False/);
    expect(faultsOf(messageOf(on))).toEqual([]);
    // The page that is read has 1 and 2; the next one 3 to 5, which are the story's last.
    expect(shownNumbers(messageOf(await asking.slash("passage", { number: "2", private: true })))).toEqual([
      2,
    ]);
    expect(said(await ask4())).toMatch(/^That passage is beyond your own place in the story/);
    const last = await press(asking, on, "Later");
    expect(shownNumbers(messageOf(await ask4()))).toEqual([4]);
    // Going back to look locks nothing that was reached.
    await press(asking, last, "Earlier");
    expect(first(await asking.slash("read"))).toBe(1);
    expect(shownNumbers(messageOf(await ask4()))).toEqual([4]);
    expect(said(await asking.slash("read", { careful: false }))).toMatch(/^Careful is off: everything/);
  });

  test("at the end of a story leads back to its beginning, and to another story", async () => {
    const asking = ask([chapters, wide(3, "other")]);
    const end = await asking.slash("read", { chapter: "2" });
    const again = await press(asking, end, "From the beginning");
    expect([again.kind, first(again)]).toEqual(["update", 1]);
    const others = await press(asking, end, "Another story");
    const menu = usesOf(messageOf(others)).find(({ values }) => values?.includes("other"));
    const opened = await asking.choose(shownAs(others), menu?.id ?? "", "other");
    expect([isPrivate(opened), said(opened).includes("Passage 1 of 3")]).toEqual([true, true]);
    expect(
      usesOf(messageOf(await ask([chapters]).slash("read", { chapter: "2" }))).map(({ label }) => label),
    ).not.toContain("Another story");
  });

  test("goes on at the same number when the passage was edited since", async () => {
    const asking = ask([wide(4)]);
    const page = await asking.slash("read", { from: "2" });
    const edited = ask([storyOf("---\nattribution: x\n---\nOne.\n\nTwo, edited.", "wide")], undefined, {
      store: asking.store,
    });
    expect(shownNumbers(messageOf(await edited.slash("read")))).toEqual([2]);
    expect(first(await press(edited, page, "Earlier"))).toBe(1);
  });
});

describe("/read together", () => {
  const read = (asking: Asking, options = {}) => asking.slash("read", { together: true, ...options });

  test("shows all the same page, and lets anyone turn it", async () => {
    const asking = ask([wide(4)]);
    const page = await read(asking);
    expect([isPrivate(page), first(page)]).toEqual([false, 1]);
    const turned = await asking.press(forAll(page), buttonId(messageOf(page), "Later"), { user: "42" });
    expect([turned.kind, first(turned)]).toEqual(["update", 2]);
    expect(first(await read(asking))).toBe(2);
    expect(first(await asking.slash("read"))).toBe(1);
  });

  test("of several presses at once turns one page", async () => {
    for (const story of [wide(6), long]) {
      const asking = ask([story]);
      const page = await read(asking);
      const id = buttonId(messageOf(page), "Later");
      const at = ["42", "43", "44"].map((user) => asking.press(forAll(page), id, { user }));
      const texts = (await Promise.all(at)).map((reply) => textsOf(messageOf(reply)).join());
      expect(new Set(texts).size).toBe(1);
      const next = await asking.press(forAll(page), id);
      expect(textsOf(messageOf(next)).join()).toBe(texts[0]);
    }
  });

  test("has a place for each channel, and goes elsewhere when someone jumps", async () => {
    const asking = ask([wide(4)]);
    const page = await read(asking, { from: "3" });
    expect(first(await asking.slash("read", { together: true }, { channel: "52" }))).toBe(1);
    const modal = await asking.press(forAll(page), buttonId(messageOf(page), "Jump"), { user: "42" });
    const there = await asking.submit(forAll(page), modal, { to: "4" }, { user: "42" });
    expect([there.kind, first(there)]).toEqual(["update", 4]);
    expect(first(await read(asking))).toBe(4);
  });

  test("is ended by who began it, or a moderator, and by nobody else", async () => {
    const asking = ask([wide(4)]);
    const page = await read(asking, { from: "2" });
    const id = buttonId(messageOf(page), "End");
    expect(said(await asking.press(forAll(page), id, { user: "42" }))).toMatch(
      /^Only the person who started/,
    );
    const ended = await asking.press(forAll(page), id, { user: "42", permissions: 0x2000n });
    expect([ended.kind, said(ended)]).toEqual([
      "update",
      "Reading together ended at passage 2. Start again with /read and its together option.",
    ]);
    const late = await asking.press(forAll(page), buttonId(messageOf(page), "Later"));
    expect([isPrivate(late), said(late)]).toEqual([
      true,
      "This reading has ended. Start another with /read and its together option.",
    ]);
  });

  test("needs a server", async () => {
    const reply = await ask([chapters]).slash("read", { together: true }, { place: "dm" });
    expect(said(reply)).toMatch(/^This only works in a server/);
  });
});

test("any story: its pages on from the first show all of it once, fit, and each leads back to the one before", () => {
  const words = wordsFor("en");
  fc.assert(
    fc.property(anyStory, (story) => {
      const seen: string[] = [];
      let at = startAt(story, 1);
      for (let turns = 0; at !== undefined && turns < 200; turns += 1) {
        const page = pageAt(story, at, words);
        expect(page.text.length + page.credit.length).toBeLessThanOrEqual(4_000);
        seen.push(page.text);
        if (page.next !== undefined) {
          const before = pointBefore(story, page.next, words);
          const again = before === undefined ? undefined : pageAt(story, before, words);
          expect(again?.next?.passage.number).toBe(page.next.passage.number);
          expect(again?.next?.piece).toBe(page.next.piece);
        }
        at = page.next;
      }
      expect(at).toBeUndefined();
      const shown = plain(seen.join("\n")).replace(/[\s*]/g, "");
      const short = story.passages.filter(({ text }) => /^[a-z .]{1,200}$/i.test(text));
      for (const { text } of short) expect(shown).toContain(text.replace(/[\s*]/g, ""));
    }),
    { numRuns: 40 },
  );
});

test("any story: every page is within Discord's limits", async () => {
  await fc.assert(
    fc.asyncProperty(anyStory, async (story) => {
      const asking = ask([story]);
      let page = await asking.slash("read");
      for (let turns = 0; turns < 6; turns += 1) {
        expect(faultsOf(messageOf(page))).toEqual([]);
        const on = usesOf(messageOf(page)).find(({ id }) => id.includes(":on:"));
        if (on === undefined) break;
        page = await asking.press(shownAs(page), on.id);
      }
      expect(faultsOf(messageOf(await asking.slash("read", { together: true })))).toEqual([]);
      expect(asking.lines).toEqual([]);
    }),
    { numRuns: 20 },
  );
});

describe("Catch up", () => {
  /** What a daily post that ends with this passage has under it. */
  const postUpTo = (story: Story, number: number): Shown => {
    const passage = story.passages[number - 1] as Passage;
    const words = wordsFor("en");
    const told = { passages: [passage], day: number, days: story.passages.length, upTo: passage };
    const message = dailyView(story, { ...told, pastId: "daily:1:past:x:y:", roleId: undefined }, words);
    return { message, isPrivate: false, ownerId: "" };
  };
  const catchUp = (asking: Asking, post: Shown, as?: As) =>
    asking.press(post, buttonId(post.message, "Catch up"), { user: "41", ...as });

  test("brings a reader from their place to the post, page by page, to them alone and no further", async () => {
    const story = wide(9);
    const asking = ask([story]);
    await asking.slash("read", { from: "2" });
    let page = await catchUp(asking, postUpTo(story, 4));
    expect([isPrivate(page), first(page)]).toEqual([true, 2]);
    expect(said(page)).not.toContain("caught up");
    page = await press(asking, page, "Later");
    expect(first(page)).toBe(3);
    const modal = await press(asking, page, "Jump");
    expect(said(await asking.submit(shownAs(page), modal, { to: "5" }))).toContain("beyond");
    page = await press(asking, page, "Later");
    expect([first(page), said(page).includes("You have caught up with this post.")]).toEqual([4, true]);
    expect(usesOf(messageOf(page)).map(({ label }) => label)).not.toContain("Later ▶");
    expect(first(await asking.slash("read"))).toBe(4);
  });

  test("begins at the beginning for who has not begun, and leaves alone who is further on", async () => {
    const story = wide(6);
    const asking = ask([story]);
    expect(first(await catchUp(asking, postUpTo(story, 3), { user: "77" }))).toBe(1);
    await asking.slash("read", { from: "5" });
    const reply = await catchUp(asking, postUpTo(story, 3));
    expect(said(reply)).toContain("You are at passage 5 already");
    expect(first(await press(asking, reply, "Read on"))).toBe(5);
  });

  test("ends at the channel's spoiler limit where that comes before the post", async () => {
    const story = wide(6);
    const store = sqliteStore();
    const asking = ask([story], Math.random, { settings: store, store });
    const { id = "" } = story.passages[1] ?? {};
    await store.setSpoilerLimit({ guildId: "61" }, "wide", { id, number: 2 });
    const one = await catchUp(asking, postUpTo(story, 5));
    expect(first(one)).toBe(1);
    const two = await press(asking, one, "Later");
    expect(first(two)).toBe(2);
    const forged = buttonId(messageOf(one), "Later").replace(":to5:", ":to6:");
    const third = await asking.press(shownAs(two), forged.replace(/:[^:]+:1:0$/, ":gone:6:0"));
    expect(first(third)).toBe(2);
  });
});
