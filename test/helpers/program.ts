import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "..", "..");

export type Line = Readonly<Record<string, unknown>> & { readonly message: string };

export type Program = {
  readonly process: ChildProcess;
  /** Every log line so far. */
  readonly lines: readonly Line[];
  /** What was written to the error stream so far. */
  readonly complaint: () => string;
  /** Resolves with the first log line that says this; rejects when the program ends before. */
  readonly says: (message: string) => Promise<Line>;
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
  /** Sends the signal and waits for the end. */
  readonly stop: (
    signal?: NodeJS.Signals,
  ) => Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
};

const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  scripts: { start: string };
};

/** How `npm start` runs the bot. */
export const startCommand = scripts.start;

/** The bot itself, as `npm start` runs it, in an environment of its own; or another program. */
export function startProgram(
  env: Readonly<Record<string, string>>,
  command = scripts.start,
  where: { readonly cwd?: string; readonly uid?: number; readonly gid?: number } = {},
): Program {
  const folder = mkdtempSync(join(tmpdir(), "quoth-program-"));
  const child = spawn(process.execPath, command.replace(/^(?:exec )?node /, "").split(" "), {
    cwd: root,
    env: {
      PATH: process.env.PATH ?? "",
      // What is kept between days is not kept between tests.
      DATABASE_URL: `file:${folder}/quoth.db`,
      SNAPSHOT_FILE: `${folder}/last-known.json`,
      PORT: "0",
      // A test asks faster than anyone can.
      COOLDOWN: "off",
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
    ...where,
  });
  const lines: Line[] = [];
  const waiting = new Set<() => void>();
  let complaint = "";
  let rest = "";
  let hasEnded = false;
  child.stderr.on("data", (data: Buffer) => {
    complaint += data.toString();
  });
  child.stdout.on("data", (data: Buffer) => {
    const parts = (rest + data.toString()).split("\n");
    rest = parts.pop() ?? "";
    for (const part of parts)
      lines.push(part.startsWith("{") ? (JSON.parse(part) as Line) : { message: part });
    for (const check of waiting) check();
  });
  const ended = once(child, "close").then(([code, signal]) => {
    hasEnded = true;
    rmSync(folder, { recursive: true, force: true });
    for (const check of waiting) check();
    return { code: code as number | null, signal: signal as NodeJS.Signals | null };
  });
  return {
    process: child,
    lines,
    complaint: () => complaint,
    says: (message) =>
      new Promise((resolve, reject) => {
        const check = () => {
          const line = lines.find((one) => one.message === message);
          if (line === undefined && !hasEnded) return;
          waiting.delete(check);
          if (line === undefined)
            reject(new Error(`the program ended before it said "${message}": ${complaint}`));
          else resolve(line);
        };
        waiting.add(check);
        check();
      }),
    ended,
    stop: (signal = "SIGTERM") => {
      if (!hasEnded) child.kill(signal);
      return ended;
    },
  };
}
