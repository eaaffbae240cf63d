import { action } from "./dom.ts";
import { icon } from "./icon.ts";

const key = "theme";

/** The system's preference, until the reader says otherwise. */
export function makeThemeButton(): HTMLButtonElement {
  const system = matchMedia("(prefers-color-scheme: light)");
  const isLight = () =>
    (document.documentElement.dataset.theme ?? (system.matches ? "light" : "dark")) === "light";
  const show = () => {
    button.setAttribute("aria-label", isLight() ? "Use the dark theme" : "Use the light theme");
    button.replaceChildren(icon(isLight() ? "moon" : "sun"));
  };
  const button = action("round", () => {
    const theme = isLight() ? "dark" : "light";
    document.documentElement.dataset.theme = theme;
    localStorage.setItem(key, theme);
    show();
  });
  const kept = localStorage.getItem(key);
  if (kept === "light" || kept === "dark") document.documentElement.dataset.theme = kept;
  system.addEventListener("change", show);
  show();
  return button;
}
