import type { Log } from "../log.ts";

const everyMs = 60_000;
const answerMs = 10_000;

/** Once a minute while the bot is ready. A monitoring service outside notices when none comes. Its address is never logged. */
export async function keepBeating(
  parts: {
    readonly url: string;
    readonly isReady: () => boolean;
    readonly log: Log;
    readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  },
  signal: AbortSignal,
): Promise<void> {
  const { log } = parts;
  const beat = beatAt(parts.url);
  let wasTaken = true;
  while (!signal.aborted) {
    if (parts.isReady()) {
      const problem = await beat(signal);
      if (signal.aborted) return;
      if (problem !== undefined && wasTaken) log.warn("the heartbeat is not taken", problem);
      if (problem === undefined && !wasTaken) log.info("the heartbeat is taken again");
      wasTaken = problem === undefined;
    }
    await parts.sleep(everyMs, signal);
  }
}

/** Asks for the address as a browser would; gives what went wrong, which names neither address nor path. */
function beatAt(
  address: string,
): (signal: AbortSignal) => Promise<Readonly<Record<string, unknown>> | undefined> {
  const url = new URL(address);
  const { username, password } = url;
  // An address with a name and a password in it is refused by fetch, in an error that repeats them.
  url.username = "";
  url.password = "";
  const account = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`);
  const headers: Record<string, string> =
    username === "" ? {} : { authorization: `Basic ${account.toString("base64")}` };
  return async (signal) => {
    try {
      const until = AbortSignal.any([signal, AbortSignal.timeout(answerMs)]);
      const response = await fetch(url, { headers, signal: until });
      await response.body?.cancel();
      return response.ok ? undefined : { status: response.status };
    } catch (error) {
      return { code: codeOf(error) };
    }
  };
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  const { cause } = error;
  return cause instanceof Error && "code" in cause ? String(cause.code) : error.name;
}
