import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres } from "../helpers/postgres.ts";
import { chaos } from "./chaos.ts";

// npm run chaos [-- seed [dates [store]]]: posts and parts by the thousand, 120 kills, admins at work all the while, on each store. Ends with 1 if anything is missed, doubled or out of order.
const seed = Number(process.argv[2] ?? Date.now() % 1_000_000);
const dates = Number(process.argv[3] ?? 10);
const size = { processes: 3, subscriptions: 129, dates, kills: dates * 12, seed };
const folder = mkdtempSync(join(tmpdir(), "quoth-chaos-"));
const server = await startPostgres();
const stores = [
  { name: "SQLite", url: `file:${join(folder, "quoth.db")}` },
  ...(server === undefined ? [] : [{ name: "PostgreSQL", url: await server.create() }]),
];
for (const { name, url } of stores.filter((one) => one.name === (process.argv[4] ?? one.name))) {
  console.log(`${name}, seed ${seed}`);
  const contentDir = join(folder, name);
  const say = (line: string) => console.log(`  ${line}`);
  const result = await chaos({ ...size, databaseUrl: url, contentDir, say });
  const { missing, doubled, stray, misnoted, torn, displaced, untold, offLimit, unended } = result;
  const { expected, posted, parts, leftOut, kills, faults, acts, seconds } = result;
  console.log(
    `${name}: ${expected} due, ${posted} posted with ${parts} further parts, ${leftOut.length} left out by admins, ${missing.length} missed, ${doubled.length} doubled, ${stray.length} stray, ${misnoted.length} misnoted, ${torn.length} torn, ${displaced.length} clubs displaced, ${untold.length} told chapters wrongly, ${offLimit.length} limits off, ${unended.length} plans not ended; ${kills} kills, ${faults} faults, ${acts} acts of admins, ${seconds} s`,
  );
  for (const key of [...missing, ...doubled, ...stray, ...misnoted, ...torn]) {
    console.log(`  ${key}`);
    for (const line of result.story(key.replace(/:.*/, ""))) console.log(`    ${line}`);
  }
  for (const line of [...displaced, ...untold, ...offLimit, ...unended]) console.log(`  ${line}`);
  const wrong = [missing, doubled, stray, misnoted, torn, displaced, untold, offLimit, unended];
  if (wrong.some((some) => some.length > 0)) process.exitCode = 1;
}
await server?.stop();
rmSync(folder, { recursive: true });
