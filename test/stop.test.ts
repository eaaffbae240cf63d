import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Discord, openDiscord } from "../src/sandbox/discord.ts";

const root = resolve(import.meta.dirname, "..");
const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  scripts: { start: string };
};

let discord: Discord;
let folder: string;
beforeEach(async () => {
  discord = await openDiscord();
  folder = mkdtempSync(join(tmpdir(), "quoth-stop-"));
});
afterEach(async () => {
  await discord.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a command in the project's folder until it says that the bot is ready; gives all that it says. */
async function start(command: string, args: readonly string[]) {
  const env = {
    PATH: process.env.PATH ?? "",
    HOME: folder,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    DATABASE_URL: `file:${folder}/quoth.db`,
    PORT: "0",
  };
  const child = spawn(command, args, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  const ended = once(child, "close");
  await new Promise<void>((resolve, reject) => {
    void ended.then(() => reject(new Error(said)));
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (data: Buffer) => {
        said += data.toString();
        if (/"message":"ready"/.test(said)) resolve();
      });
  });
  return { child, ended, said: () => said };
}

function childOf(pid: number | undefined): number {
  return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ")[0]);
}

const isLinux = process.platform === "linux";
const noProc = "this system has no /proc to find a process's children in";

test("SIGTERM to npm start stops the bot, which says goodbye before npm ends", async ({ skip }) => {
  skip(!isLinux, noProc);
  const { child, ended, said } = await start("npm", ["start", "--silent"]);
  const bot = childOf(child.pid);
  child.kill("SIGTERM");
  await ended;
  expect(said()).toMatch(/"message":"stopping"[\s\S]*"message":"stopped"/);
  expect(said()).not.toMatch(/"message":"stopping"[\s\S]*reconnecting/);
  expect(() => process.kill(bot, 0)).toThrow("ESRCH");
  expect(discord.gateway.shards).toEqual([]);
});

function mayUnshare(): boolean {
  try {
    execFileSync("unshare", ["--pid", "--fork", "--mount-proc", "true"], { stdio: "ignore" });
    return true;
  } catch {
    // Not installed, or not allowed.
    return false;
  }
}

test("as process 1, as in a container, the bot stops at SIGTERM", async ({ skip }) => {
  skip(!isLinux || !mayUnshare(), "this machine may not make a process namespace");
  const args = scripts.start.replace("exec node ", "").split(" ");
  const isolated = ["--pid", "--fork", "--mount-proc", process.execPath, ...args];
  const { child, ended, said } = await start("unshare", isolated);
  process.kill(childOf(child.pid), "SIGTERM");
  expect(await ended).toEqual([0, null]);
  expect(said()).toContain('"message":"stopped"');
});

test("the image runs what npm start runs, with Node as process 1", () => {
  const image = readFileSync(join(root, "Dockerfile"), "utf8");
  const command = JSON.parse(/^CMD (\[.*\])$/m.exec(image)?.[1] ?? "[]") as readonly string[];
  expect(`exec ${command.join(" ")}`).toBe(scripts.start);
});
