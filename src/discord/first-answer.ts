import { setTimeout as pass } from "node:timers/promises";
import { DefaultRestOptions, DefaultUserAgent, DiscordAPIError, HTTPError } from "discord.js";
import { type APIInteractionResponse, Routes } from "discord-api-types/v10";
import type { MakeRequest } from "./request.ts";
import type { Watch } from "./rest.ts";

/** Discord waits 3 seconds for the first answer: two tries fit, and a second one learns from 40060 that the first arrived. */
export const tries = 2;
export const tryMs = 1_200;

/**
 * Sends first answers without files. Their route has no rate limit and needs no token of the bot, and what discord.js's REST
 * does for those takes a tenth of an answer's processor time.
 */
export function openFirstAnswers(makeRequest: MakeRequest, apiUrl: string | undefined, watch: Watch) {
  const { api, version, userAgentAppendix } = DefaultRestOptions;
  const base = `${apiUrl ?? api}/v${version}`;
  const headers = {
    "Content-Type": "application/json",
    "User-Agent": `${DefaultUserAgent} ${userAgentAppendix}`.trim(),
  };
  const post = async (url: string, body: string) => {
    const giveUp = new AbortController();
    const timer = setTimeout(() => giveUp.abort(), tryMs);
    try {
      return await makeRequest(url, { method: "POST", headers, body, signal: giveUp.signal });
    } finally {
      clearTimeout(timer);
    }
  };
  return async (id: string, token: string, answer: APIInteractionResponse): Promise<void> => {
    const url = `${base}${Routes.interactionCallback(id, token)}`;
    const body = JSON.stringify(answer);
    for (let left = tries - 1; ; left -= 1) {
      const response = await post(url, body).catch((error: unknown) => {
        if (left === 0) throw error;
      });
      if (response?.ok === true) return;
      if (response === undefined || (left > 0 && response.status >= 500)) continue;
      const waitMs = 1_000 * Number(response.headers.get("retry-after"));
      // After a longer pause nobody waits for the answer.
      if (left === 0 || response.status !== 429 || waitMs > tryMs) throw await errorOf(response, url, answer);
      watch.waited();
      await pass(waitMs);
    }
  };
}

/** As discord.js's REST has it: by its code and status it is known what to do. */
async function errorOf(
  response: Awaited<ReturnType<MakeRequest>>,
  url: string,
  body: APIInteractionResponse,
): Promise<Error> {
  const { status, statusText } = response;
  const said = await response.json().catch(() => undefined);
  const isDiscords = typeof said === "object" && said !== null && "code" in said && "message" in said;
  if (status >= 500 || !isDiscords) return new HTTPError(status, statusText, "POST", url, { body });
  const known = said as ConstructorParameters<typeof DiscordAPIError>[0] & { readonly code: number };
  return new DiscordAPIError(known, known.code, status, "POST", url, { body });
}
