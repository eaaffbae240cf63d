import type { Path } from "./json.ts";

// https://docs.discord.com/developers/topics/opcodes-and-status-codes#json
const known = {
  0: [401, "401: Unauthorized"],
  10002: [404, "Unknown Application"],
  10003: [404, "Unknown Channel"],
  10004: [404, "Unknown Guild"],
  10008: [404, "Unknown Message"],
  10013: [404, "Unknown User"],
  10015: [404, "Unknown Webhook"],
  10062: [404, "Unknown interaction"],
  10063: [404, "Unknown application command"],
  20012: [403, "You are not authorized to perform this action on this application"],
  30003: [400, "Maximum number of pins reached for the channel (250)"],
  30032: [400, "Maximum number of application commands reached (100)"],
  30034: [400, "Max number of daily application command creates has been reached (200)"],
  40033: [400, "This message has already been crossposted"],
  40060: [400, "Interaction has already been acknowledged."],
  40067: [400, "A tag is required to create a forum post in this channel"],
  40094: [403, "This interaction has hit the maximum number of follow up messages"],
  50001: [403, "Missing Access"],
  50005: [403, "Cannot edit a message authored by another user"],
  50006: [400, "Cannot send an empty message"],
  50007: [403, "Cannot send messages to this user"],
  50008: [400, "Cannot send messages in a non-text channel"],
  50013: [403, "Missing Permissions"],
  50021: [403, "Cannot execute action on a system message"],
  50024: [403, "Cannot execute action on this channel type"],
  50027: [401, "Invalid Webhook Token"],
  50035: [400, "Invalid Form Body"],
  50083: [400, "Thread is archived"],
  50109: [400, "The request body contains invalid JSON."],
  160004: [400, "A thread has already been created for this message"],
} as const satisfies Record<number, readonly [number, string]>;

export type ErrorCode = keyof typeof known;

/** One thing wrong with a request's body: where, Discord's code for it, and its sentence. */
export type BodyFault = { readonly path: Path; readonly code: string; readonly message: string };

export class ApiError extends Error {
  readonly code: number;
  readonly status: number;
  readonly faults: readonly BodyFault[];

  constructor(code: ErrorCode, faults: readonly BodyFault[] = []) {
    const [status, sentence] = known[code];
    super(sentence);
    this.code = code;
    this.status = status;
    this.faults = faults;
  }

  body(): object {
    const head = { message: this.message, code: this.code };
    return this.faults.length === 0 ? head : { ...head, errors: errorTree(this.faults) };
  }
}

type Tree = { [key: string]: Tree | object[] };

function errorTree(faults: readonly BodyFault[]): Tree {
  const root: Tree = {};
  for (const { path, code, message } of faults) {
    let node = root;
    for (const step of path) {
      const next = node[step];
      const below: Tree = next === undefined || Array.isArray(next) ? {} : next;
      node[step] = below;
      node = below;
    }
    const here = node._errors;
    node._errors = [...(Array.isArray(here) ? here : []), { code, message }];
  }
  return root;
}
