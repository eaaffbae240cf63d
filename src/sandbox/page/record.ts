import type { ShownRequest } from "../protocol.ts";
import { make } from "./dom.ts";

const mostRows = 100;

/** What Discord was asked by the bot, the latest first. */
export function makeRecord() {
  const list = make("ol.requests");
  const count = make("small", "0");
  const element = make("details.setting.record", make("summary", "What Discord was asked ", count), list);
  const rowOf = ({ method, route, status, reason, json }: ShownRequest) => {
    const line = [make("b", method), ` ${shortened(route)} `, make("i", String(status))];
    const text = json === undefined ? undefined : JSON.stringify(json, null, 2);
    return make(
      "li",
      { class: status >= 400 ? "refused" : "" },
      text === undefined
        ? make("p", ...line)
        : make("details", make("summary", ...line), make("pre", { tabindex: 0 }, text)),
      reason !== undefined && make("p.problem", reason),
    );
  };
  const put = (request: ShownRequest) => {
    list.prepend(rowOf(request));
    list.children[mostRows]?.remove();
    count.textContent = String(request.id);
  };
  return {
    element,
    put,
    redraw: (requests: readonly ShownRequest[]) => {
      list.replaceChildren();
      for (const request of requests) put(request);
    },
  };
}

/** Of an id its end tells it apart. */
function shortened(route: string): string {
  return route.replace(/\d{12,}/g, (id) => `…${id.slice(-4)}`);
}
