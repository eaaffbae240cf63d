import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import { openPoster, postsRest } from "../../src/discord/posts.ts";
import { openDiscord } from "../../src/sandbox/discord.ts";

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A network that goes down after it took a connection's first bytes, and delivers them once it is up again. */
async function openOutage(port: number) {
  let isDown = true;
  const held: (() => void)[] = [];
  const ends: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((from) => {
    sockets.add(from);
    let isReset = false;
    const chunks: (Buffer | string)[] = [];
    const pass = () => {
      // A reset tells the other side to forget the connection; an orderly end comes after all bytes.
      if (isReset) return;
      const to = connect(port, "127.0.0.1");
      sockets.add(to);
      for (const chunk of chunks) to.write(chunk);
      from.on("data", (chunk) => to.write(chunk));
      to.on("data", (chunk) => {
        if (!from.destroyed) from.write(chunk);
      });
      to.on("error", () => undefined);
    };
    from.on("data", (chunk) => isDown && chunks.push(chunk));
    from.on("error", (error: NodeJS.ErrnoException) => {
      isReset = error.code === "ECONNRESET";
      ends.push(error.code ?? "");
    });
    from.on("end", () => ends.push("end"));
    if (isDown) held.push(pass);
    else from.once("data", (chunk) => [chunks.push(chunk), from.removeAllListeners("data"), pass()]);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  closing.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return {
    port: (server.address() as AddressInfo).port,
    ends,
    up: () => {
      isDown = false;
      for (const pass of held) pass();
    },
  };
}

test("a forum's post that was given up in an outage does not arrive when the network is back", async () => {
  const discord = await openDiscord();
  closing.push(() => discord.close());
  const forum = discord.channel({ guildId: discord.home.id, name: "forum", type: 15 });
  const api = new URL(discord.apiUrl);
  const outage = await openOutage(Number(api.port));
  api.port = String(outage.port);
  const rest = postsRest(
    discord.token,
    { version: "10", api: String(api).replace(/\/$/, ""), timeout: 300 },
    () => 0,
  );
  const poster = openPoster(rest, async () => undefined);
  const order = {
    spot: { guildId: discord.home.id, channelId: forum.id, channelKind: "forum" as const },
    message: { components: [{ type: 10 as const, content: "A line." }] },
    nonce: "one",
    title: "Day 1",
    roleId: undefined,
    isSilent: false,
    notAfter: 1,
  };
  expect(await poster.post(order)).toMatchObject({ kind: "unknown" });
  await expect.poll(() => outage.ends).toEqual(["ECONNRESET"]);
  outage.up();
  expect(await poster.post(order)).toMatchObject({ kind: "posted" });
  expect(discord.threads(forum.id)).toHaveLength(1);
});
