import { type APIInteraction, type APIInteractionResponse, MessageFlags } from "discord-api-types/v10";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makeBot } from "../../src/bot.ts";
import { type Answer, type Command, defineCommand, say, sayAlone, update } from "../../src/command.ts";
import { answer, type Wire } from "../../src/interaction/answer.ts";
import { makeRouter } from "../../src/interaction/router.ts";
import { openLog } from "../../src/log.ts";
import type { Message } from "../../src/reply.ts";
import { UserError } from "../../src/user-error.ts";
import { pressOf, slashOf, storyOf, typedOf } from "../commands/asking.ts";

const message = (content: string): Message => ({ components: [{ type: 10, content }] });

/** An error as Discord's REST throws it. */
class Refused extends Error {
  readonly code: number;
  readonly status: number;
  constructor(code: number, status: number) {
    super(`Discord says ${code}`);
    this.code = code;
    this.status = status;
  }
}

type Call = "respond" | "edit" | "remove" | "follow";

/** Discord's side of one interaction: what it was sent, in order, and what the reader sees of it. */
function discord(fail: (call: Call, count: number) => Error | undefined = () => undefined) {
  const sent: string[] = [];
  const seen = new Map<string, string>();
  const counts = { respond: 0, edit: 0, remove: 0, follow: 0 };
  const firsts: number[] = [];
  const deferred = Promise.withResolvers<void>();
  const take = (call: Call, what: string) => {
    sent.push(what);
    counts[call] += 1;
    const error = fail(call, counts[call]);
    if (error !== undefined) throw error;
  };
  const wire: Wire = {
    respond: async (response) => {
      if (response.type === 5 || response.type === 6) deferred.resolve();
      take("respond", written(response));
      if (firsts.length > 0) throw new Refused(40_060, 400);
      firsts.push(response.type);
      if (response.type === 4 || response.type === 7) seen.set("answer", shown(response.data));
      if (response.type === 5) seen.set("answer", `${audience(response.data)} thinking`);
    },
    edit: async (body) => {
      take("edit", `edit ${textOf(body)}`);
      seen.set(
        "answer",
        `${seen.get("answer")?.startsWith("private") ? "private" : "public"} ${textOf(body)}`,
      );
    },
    remove: async () => {
      take("remove", "remove");
      seen.delete("answer");
    },
    follow: async (body) => {
      take("follow", `follow ${shown(body)}`);
      seen.set("further", shown(body));
    },
  };
  const written = (response: APIInteractionResponse) => {
    if (response.type === 4) return `answer ${shown(response.data)}`;
    if (response.type === 5) return `defer ${audience(response.data)}`;
    if (response.type === 6) return "defer update";
    if (response.type === 7) return `update ${textOf(response.data)}`;
    if (response.type === 8) return `choices ${response.data.choices?.map((choice) => choice.name)}`;
    return response.type === 9 ? "modal" : "something else";
  };
  return { wire, sent, seen, firsts, deferred: deferred.promise };
}

function shown(body: object | undefined): string {
  return `${audience(body)} ${textOf(body)}`;
}

function audience(body: object | undefined): string {
  const flags = body !== undefined && "flags" in body ? Number(body.flags ?? 0) : 0;
  return (flags & MessageFlags.Ephemeral) !== 0 ? "private" : "public";
}

function textOf(body: object | undefined): string {
  const components: unknown = body !== undefined && "components" in body ? body.components : [];
  return Array.isArray(components) ? components.map((one) => String(one.content)).join(" ") : "";
}

const story = storyOf("---\nattribution: x\n---\nOnce.");
const shownMessage = { message: message("before"), isPrivate: false, ownerId: "41" };
const fault =
  "Something went wrong on my side. Try again in a moment. If it keeps happening, give the bot's operator this reference: ref-1";

/** One interaction, answered by the command `try` with these parts; `deferred` resolves when Discord has heard that the answer is late. */
async function answerWith(
  interaction: APIInteraction,
  command: (deferred: Promise<void>) => Partial<Command>,
  fail?: (call: Call, count: number) => Error | undefined,
) {
  const lines: string[] = [];
  const log = openLog({ level: "debug", secrets: [], now: () => 0, write: (line) => lines.push(line) });
  const side = discord(fail);
  const made = defineCommand({
    description: "Try something",
    options: [],
    audience: "everyone",
    run: () => say(message("unused")),
    ...command(side.deferred),
  });
  const bot = makeBot({
    library: { stories: [story], withdrawn: [], standard: story },
    chance: () => 0,
    commandIds: new Map(),
  });
  const router = makeRouter({ catalogue: new Map([["try", made]]), bot, log, reference: () => "ref-1" });
  // A prompt answer has all the time there is; a late one waits until Discord has heard of it.
  await answer(interaction, { router, wire: side.wire, log, deferAfterMs: 5 });
  const logged = lines.map((line) => JSON.parse(line) as { level: string; message: string; code?: number });
  return { ...side, logged: logged.map(({ level, message }) => `${level}: ${message}`) };
}

