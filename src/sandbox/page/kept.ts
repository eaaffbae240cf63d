import type { PageSetting } from "../protocol.ts";

const key = "setting";
const first: PageSetting = { as: "reader", place: "", locale: "en-US" };

/** Who one was, where, and in which language, before the page was loaded anew. */
export function keptSetting(): PageSetting {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "{}");
    return { ...first, ...(kept as Partial<PageSetting>) };
  } catch {
    return first;
  }
}

export function keepSetting(setting: PageSetting): void {
  localStorage.setItem(key, JSON.stringify(setting));
}
