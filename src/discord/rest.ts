import type { RawFile } from "discord.js";
import { REST, RESTEvents, type RESTOptions } from "discord.js";
import { type APIInteraction, Routes } from "discord-api-types/v10";
import type { Wire } from "../interaction/answer.ts";
import type { File } from "../reply.ts";
import { makeRequests } from "./request.ts";

/** Discord waits 3 seconds for the first answer: two tries fit, and a second one learns from 40060 that the first arrived. */
const firstAnswer: Partial<RESTOptions> = { timeout: 1_200, retries: 1 };

/** One for all clients: they share their connections. */
const makeRequest = makeRequests();

/** `apiUrl`: REST base without a version; undefined for Discord's own. */
export function restOptions(apiUrl: string | undefined): Partial<RESTOptions> {
  return { version: "10", makeRequest, ...(apiUrl === undefined ? {} : { api: apiUrl }) };
}

/** Told of each request that failed, by Discord's own code or the way it failed, and of each wait for a rate limit. */
export type Watch = { readonly refused: (code: string) => void; readonly waited: () => void };

export function watchRequests(rest: REST, watch: Watch): REST {
  const request = rest.request.bind(rest);
  rest.request = async (options) => {
    try {
      return await request(options);
    } catch (error) {
      watch.refused(codeOf(error));
      throw error;
    }
  };
  return rest.on(RESTEvents.RateLimited, watch.waited);
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "other";
  const code = "code" in error ? error.code : undefined;
  if (typeof code === "number" && code > 0) return String(code);
  if ("status" in error && typeof error.status === "number") return `HTTP ${error.status}`;
  return error.name === "AbortError" || error.name === "TimeoutError" ? "no answer" : String(code ?? "other");
}

export type Wires = (interaction: APIInteraction) => Wire;

/** Carries answers over Discord's REST. Interaction routes need no token of the bot: the interaction has its own. */
export function openWires(rest: REST, apiUrl: string | undefined, watch: Watch): Wires {
  const urgent = watchRequests(new REST({ ...restOptions(apiUrl), ...firstAnswer }), watch);
  return ({ id, application_id: application, token }) => ({
    respond: async (body, files) => {
      await urgent.post(Routes.interactionCallback(id, token), { body, ...withFiles(files), auth: false });
    },
    edit: async (body, files) => {
      await rest.patch(Routes.webhookMessage(application, token), { body, ...withFiles(files), auth: false });
    },
    remove: async () => {
      await rest.delete(Routes.webhookMessage(application, token), { auth: false });
    },
    follow: async (body, files) => {
      await rest.post(Routes.webhook(application, token), { body, ...withFiles(files), auth: false });
    },
  });
}

/** The files of a request as discord.js takes them. */
export function withFiles(files: readonly File[] = []): { files?: RawFile[] } {
  if (files.length === 0) return {};
  return { files: files.map((file) => ({ name: file.name, data: Buffer.from(file.data) })) };
}
