import { execFileSync } from "node:child_process";
import { chmodSync } from "node:fs";
import { dirname } from "node:path";
import { openLog } from "../../src/log.ts";
import { openStore } from "../../src/store/open.ts";
import { subscription } from "./contract.ts";

// A process of its own, for it takes from itself what it may write. Prints what became of each call.
const [how, file] = process.argv.slice(2) as ["full" | "read-only", string];
// A write beyond the limit is an error to handle, not the end of the process.
process.on("SIGXFSZ", () => undefined);
const limit = (bytes: string) =>
  execFileSync("prlimit", ["--pid", String(process.pid), `--fsize=${bytes}:unlimited`]);
const said: string[] = [];
const log = openLog({
  level: "info",
  secrets: [],
  now: () => 0,
  write: (line) => said.push((JSON.parse(line) as { message: string }).message),
});
let now = 0;
const open = () => openStore(`file:${file}`, { log, now: () => now });
const add = (id: string) =>
  store.add(subscription({ id, name: id }), 10).then(
    () => "added",
    (error: { code: string }) => error.code,
  );
const found = (id: string) =>
  store.find(id).then(
    (one) => (one === undefined ? "nothing" : "found"),
    (error: { code: string }) => error.code,
  );

let store = await open();
const results: Record<string, string> = { before: await add("a") };
if (how === "full") limit("4096");
else {
  await store.close();
  for (const path of [file, dirname(file)]) chmodSync(path, path === file ? 0o444 : 0o555);
  store = await open();
}
results.during = await add("b");
results.reading = await found("a");
results.health = store.unavailable() === undefined ? "fine" : "unavailable";
if (how === "full") limit("unlimited");
else for (const path of [dirname(file), file]) chmodSync(path, path === file ? 0o644 : 0o755);
now += 10_000;
results.after = await add("b");
results.healthAfter = store.unavailable() === undefined ? "fine" : "unavailable";
await store.close();
console.log(JSON.stringify({ ...results, said }));