const slash = slashOf("try");
const press = pressOf(shownMessage, "try:1:go", undefined);

describe("a prompt reply is the first answer:", () => {
  test.each<[string, Answer, readonly string[]]>([
    ["a message for all", say(message("hello")), ["answer public hello"]],
    ["a message for the asker", sayAlone(message("hello")), ["answer private hello"]],
    ["a modal", { kind: "modal", modal: { custom_id: "try:1", title: "x", components: [] } }, ["modal"]],
  ])("%s, of a command", async (_what, reply, sent) => {
    const side = await answerWith(slash, () => ({ run: () => reply }));
    expect(side.sent).toEqual(sent);
    expect(side.logged).toEqual([]);
  });

  test.each<[string, Answer, readonly string[]]>([
    ["a message for all", say(message("hello")), ["answer public hello"]],
    ["a message for the asker", sayAlone(message("hello")), ["answer private hello"]],
    ["a change of the message", update(message("hello")), ["update hello"]],
    ["its removal", { kind: "remove" }, ["defer update", "remove"]],
    ["a modal", { kind: "modal", modal: { custom_id: "try:1", title: "x", components: [] } }, ["modal"]],
  ])("%s, of a press", async (_what, reply, sent) => {
    const side = await answerWith(press, () => ({
      presses: { go: { audience: "everyone", run: () => reply } },
    }));
    expect(side.sent).toEqual(sent);
    expect(side.logged).toEqual([]);
  });

  test("suggestions", async () => {
    const side = await answerWith(typedOf("try", "words", "pi"), () => ({
      suggest: () => [{ name: "pink tie", value: "~x" }],
    }));
    expect(side.sent).toEqual(["choices pink tie"]);
  });
});

describe("a slow reply is announced in time:", () => {
  test.each<[string, boolean, Answer, readonly string[]]>([
    ["a public one", false, say(message("late")), ["defer public", "edit late"]],
    ["a private one", true, sayAlone(message("late")), ["defer private", "edit late"]],
    [
      "one announced to all that is for the asker alone",
      false,
      sayAlone(message("late")),
      ["defer public", "remove", "follow private late"],
    ],
  ])("%s, of a command", async (_what, isPrivate, reply, sent) => {
    const side = await answerWith(slash, (deferred) => ({
      audience: () => (isPrivate ? "asker" : "everyone"),
      run: () => deferred.then(() => reply),
    }));
    expect(side.sent).toEqual(sent);
    expect(side.logged).toEqual([]);
  });

  test.each<[string, Answer, readonly string[]]>([
    ["a change of the message", update(message("late")), ["defer update", "edit late"]],
    ["a message for all", say(message("late")), ["defer update", "follow public late"]],
    ["a message for the asker", sayAlone(message("late")), ["defer update", "follow private late"]],
    ["a removal", { kind: "remove" }, ["defer update", "remove"]],
  ])("%s, of a press", async (_what, reply, sent) => {
    const side = await answerWith(press, (deferred) => ({
      presses: { go: { audience: "everyone", run: () => deferred.then(() => reply) } },
    }));
    expect(side.sent).toEqual(sent);
    expect(side.logged).toEqual([]);
  });

  test("a refusal, to the asker alone", async () => {
    const side = await answerWith(slash, (deferred) => ({
      run: () => deferred.then(() => Promise.reject(new UserError("no", "There is no such passage."))),
    }));
    expect(side.sent).toEqual(["defer public", "remove", "follow private There is no such passage."]);
    expect(side.logged).toEqual([]);
  });

  test("suggestions that come too late are none", async () => {
    const side = await answerWith(typedOf("try", "words", "pi"), () => ({
      suggest: () => new Promise(() => {}),
    }));
    expect(side.sent).toEqual(["choices "]);
  });

  test("a modal, which must come first, becomes the sentence for faults", async () => {
    const modal = { custom_id: "try:1", title: "x", components: [] };
    const side = await answerWith(slash, (deferred) => ({
      run: () => deferred.then((): Answer => ({ kind: "modal", modal })),
    }));
    expect(side.sent).toEqual(["defer public", "remove", `follow private ${fault}`]);
    expect(side.logged).toEqual(["error: fault"]);
  });
});

