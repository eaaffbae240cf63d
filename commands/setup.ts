import { defineCommand, say } from "../src/command.ts";
import { begin, setupForms, setupPresses } from "../src/presses/setup.ts";

export default defineCommand({
  description: "Set up a daily passage: channel, time and time zone",
  who: "manage-server",
  where: "server",
  options: [],
  audience: "asker",
  run: async (input, bot) => say(await begin(input, bot)),

  presses: setupPresses,
  forms: setupForms,
});
