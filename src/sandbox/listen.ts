import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { UserError } from "../user-error.ts";

/** How many ports after a taken one are tried. */
const mostPorts = 50;

/** Listens on the port, or on the next one that is free, and gives it. */
export async function listen(server: Server, port: number): Promise<number> {
  for (let tried = port; ; tried += 1) {
    const error = await tryPort(server, tried);
    if (error === undefined) return (server.address() as AddressInfo).port;
    if (!("code" in error && error.code === "EADDRINUSE")) throw error;
    if (tried - port >= mostPorts || tried >= 65_535)
      throw new UserError(
        "port",
        `The ports ${port} to ${tried} are in use. Stop what uses them, or set PORT to another one (PORT=0 takes any that is free).`,
      );
  }
}

function tryPort(server: Server, port: number): Promise<Error | undefined> {
  return new Promise((resolve) => {
    const failed = (error: Error) => resolve(error);
    server.once("error", failed);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", failed);
      resolve(undefined);
    });
  });
}
