import { LRUCache } from "lru-cache";
import { quotationMarks } from "../story/language.ts";
import { userError } from "../user-error.ts";
import type { Card, Drawing } from "./card.ts";
import { compose } from "./compose.ts";
import { facesFor } from "./faces.ts";
import { type FontSet, openFontSet } from "./font-set.ts";
import { layOut, partsOf } from "./layout.ts";
import { measure } from "./measure.ts";
import { openQueue } from "./queue.ts";
import { openRenderer, type Renderer } from "./renderer.ts";
import { themeOf } from "./themes.ts";

/** Passages as pictures. Nothing is loaded before the first one. */
export type Cards = {
  draw(card: Card): Promise<Drawing>;
  usage(): { readonly hits: number; readonly misses: number; readonly bytes: number };
  close(): void;
};

const mostFontBytes = 6 * 1024 * 1024;
const mostCacheBytes = 4 * 1024 * 1024;

type Tools = { readonly renderer: Renderer; readonly fontSet: FontSet };

export function openCards(): Cards {
  const cache = new LRUCache<string, Drawing>({
    maxSize: mostCacheBytes,
    sizeCalculation: ({ png, alt }) => png.byteLength + 2 * alt.length,
  });
  let hits = 0;
  let misses = 0;
  const underway = new Map<string, Promise<Drawing>>();
  const inTurn = openQueue(2);
  let tools: Promise<Tools> | undefined;
  let isClosed = false;

  return {
    draw(card) {
      if (isClosed) return Promise.reject(new Error("a card was asked for after the cards were closed"));
      const key = JSON.stringify(card);
      const found = cache.get(key);
      if (found) hits++;
      else misses++;
      if (found) return Promise.resolve(found);
      const begun = underway.get(key);
      if (begun) return begun;
      const drawing = inTurn(async () => {
        tools ??= openTools();
        const used = await tools;
        const drawn = await drawCard(used, card);
        // A renderer never gives a font back. Chinese, Japanese and Korean come in hundreds of files.
        if (used.fontSet.bytes() > mostFontBytes) tools = undefined;
        if (!isClosed) cache.set(key, drawn);
        return drawn;
      }).finally(() => underway.delete(key));
      underway.set(key, drawing);
      return drawing;
    },
    usage: () => ({ hits, misses, bytes: cache.calculatedSize }),
    close() {
      isClosed = true;
      tools = undefined;
      cache.clear();
    },
  };
}

async function openTools(): Promise<Tools> {
  const renderer = await openRenderer();
  return { renderer, fontSet: openFontSet(renderer.register) };
}

async function drawCard({ renderer, fontSet }: Tools, card: Card): Promise<Drawing> {
  const theme = themeOf(card.theme);
  const parts = partsOf(card);
  const written = card.text.slice(parts.near[0]?.start, parts.near.at(-1)?.end);
  const all = `${written} ${card.title} ${card.author} ${card.credit} … · n ${quotationMarks(card.language)[0]}`;
  const italic = (card.marks ?? []).some((mark) => mark.kind === "italic");
  const faces = facesFor(theme.face, all, card.language);
  const { families, missing } = await fontSet.choose(all, faces, { italic });
  if (missing.length > 0) throw userError("card-letters", { letters: missing.slice(0, 3).join(" ") });

  const widthsOf = await measure(renderer, theme, families, parts, card.text);
  const layout = layOut(card, theme, parts, widthsOf);
  const tree = compose(card, layout, { theme, families, widthsOf });
  const png = await renderer.draw(tree, layout.frame.width, layout.frame.height);
  const { text, range } = layout.quote.piece;
  return { png, alt: shortened(text, 1_024), isCreditWhole: layout.isCreditWhole, shown: range };
}

function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const characters = new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text);
  return `${text.slice(0, characters.containing(most - 1)?.index ?? most - 1).trimEnd()}…`;
}
