import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { createInterface } from "node:readline";
import pg from "pg";

export type Postgres = {
  /** A fresh database's address. */
  readonly create: () => Promise<string>;
  readonly stop: () => Promise<void>;
  /** Ends the server as a power failure would, and starts it again on the same data. */
  readonly crash: () => Promise<void>;
  readonly restart: () => Promise<void>;
};

/** Debian puts the server's programs outside PATH. */
function findPrograms(): string | undefined {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(debian, version, "bin")),
    ...(process.env.PATH ?? "").split(delimiter),
  ];
  return folders.find((folder) => ["postgres", "initdb"].every((name) => existsSync(join(folder, name))));
}

/** A PostgreSQL server of its own in a temporary folder, on a unix socket; undefined, said aloud, where none is installed. */
export const noPostgres = "no PostgreSQL server was found (Debian: apt-get install postgresql)";

export async function startPostgres(): Promise<Postgres | undefined> {
  const programs = findPrograms();
  if (programs === undefined) {
    console.warn(
      "PostgreSQL is not installed here, so its tests are skipped (Debian: apt-get install postgresql)",
    );
    return undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), "quoth-pg-"));
  // PostgreSQL refuses to run as root.
  const owner = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  if (owner.uid !== undefined) chownSync(folder, owner.uid, owner.gid);
  chmodSync(folder, 0o700);
  const data = join(folder, "data");
  const inFolder = { ...owner, cwd: folder, env: { PATH: process.env.PATH, LC_ALL: "C" } };
  const initdb = ["-D", data, "-U", "quoth", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C"];
  execFileSync(join(programs, "initdb"), initdb, { ...inFolder, stdio: "pipe" });

  const start = async (): Promise<ChildProcess> => {
    const args = [
      "-D",
      data,
      "-k",
      folder,
      "-c",
      "listen_addresses=",
      "-c",
      "max_connections=60",
      "-c",
      "fsync=off",
    ];
    const server = spawn(join(programs, "postgres"), args, {
      ...inFolder,
      stdio: ["ignore", "ignore", "pipe"],
    });
    process.once("exit", () => server.kill("SIGKILL"));
    await new Promise<void>((resolve, reject) => {
      const lines: string[] = [];
      server.once("exit", () => reject(new Error(`PostgreSQL ended:\n${lines.join("\n")}`)));
      createInterface({ input: server.stderr as NonNullable<typeof server.stderr> }).on("line", (line) => {
        lines.push(line);
        if (line.includes("ready to accept connections")) resolve();
      });
    });
    return server;
  };
  const end = async (server: ChildProcess, signal: NodeJS.Signals) => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const ended = new Promise((resolve) => server.once("exit", resolve));
    server.kill(signal);
    await ended;
  };

  let server = await start();
  let databases = 0;
  const address = (name: string) => `postgres://quoth@/${name}?host=${encodeURIComponent(folder)}`;
  return {
    create: async () => {
      databases += 1;
      const name = `quoth_${databases}`;
      const client = new pg.Client({ connectionString: address("postgres") });
      await client.connect();
      await client.query(`CREATE DATABASE ${name}`);
      await client.end();
      return address(name);
    },
    crash: () => end(server, "SIGQUIT"),
    restart: async () => {
      await end(server, "SIGQUIT");
      server = await start();
    },
    stop: async () => {
      await end(server, "SIGQUIT");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
