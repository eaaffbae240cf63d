import type { Setting } from "../protocol.ts";

const key = "setting";
const first: Setting = { as: "reader", place: "", locale: "en-US" };

/** Who one was, where, and in which language, before the page was loaded anew. */
export function keptSetting(): Setting {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "{}");
    return { ...first, ...(kept as Partial<Setting>) };
  } catch {
    return first;
  }
}

export function keepSetting(setting: Setting): void {
  localStorage.setItem(key, JSON.stringify(setting));
}
