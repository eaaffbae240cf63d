import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeFetch } from "../../src/library/fetch.ts";
import { openImporter } from "../../src/library/importer.ts";
import { readable } from "../../src/sandbox/discord/ask.ts";
import { openDiscord } from "../../src/sandbox/discord.ts";
import { startProgram } from "../helpers/program.ts";
import { epubFiles, makeEpub } from "../import/make/epub.ts";
import { makeZip } from "../import/make/zip.ts";

const book = { pages: [{ name: "a.xhtml", body: "<p>One.</p>" }] };
const story = "---\ntitle: A\nattribution: x\n---\n\nThe lamp went out.\n";

describe("a link", () => {
  let asked: string[] = [];
  let answer: (request: IncomingMessage, response: ServerResponse) => void;
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    answer(request, response);
  });
  let origin = "";
  beforeAll(async () => {
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const fetched = (url: string, bytes: number, most = 1_000) => {
    asked = [];
    const fetchFile = makeFetch({ apiUrl: `${origin}/api`, now: () => 1_000_000, silentMs: 100 });
    return fetchFile({ name: "a", url, bytes }, most, () => undefined);
  };

  test("to a file that is what it says brings its bytes", async () => {
    answer = (_, response) => response.end("abcde");
    expect(Buffer.from(await fetched(`${origin}/a`, 5)).toString()).toBe("abcde");
  });

  test.each([
    ["another machine", "http://10.0.0.1/a"],
    ["this machine's other ports", "http://127.0.0.1:1/a"],
    ["another site", "https://example.org/a"],
    ["a site that is called like Discord's", "https://cdn.discordapp.com.example.org/a"],
    ["a site behind Discord's name as a user", "https://cdn.discordapp.com@example.org/a"],
    ["Discord with a user", "https://a:b@cdn.discordapp.com/a"],
    ["Discord without encryption", "http://cdn.discordapp.com/a"],
    ["another port of Discord's", "https://cdn.discordapp.com:8443/a"],
    ["a file of this machine", "file:///etc/passwd"],
    ["nothing", "lamp"],
  ])("to %s is never followed", async (_, url) => {
    await expect(fetched(url, 5)).rejects.toMatchObject({ code: "upload-host" });
    expect(asked).toEqual([]);
  });

  test("to this machine is never followed where Discord is elsewhere", async () => {
    const fetchFile = makeFetch({ apiUrl: undefined, now: () => 0 });
    const file = { name: "a", url: `${origin}/a`, bytes: 5 };
    await expect(fetchFile(file, 9, () => undefined)).rejects.toMatchObject({ code: "upload-host" });
  });

  test("to a file that is too large is not fetched, and one whose size lies is given up", async () => {
    let sent = 0;
    answer = (_, response) => {
      const more = () => {
        sent += 1_000;
        if (!response.destroyed) response.write(Buffer.alloc(1_000), () => setImmediate(more));
      };
      more();
    };
    await expect(fetched(`${origin}/a`, 1_001)).rejects.toMatchObject({ code: "upload-large" });
    expect(asked).toEqual([]);
    await expect(fetched(`${origin}/a`, 10)).rejects.toMatchObject({ code: "upload-lost" });
    await expect(fetched(`${origin}/a`, 1_000)).rejects.toMatchObject({ code: "upload-large" });
    expect(sent).toBeLessThan(5_000_000);
    answer = (_, response) => response.writeHead(200, { "content-length": "2000" }).end(Buffer.alloc(2_000));
    await expect(fetched(`${origin}/a`, 10)).rejects.toMatchObject({ code: "upload-large" });
    answer = (_, response) => response.end("abc");
    await expect(fetched(`${origin}/a`, 5)).rejects.toMatchObject({ code: "upload-lost" });
  });

  test("that never ends is given up when it says nothing", async () => {
    answer = (_, response) => void response.write("a");
    await expect(fetched(`${origin}/a`, 5)).rejects.toMatchObject({ code: "upload-lost" });
    answer = () => undefined;
    await expect(fetched(`${origin}/a`, 5)).rejects.toMatchObject({ code: "upload-lost" });
  });

  test.each([301, 302, 303, 307, 308])("that redirects with %i is not followed", async (status) => {
    answer = (_, response) => response.writeHead(status, { location: `${origin}/inward` }).end();
    await expect(fetched(`${origin}/a`, 5)).rejects.toMatchObject({ code: "upload-lost" });
    expect(asked).toEqual(["/a"]);
  });

  test("that has expired says so, by its own word or by Discord's", async () => {
    // 1,000 seconds in hexadecimal are 3e8.
    await expect(fetched(`${origin}/a?ex=3e8&is=1&hm=2`, 5)).rejects.toMatchObject({
      code: "upload-expired",
    });
    expect(asked).toEqual([]);
    answer = (_, response) => response.writeHead(404).end();
    await expect(fetched(`${origin}/a?ex=3e9&is=1&hm=2`, 5)).rejects.toMatchObject({
      code: "upload-expired",
    });
  });
});

