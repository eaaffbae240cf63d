import { make } from "./dom.ts";

/** How long a sentence stays: long enough to read it twice. */
const shownMs = 7_000;

/** Short sentences about the preview itself, at the page's edge. The latest one is shown. */
export function makeNotes(place: HTMLElement): (sentence: string, isProblem: boolean) => void {
  let timer = 0;
  return (sentence, isProblem) => {
    clearTimeout(timer);
    place.replaceChildren(make("p", { class: isProblem ? "note problem" : "note" }, sentence));
    timer = window.setTimeout(() => place.replaceChildren(), shownMs);
  };
}
