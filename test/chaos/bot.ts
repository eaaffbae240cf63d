import { setTimeout as pass } from "node:timers/promises";
import { parseConfig } from "../../src/config.ts";
import { openLog } from "../../src/log.ts";
import { runInDiscord, type Time } from "../../src/run.ts";

/** At this real moment it was this time, and since then time has run so fast. */
export type Setting = { readonly real: number; readonly at: number; readonly speed: number };

// The bot's own program, as src/main.ts starts it, with a clock that its parent sets.
let setting = JSON.parse(process.argv[2] ?? "") as Setting;
process.on("message", (next: Setting) => {
  setting = next;
});
const now = () => Math.floor(setting.at + (Date.now() - setting.real) * setting.speed);
const config = parseConfig(process.env, "");
const log = openLog({
  level: config.logLevel,
  secrets: [],
  now,
  write: (line) => process.stdout.write(line),
});
const stopping = new AbortController();
for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => stopping.abort());
const time: Time = {
  now,
  sleep: async (ms, signal) => {
    // Woken before its time is as good. A clock that is set meanwhile shows at the latest after half a second.
    const real = Math.min(ms / setting.speed, 500);
    await pass(real, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
  },
};
await runInDiscord({ token: config.token ?? "", config, log, time, signal: stopping.signal });