describe("a file that is read in a thread", () => {
  const upload = (text: string | Buffer, name = "a.md") => ({
    name,
    bytes: new Uint8Array(Buffer.from(text)),
  });
  const ignore = () => undefined;

  test("ends itself when it takes too long, or too much memory, and the next one is read", async () => {
    const failed: string[] = [];
    const late = openImporter({ onFailed: (name) => failed.push(name), mostMs: 1 });
    await expect(late.read(upload(story), ignore)).rejects.toMatchObject({ code: "upload-heavy" });
    const heavy = openImporter({ onFailed: (name) => failed.push(name), mostMegabytes: 24 });
    const large = `${story}\n${"A line that is not so long.\n\n".repeat(100_000)}`;
    await expect(heavy.read(upload(large), ignore)).rejects.toMatchObject({ code: "upload-heavy" });
    const usual = openImporter({ onFailed: (name) => failed.push(name) });
    expect((await usual.read(upload(story), ignore)).facts).toMatchObject({ passages: 1, words: 4 });
    expect(failed).toEqual([]);
    await Promise.all([late, heavy, usual].map((one) => one.close()));
  });

  test("is known by its words, however they are written", async () => {
    const importer = openImporter({ onFailed: ignore });
    const hash = async (text: string) => (await importer.read(upload(text), ignore)).facts.hash;
    const first = await hash(story);
    expect(await hash("---\ntitle: B\nattribution: y\n---\n\n# One\n\nThe LAMP went…\n\nout!\n")).toBe(first);
    expect(await hash(story.replace("lamp", "lamps"))).not.toBe(first);
    await importer.close();
  });
});

test("hostile files, ten at once, each end themselves while readers are answered", async () => {
  const discord = await openDiscord();
  const bot = startProgram({
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    SERVER_STORIES: "hour=40",
  });
  await bot.says("ready");
  const manager = { permissions: 0x20n | 0x800n };
  const bomb = makeZip(
    epubFiles(book).map((file) =>
      file.name === "OEBPS/a.xhtml" ? { ...file, bytes: Buffer.alloc(33 * 2 ** 20, "<p>a</p>") } : file,
    ),
  );
  const files: readonly (readonly [string, string | Uint8Array, RegExp])[] = [
    ["bomb.epub", bomb, /unpacks to over 32 MB/],
    ["half.epub", makeEpub(book).subarray(0, 700), /is damaged/],
    ["out.epub", makeZip([...epubFiles(book), { name: "../../evil.xhtml", bytes: "x" }]), /impossible name/],
    ["deep.rtf", `{\\rtf1 ${"{".repeat(100_000)}`, /nested thousands deep/],
    ["deep.html", `<html><body>${"<div>".repeat(300_000)}x`, /./],
    ["bomb.md", `---\na: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\ntitle: *c\n---\n\nText.\n`, /./],
    [
      "random.txt",
      Uint8Array.from({ length: 5_000 }, (_, at) => (at * 7_919) % 256),
      /no text that can be read/,
    ],
    ["long.txt", "a".repeat(200_000), /one paragraph is longer/],
    ["page.epub", "<html><body><script>1</script></body></html>", /holds no story text/],
    ["a.epub", Buffer.concat([Buffer.alloc(60), Buffer.from("BOOKMOBI")]), /Kindle/],
  ];
  const working = /Reading the file|Fetching the file|Waiting for/;
  const asked = files.map(async ([name, bytes, refusal]) => {
    const file = discord.attach({ name, type: "application/octet-stream", bytes: Buffer.from(bytes) });
    const first = await discord.slash({
      name: "library add",
      options: { file, permission: "own work" },
      ...manager,
    });
    if (first.kind !== "message") throw new Error(first.kind);
    await discord.until(() => !working.test(readable(first.post.message)));
    expect([name, first.ephemeral, readable(first.post.message)]).toEqual([
      name,
      true,
      expect.stringMatching(refusal),
    ]);
  });
  const quoting = Promise.all(
    Array.from({ length: 20 }, async () => {
      const outcome = await discord.slash({ name: "quote", options: { words: "see that pink tie" } });
      expect(outcome.kind).toBe("message");
    }),
  );
  await Promise.all([...asked, quoting]);
  expect((await discord.slash({ name: "quote", options: { words: "pink tie" } })).kind).toBe("message");
  expect(bot.process.exitCode).toBeNull();
  expect(discord.violations).toEqual([]);
  expect(bot.lines.filter(({ level }) => level === "error")).toEqual([]);
  await bot.stop();
  await discord.close();
}, 60_000);
