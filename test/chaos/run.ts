import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres } from "../helpers/postgres.ts";
import { chaos } from "./chaos.ts";

// npm run chaos [-- seed]: 1,000 and more posts, 100 and more kills, admins at work all the while, on each store. Ends with 1 if any is missed or doubled.
const seed = Number(process.argv[2] ?? Date.now() % 1_000_000);
const size = { processes: 3, subscriptions: 129, dates: 10, kills: 120, seed };
const folder = mkdtempSync(join(tmpdir(), "quoth-chaos-"));
const server = await startPostgres();
const stores = [
  { name: "SQLite", url: `file:${join(folder, "quoth.db")}` },
  ...(server === undefined ? [] : [{ name: "PostgreSQL", url: await server.create() }]),
];
for (const { name, url } of stores) {
  console.log(`${name}, seed ${seed}`);
  const result = await chaos({ ...size, databaseUrl: url, say: (line) => console.log(`  ${line}`) });
  const { expected, posted, leftOut, missing, doubled, stray, misnoted, kills, faults, acts, seconds } =
    result;
  console.log(
    `${name}: ${expected} due, ${posted} posted, ${leftOut.length} left out by admins, ${missing.length} missed, ${doubled.length} doubled, ${stray.length} stray, ${misnoted.length} misnoted; ${kills} kills, ${faults} faults, ${acts} acts of admins, ${seconds} s`,
  );
  for (const key of [...missing, ...doubled, ...stray, ...misnoted]) {
    console.log(`  ${key}`);
    for (const line of result.story(key)) console.log(`    ${line}`);
  }
  if (missing.length + doubled.length + stray.length + misnoted.length > 0) process.exitCode = 1;
}
await server?.stop();
rmSync(folder, { recursive: true });
