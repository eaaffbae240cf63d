import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Discord } from "../../src/sandbox/discord.ts";
import type { Setting } from "./bot.ts";

const root = join(import.meta.dirname, "..", "..");

/** A minute of the bots' time passes in a second, so that a lease runs out in one. */
const speed = 60;
/** A machine that is busy with other things gets more time for the same, or posts would be rightly missed. */
const slowSpeed = 6;

/** The bots, as processes of their own: their clocks run fast, and a hair apart. */
export function openBots(
  plan: {
    readonly databaseUrl: string;
    readonly contentDir: string;
    readonly processes: number;
    readonly say: (line: string) => void;
  },
  discord: Discord,
  at: number,
) {
  let setting: Setting = { real: Date.now(), at, speed };
  const bots: { child: ChildProcess; running: Promise<void> }[] = [];
  const launch = (index: number) => {
    const own = { ...setting, at: setting.at + (index - 1) * 15_000 };
    const child = spawn(process.execPath, ["test/chaos/bot.ts", JSON.stringify(own)], {
      cwd: root,
      env: {
        PATH: process.env.PATH ?? "",
        DISCORD_TOKEN: discord.token,
        DISCORD_API_URL: discord.apiUrl,
        DATABASE_URL: plan.databaseUrl,
        CONTENT_DIR: plan.contentDir,
        STORY: "untitled-torchwood",
        LOG_LEVEL: "info",
        PORT: "0",
        COOLDOWN: "off",
      },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    const running = new Promise<void>((resolve) => {
      createInterface({ input: child.stdout as NonNullable<typeof child.stdout> }).on("line", (line) => {
        const { level, message } = JSON.parse(line) as { level: string; message: string };
        if (message === "connected to Discord") resolve();
        if (level === "error") plan.say(`bot ${index}: ${line.slice(0, 400)}`);
      });
      child.once("exit", (code) => {
        resolve();
        // Who watches over a program starts it again, such as where Discord took its time to answer.
        if (code !== null && code !== 0) launch(index);
      });
    });
    createInterface({ input: child.stderr as NonNullable<typeof child.stderr> }).on("line", (line) =>
      plan.say(`bot ${index} complains: ${line.slice(0, 400)}`),
    );
    bots[index] = { child, running };
  };
  for (let index = 0; index < plan.processes; index += 1) launch(index);
  const end = async ({ child }: { readonly child: ChildProcess }) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  };
  const now = () => Math.floor(setting.at + (Date.now() - setting.real) * setting.speed);
  const set = (at: number, to: number) => {
    setting = { real: Date.now(), at, speed: to };
    bots.forEach(({ child }, index) => {
      if (child.connected) child.send({ ...setting, at: at + (index - 1) * 15_000 });
    });
  };
  return {
    now,
    running: () => Promise.all(bots.map((bot) => bot.running)),
    setClock: (to: number) => set(to, speed),
    slow: () => {
      if (setting.speed !== slowSpeed) set(now(), slowSpeed);
    },
    /** Ends one as a power failure would, and starts it again. */
    kill: async (index: number): Promise<number> => {
      const bot = bots[index];
      if (bot === undefined) return 0;
      await end(bot);
      setting = { ...setting, real: Date.now(), at: now() };
      launch(index);
      return 1;
    },
    stop: () => Promise.all(bots.map(end)),
  };
}
