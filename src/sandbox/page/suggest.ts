import type { ShownChoice, Suggested } from "../protocol.ts";

/** Long enough not to ask for each letter of a fast typist, short enough to feel live. */
const pauseMs = 110;

/** Asks for suggestions once typing pauses, and lets a late answer to an earlier question fall. */
export function makeSuggester(options: {
  readonly ask: (name: string, text: string) => Promise<Suggested>;
  readonly show: (choices: readonly ShownChoice[], state: "waiting" | "there" | "failed") => void;
}): { readonly type: (name: string, text: string) => void; readonly stop: () => void } {
  let timer = 0;
  let turn = 0;
  const ask = async (name: string, text: string, mine: number) => {
    const suggested = await options.ask(name, text).catch(() => ({ choices: [], isFailed: true }));
    if (mine === turn) options.show(suggested.choices, suggested.isFailed ? "failed" : "there");
  };
  const stop = () => {
    turn += 1;
    clearTimeout(timer);
  };
  return {
    type: (name, text) => {
      stop();
      const mine = turn;
      options.show([], "waiting");
      timer = window.setTimeout(() => void ask(name, text, mine), pauseMs);
    },
    stop,
  };
}
