import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packText } from "../../src/library/text.ts";
import { readable } from "../../src/sandbox/discord/ask.ts";
import { type Discord, openDiscord } from "../../src/sandbox/discord.ts";
import { parseStory } from "../../src/story/parse.ts";
import { type Program, startProgram } from "../helpers/program.ts";
import { sqliteStore } from "../helpers/store.ts";
import { readParagraphs, texts } from "../search/golden/golden.ts";
import { generateText } from "./search/generate.ts";
import { quantile, table } from "./search/report.ts";

const servers = Number(process.env.BENCH_SERVERS ?? 10_000);
const words = Number(process.env.BENCH_WORDS ?? 100_000);
const asked = Number(process.env.BENCH_ASKED ?? 300);
const novelBytes = Number(process.env.BENCH_NOVEL_MB ?? 20) * 2 ** 20;
/** So many texts there are; each server's story has a title of its own. */
const distinct = 20;

/** Servers with a story of their own each: start, memory, the first quote of a story that nobody asked for yet, an upload beside readers. */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "quoth-tenants-"));
  const file = join(folder, "quoth.db");
  const discord = await openDiscord();
  const env = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    SERVER_STORIES: "story=60000000, server=90000000, file=64, hour=99",
  };
  try {
    const empty = await startedIn({ ...env, DATABASE_URL: `file:${folder}/empty.db` });
    await empty.bot.stop("SIGKILL");
    const guilds = await fill(discord, file);
    const mb = Math.round(statSync(file).size / 2 ** 20);
    const { bot, ms } = await startedIn({ ...env, DATABASE_URL: `file:${file}` });
    console.log(
      `${servers.toLocaleString("en")} servers, each with a story of ${words.toLocaleString("en")} words; ${mb} MiB of database\n`,
    );
    const rows = [
      ["start to ready, no stories", [empty.ms]],
      ["start to ready", [ms]],
    ] as [string, number[]][];
    const before = rssOf(bot);
    let most = 0;
    const look = () => {
      most = Math.max(most, rssOf(bot));
    };
    const cold: number[] = [];
    const warm: number[] = [];
    const step = Math.max(1, Math.floor(guilds.length / asked));
    for (let at = 0; at < guilds.length && cold.length < asked; at += step) {
      const channel = guilds[at] ?? "";
      cold.push(await quote(discord, channel));
      warm.push(await quote(discord, channel));
      look();
    }
    rows.push(["first quote of a story", cold], ["the next", warm]);
    const quoting = most;
    const looking = setInterval(look, 100);
    const upload = await besideUpload(discord, guilds[0] ?? "");
    clearInterval(looking);
    rows.push(
      ["quotes, 100 a second", upload.alone],
      [`the same while ${Math.round(novelBytes / 2 ** 20)} MB are read`, upload.beside],
    );
    const body = rows.map(([name, times]) => [
      name,
      spread(times, 0.5),
      spread(times, 0.99),
      String(times.length),
    ]);
    console.log(table(["", "p50", "p99", "of"], body));
    console.log(
      `\nRSS ${before} MiB after the start, ${quoting} MiB at most while quoting with STORY_CACHE=256, ${most} MiB while a file is read; the upload: ${upload.said}`,
    );
    await bot.stop("SIGKILL");
  } finally {
    await discord.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function startedIn(env: Readonly<Record<string, string>>): Promise<{ bot: Program; ms: number }> {
  const begun = performance.now();
  const bot = startProgram(env);
  await bot.says("ready");
  return { bot, ms: performance.now() - begun };
}

/** The channels, one a server. */
async function fill(discord: Discord, file: string): Promise<readonly string[]> {
  const store = sqliteStore(file);
  const own = texts.filter(({ language }) => language === "en").flatMap(readParagraphs);
  const packed = await Promise.all(
    Array.from({ length: distinct }, async (_, at) => {
      const body = [...generateText(own, Math.ceil(words / 18), 20_260_600 + at)].join("\n\n");
      const text = `---\ntitle: Story ${at}\nattribution: Generated.\npermission: own work\nmarkup: emphasis\n---\n\n${body}\n`;
      const parsed = parseStory("_x", text);
      if (parsed.kind === "faults") throw new Error(JSON.stringify(parsed.faults[0]));
      return { text: await packText(text), characters: text.length, passages: parsed.story.passages.length };
    }),
  );
  const channels: string[] = [];
  for (let at = 0; at < servers; at += 1) {
    const { id: guildId } = discord.guild(`Server ${at}`);
    channels.push(discord.channel({ guildId, name: "general" }).id);
    const { text, characters, passages } = packed[at % distinct] ?? {
      text: new Uint8Array(),
      characters: 0,
      passages: 0,
    };
    const story = {
      id: `_${String(at).padStart(10, "0")}`,
      guildId,
      title: `Story ${at}`,
      characters,
      passages,
    };
    const more = {
      revision: 0,
      state: "live",
      attribution: "Generated.",
      permission: "own work",
      hash: `h${at}`,
    } as const;
    await store.addStory({ ...story, ...more, broughtAt: 0, changedAt: 0 }, text, {
      storiesPerServer: 9,
      charactersPerServer: 1e9,
    });
    await store.choose({ guildId }, "story", story.id);
  }
  await store.close();
  return channels;
}

async function quote(discord: Discord, channel: string, words = "nobody said a word of it"): Promise<number> {
  const begun = performance.now();
  const outcome = await discord.slash({ name: "quote", options: { words }, channel });
  if (outcome.kind !== "message") throw new Error(outcome.kind);
  return performance.now() - begun;
}

/** A novel is brought while a hundred quotes a second are asked for elsewhere. */
async function besideUpload(discord: Discord, channel: string) {
  const paced = async (isOver: () => boolean) => {
    const times: Promise<number>[] = [];
    while (!isOver()) {
      times.push(quote(discord, discord.general.id, "see that pink tie"));
      await new Promise((wait) => setTimeout(wait, 10));
    }
    return Promise.all(times);
  };
  const until = performance.now() + 5_000;
  const alone = await paced(() => performance.now() > until);
  const line = readFileSync("content/untitled-torchwood/story.md", "utf8").split("\n\n").at(-2) ?? "A line.";
  const paragraphs = Array.from(
    { length: Math.ceil(novelBytes / (line.length + 12)) },
    (_, at) => `${at}. ${line}`,
  );
  const bytes = Buffer.from(paragraphs.join("\n\n")).subarray(0, novelBytes);
  const file = discord.attach({ name: "novel.txt", type: "text/plain", bytes });
  const manager = { permissions: 0x20n | 0x800n, channel };
  let said = "";
  const begun = performance.now();
  const upload = (async () => {
    const first = await discord.slash({
      name: "library add",
      options: { file, permission: "own work" },
      ...manager,
    });
    if (first.kind !== "message") throw new Error(first.kind);
    await discord.until(
      () => !/Reading the file|Fetching the file|Waiting for/.test(readable(first.post.message)),
    );
    const [head = ""] = readable(first.post.message).split("\n");
    said = `“${head}” after ${((performance.now() - begun) / 1_000).toFixed(1)} s`;
  })();
  const beside = await paced(() => said !== "");
  await upload;
  return { alone, beside, said };
}

function rssOf({ process: { pid } }: Program): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1_024);
}

function spread(times: readonly number[], at: number): string {
  return `${quantile(times, at)} ms`;
}
