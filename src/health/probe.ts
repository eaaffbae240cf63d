/** For a container's own check: ends with 0 when the bot in it is ready. */
const { HEALTH_HOST = "", PORT = "" } = process.env;
const heard = HEALTH_HOST.trim();
// A server that listens on every address is asked on this machine.
const host = heard === "" || heard === "0.0.0.0" || heard === "::" ? "127.0.0.1" : heard;
const address = `http://${host.includes(":") ? `[${host}]` : host}:${PORT.trim() || 8080}/ready`;
const response = await fetch(address).catch(() => undefined);
process.stdout.write(response === undefined ? "no answer\n" : await response.text());
process.exitCode = response?.ok === true ? 0 : 1;
