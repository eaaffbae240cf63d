import type { IncomingMessage, ServerResponse } from "node:http";

/** Nothing comes from elsewhere, nothing runs but the page's own files, nobody may frame it. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "media-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

export function setHeaders(response: ServerResponse): void {
  const headers = {
    "content-security-policy": policy,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
  };
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
}

/** Why a request is not answered. A name that leads here but isn't this machine's (DNS rebinding) shows in Host, another site in Origin. */
export function refusalOf(request: IncomingMessage, port: number): string | undefined {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  const host = request.headers.host ?? "";
  if (!hosts.includes(host)) return `This page is at http://127.0.0.1:${port} and under no other name.`;
  const { origin } = request.headers;
  if (origin !== undefined && origin !== `http://${host}`) return "Only the preview's own page may ask this.";
  if (request.method === "GET" || request.method === "HEAD") {
    // A link from another site may open the page, and nothing else.
    const isNavigation = request.headers["sec-fetch-mode"] === "navigate";
    const isForeign = ["cross-site", "same-site"].includes(String(request.headers["sec-fetch-site"]));
    return isForeign && !isNavigation ? "Only the preview's own page may ask this." : undefined;
  }
  if (origin === undefined) return "Only the preview's own page may ask this.";
  return request.headers["content-type"] === "application/json" ? undefined : "Ask in application/json.";
}
