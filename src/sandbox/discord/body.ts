import type { IncomingMessage } from "node:http";
import { ApiError, type BodyFault, broken } from "./errors.ts";
import { isRecord, recordsOf } from "./json.ts";

export type RequestBody = {
  readonly json: unknown;
  readonly files: ReadonlyMap<string, Buffer>;
  readonly faults: readonly BodyFault[];
};

export async function readBody(request: IncomingMessage): Promise<RequestBody> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const type = request.headers["content-type"] ?? "";
  if (type.startsWith("multipart/form-data")) return readForm(bytes, type);
  return { json: bytes.length === 0 ? undefined : parse(bytes.toString()), files: new Map(), faults: [] };
}

async function readForm(bytes: Buffer, type: string): Promise<RequestBody> {
  const form = await new Response(new Uint8Array(bytes), { headers: { "content-type": type } }).formData();
  const files = new Map<string, Buffer>();
  const numbers: string[] = [];
  for (const [field, value] of form) {
    const number = /^files\[(\d+)\]$/.exec(field)?.[1];
    if (typeof value === "string" || number === undefined) continue;
    files.set(value.name, Buffer.from(await value.arrayBuffer()));
    numbers.push(number);
  }
  const payload = form.get("payload_json");
  const json = typeof payload === "string" ? parse(payload) : {};
  return { json, files, faults: strayAttachments(json, numbers) };
}

/** An `attachments` entry that is new must name an uploaded file by its number. */
function strayAttachments(json: unknown, numbers: readonly string[]): BodyFault[] {
  const message = isRecord(json) && isRecord(json.data) ? json.data : json;
  if (!isRecord(message)) return [];
  return recordsOf(message.attachments).flatMap(({ id }, at) => {
    const isStray = String(id).length < 5 && !numbers.includes(String(id));
    return broken([isStray, ["attachments", at, "id"], "ATTACHMENT_NOT_FOUND", id]);
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError(50109);
  }
}
