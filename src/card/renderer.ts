import type { CardNode } from "./node.ts";

export type FontFile = { readonly family: string; readonly italic: boolean; readonly bytes: Uint8Array };

/** What turns a tree of boxes into pixels. */
export type Renderer = {
  register(font: FontFile): Promise<void>;
  /** The width of each word, drawn alone. */
  measure(words: readonly CardNode[]): Promise<readonly number[]>;
  draw(card: CardNode, width: number, height: number): Promise<Uint8Array>;
};

/** Takumi lays out and draws off the main thread, and knows no font but those that it was given. */
export async function openRenderer(): Promise<Renderer> {
  const takumi = await import("@takumi-rs/core").catch((cause: unknown) => {
    throw new Error("Cards need the package @takumi-rs/core: npm install @takumi-rs/core", { cause });
  });
  // There are no pictures to keep, only style sheets; glyphs of a few hundred letters.
  takumi.setGlyphCacheMaxBytes(2 * 1024 * 1024);
  const renderer = new takumi.Renderer({ cacheMaxBytes: 256 * 1024 });
  return {
    register: async ({ family, italic, bytes }) => {
      await renderer.registerFont({ name: family, data: bytes, style: italic ? "italic" : "normal" });
    },
    measure: async (words) => {
      const column = {
        type: "container",
        style: { display: "flex", flexDirection: "column", alignItems: "flex-start", width: 100_000 },
        children: words,
      };
      const { children } = await renderer.measure(column as Parent, { width: 100_000, height: 100_000 });
      return children.map((child) => child.width);
    },
    draw: (card, width, height) => renderer.render(card as Parent, { width, height, format: "png" }),
  };
}

type Parent = Parameters<InstanceType<typeof import("@takumi-rs/core").Renderer>["render"]>[0];
