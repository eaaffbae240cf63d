import { readdirSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { basename } from "node:path";

/** Every file beside this one is a bench, known by its name, that exports `run`. */
type Bench = { run(): Promise<void> };

const here = new URL("./", import.meta.url);
const benches = readdirSync(here)
  .filter((file) => file.endsWith(".ts") && file !== basename(import.meta.url))
  .map((file) => basename(file, ".ts"))
  .sort();

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !benches.includes(name));
for (const name of unknown) console.log(`There is no bench called ${name}. There is: ${benches.join(", ")}.`);

const chip = cpus()[0]?.model.trim() || "unknown processor";
console.log(
  `Node ${process.version}, ${cpus().length} cores (${chip}), ${Math.round(totalmem() / 2 ** 30)} GiB\n`,
);
for (const name of asked.length > 0 ? asked.filter((one) => benches.includes(one)) : benches) {
  console.log(`# ${name}\n`);
  try {
    const bench = (await import(new URL(`${name}.ts`, here).href)) as Bench;
    await bench.run();
  } catch (error) {
    // A bench prints and never fails: the next one still has something to say.
    console.log(`${name} stopped:`, error);
  }
  console.log();
}
