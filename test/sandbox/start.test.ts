import { expect, test } from "vitest";
import { startProgram } from "../helpers/program.ts";

const farewell = "Set DISCORD_TOKEN to run it in Discord instead; README.md says how. Ctrl-C stops.";

test("without a token the program says where the page is, serves it, and Ctrl-C ends it cleanly", async () => {
  const program = startProgram({ PORT: "0" });
  await program.says(farewell);
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(program.lines[0]?.message ?? "")?.[0] ?? "";
  const page = await fetch(url);
  expect(await page.text()).toContain("<title>Quoth, previewed</title>");
  expect((await fetch(`${url}/page/main.ts`)).headers.get("content-type")).toContain("text/javascript");
  expect(await program.stop("SIGINT")).toEqual({ code: 0, signal: null });
  expect(program.complaint()).toBe("");
});

test("a port that is in use gives way to the next one, and the program says so", async () => {
  const first = startProgram({ PORT: "0" });
  await first.says(farewell);
  const port = /:(\d+)$/.exec(first.lines[0]?.message ?? "")?.[1] ?? "";
  const second = startProgram({ PORT: port });
  await second.says(farewell);
  const [notice, address] = second.lines.map(({ message }) => message);
  expect(notice).toMatch(new RegExp(`^Port ${port} is in use, so the page is at port \\d+\\.$`));
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(address ?? "")?.[0] ?? "";
  expect((await fetch(url)).status).toBe(200);
  await first.stop("SIGINT");
  await second.stop("SIGINT");
});