describe("Discord's own faults:", () => {
  const once = (call: Call, error: Error) => (made: Call, count: number) =>
    made === call && count === 1 ? error : undefined;

  test("an answer that arrived although its receipt was lost is an answer", async () => {
    const side = await answerWith(
      slash,
      () => ({ run: () => say(message("hello")) }),
      once("respond", new Refused(40_060, 400)),
    );
    expect(side.sent).toEqual(["answer public hello"]);
    expect(side.logged).toEqual([]);
  });

  test("an announcement that arrived likewise is followed by the answer", async () => {
    const side = await answerWith(
      slash,
      (deferred) => ({ run: () => deferred.then(() => say(message("late"))) }),
      once("respond", new Refused(40_060, 400)),
    );
    expect(side.sent).toEqual(["defer public", "edit late"]);
    expect(side.logged).toEqual([]);
  });

  test.each([
    ["an interaction that is gone", 10_062, 404],
    ["a message that is gone", 10_008, 404],
  ])("%s is logged once", async (_what, code, status) => {
    const side = await answerWith(
      slash,
      () => ({ run: () => say(message("hello")) }),
      once("respond", new Refused(code, status)),
    );
    expect(side.sent).toEqual(["answer public hello"]);
    expect(side.logged).toEqual(["warn: the answer came too late, or its message is gone"]);
  });

  test.each([
    ["a server that fails", new Refused(0, 500)],
    ["a connection that drops", Object.assign(new Error("socket hang up"), { code: "ECONNRESET" })],
    ["a try given up", new DOMException("aborted", "AbortError")],
  ])("%s is logged once", async (_what, error) => {
    const side = await answerWith(
      slash,
      () => ({ run: () => say(message("hello")) }),
      once("respond", error),
    );
    expect(side.logged).toEqual(["error: the answer was lost"]);
  });

  test("a body that it refuses becomes the sentence for faults", async () => {
    const side = await answerWith(
      slash,
      () => ({ run: () => say(message("hello")) }),
      once("respond", new Refused(50_035, 400)),
    );
    expect(side.sent).toEqual(["answer public hello", `answer private ${fault}`]);
    expect(side.logged).toEqual(["error: fault"]);
  });

  test("so does one that it refuses after the announcement", async () => {
    const side = await answerWith(
      slash,
      (deferred) => ({ run: () => deferred.then(() => say(message("late"))) }),
      once("edit", new Refused(50_035, 400)),
    );
    expect(side.sent).toEqual(["defer public", "edit late", "remove", `follow private ${fault}`]);
    expect([...side.seen]).toEqual([["further", `private ${fault}`]]);
  });

  test("and one that it refuses twice is logged as lost", async () => {
    const side = await answerWith(
      slash,
      () => ({ run: () => say(message("hello")) }),
      () => new Refused(50_035, 400),
    );
    expect(side.logged).toEqual(["error: fault", "error: the answer was lost"]);
  });

  test("an announcement that a moderator was quicker to delete is no obstacle", async () => {
    const side = await answerWith(
      slash,
      (deferred) => ({ run: () => deferred.then(() => sayAlone(message("late"))) }),
      once("remove", new Refused(10_008, 404)),
    );
    expect(side.sent).toEqual(["defer public", "remove", "follow private late"]);
    expect(side.logged).toEqual([]);
  });

  test("an interaction of a kind that nobody answers is left alone", async () => {
    const side = await answerWith({ ...slash, type: 1 } as unknown as APIInteraction, () => ({}));
    expect(side.sent).toEqual([]);
  });
});

test("whatever comes of it and however late, there is one first answer, and nothing is thrown", async () => {
  const outcome = fc.constantFrom("public", "private", "update", "remove", "modal", "refusal", "fault");
  const replyOf = (kind: string): Answer => {
    if (kind === "refusal") throw new UserError("no", "No.");
    if (kind === "fault") throw new Error("broken");
    if (kind === "update") return update(message("hello"));
    if (kind === "remove") return { kind: "remove" };
    if (kind === "modal") return { kind: "modal", modal: { custom_id: "x:1", title: "x", components: [] } };
    return kind === "private" ? sayAlone(message("hello")) : say(message("hello"));
  };
  const failure = fc.constantFrom<Error | undefined>(
    undefined,
    undefined,
    undefined,
    new Refused(40_060, 400),
    new Refused(10_062, 404),
    new Refused(10_008, 404),
    new Refused(50_035, 400),
    new Refused(0, 503),
    new Error("socket hang up"),
  );
  await fc.assert(
    fc.asyncProperty(
      outcome,
      fc.boolean(),
      fc.boolean(),
      fc.constantFrom(slash, press),
      fc.array(failure, { maxLength: 5 }),
      async (kind, isSlow, isPrivate, interaction, failures) => {
        const queue = [...failures];
        const work = (deferred: Promise<void>) =>
          isSlow ? deferred.then(() => replyOf(kind)) : Promise.resolve().then(() => replyOf(kind));
        const side = await answerWith(
          interaction,
          (deferred) => ({
            audience: () => (isPrivate ? "asker" : "everyone"),
            run: () => work(deferred),
            presses: { go: { audience: "everyone", run: () => work(deferred) } },
          }),
          () => queue.shift(),
        );
        expect(side.firsts.length).toBeLessThanOrEqual(1);
        if (failures.every((error) => error === undefined)) {
          expect(side.firsts).toHaveLength(1);
          expect([...side.seen.values()].filter((text) => text.endsWith("thinking"))).toEqual([]);
        }
        // What Discord did not take is either said another way or in the log.
        const isShown = side.seen.size > 0 || kind === "remove" || kind === "modal";
        const wasLostOnTheWay = failures.some((error) => error instanceof Refused && error.code === 40_060);
        if (!isShown && !wasLostOnTheWay) expect(side.logged).not.toEqual([]);
      },
    ),
    { numRuns: 150 },
  );
});
