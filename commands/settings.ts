import { defineCommand, say } from "../src/command.ts";
import { settingsForms, settingsPresses, viewed } from "../src/presses/settings.ts";

export default defineCommand({
  description: "Set spoiler limits, spoiler marks, pace and language for this server",
  options: [],
  who: "manage-server",
  where: "server",
  audience: "asker",

  run: async (input, bot) => say(await viewed(input, { level: "server", story: "" }, bot)),

  presses: settingsPresses,
  forms: settingsForms,
});
