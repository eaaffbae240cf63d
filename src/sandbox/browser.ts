import { spawn } from "node:child_process";

/** Asks the desktop to open the address. Whether it did can't be known: the caller also says the address. */
export function openBrowser(url: string, platform: NodeJS.Platform): void {
  const [program, ...before] = openers[platform] ?? ["xdg-open"];
  const child = spawn(program ?? "xdg-open", [...before, url], { stdio: "ignore", detached: true });
  // No desktop here: the address on the terminal is enough.
  child.on("error", () => undefined);
  child.unref();
}

const openers: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: ["open"],
  // The first quoted argument of `start` is a window's title.
  win32: ["cmd", "/c", "start", '""'],
};
