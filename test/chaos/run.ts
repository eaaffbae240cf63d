import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { noPostgres, startPostgres } from "../helpers/postgres.ts";
import { chaos } from "./chaos.ts";
import { faultsOf, fleetChaos } from "./fleet.ts";

// npm run chaos [-- seed [dates [store]]]: posts and parts by the thousand, 120 kills, admins at work all the while, on each store. Ends with 1 if anything is missed, doubled or out of order.
// npm run chaos -- fleet [seed [minutes]]: processes that share 16 shards, killed, told to stop and added, while everyone asks. Ends with 1 if anyone goes unanswered.
const isFleet = process.argv[2] === "fleet";
const words = process.argv.slice(isFleet ? 3 : 2);
const seed = Number(words[0] ?? Date.now() % 1_000_000);
const folder = mkdtempSync(join(tmpdir(), "quoth-chaos-"));
const server = await startPostgres();
await (isFleet ? runFleet(Number(words[1] ?? 30)) : runDaily(Number(words[1] ?? 10)));
await server?.stop();
rmSync(folder, { recursive: true });

async function runFleet(minutes: number): Promise<void> {
  if (server === undefined) throw new Error(noPostgres);
  console.log(`16 shards, seed ${seed}, ${minutes} minutes`);
  const result = await fleetChaos({
    databaseUrl: await server.create(),
    ...{ shards: 16, concurrency: 4, acts: undefined, minutes, askedPerSecond: 10, postsPerMinute: 8, seed },
    say: (line) => console.log(`  ${line}`),
  });
  const {
    asked,
    answered,
    unsent,
    lostWithTheirProcess,
    slowestMs,
    doubleAnswers,
    posts,
    sessions,
    shardsDown,
  } = result;
  console.log(
    `${asked} asked: ${answered} answered, the slowest in ${slowestMs} ms, ${doubleAnswers} twice, ${lostWithTheirProcess} lost with the process that was killed as it had them; ${unsent} not sent, for want of a session`,
  );
  console.log(
    `${posts.due} daily posts: ${posts.missing.length} missed, ${posts.doubled.length} doubled; ${sessions.begun} sessions begun, of a bucket ${sessions.closestMs} ms apart at least; ${shardsDown.times} times a shard was away, ${shardsDown.longestMs} ms at most; ${JSON.stringify(result.acts)}, ${result.seconds} s`,
  );
  const faults = faultsOf(result);
  for (const line of faults) console.log(`  ${line}`);
  if (faults.length > 0) process.exitCode = 1;
}

async function runDaily(dates: number): Promise<void> {
  const size = { processes: 3, subscriptions: 129, dates, kills: dates * 12, seed };
  const stores = [
    { name: "SQLite", url: `file:${join(folder, "quoth.db")}` },
    ...(server === undefined ? [] : [{ name: "PostgreSQL", url: await server.create() }]),
  ];
  for (const { name, url } of stores.filter((one) => one.name === (words[2] ?? one.name))) {
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
}
