import { UserError } from "../user-error.ts";
import { type Cache, openCache } from "./cache.ts";
import type { Card, Drawing } from "./card.ts";
import { compose } from "./compose.ts";
import { openPen, type Pen } from "./draw.ts";
import { facesFor } from "./faces.ts";
import { layOut, partsOf } from "./layout.ts";
import { lookOf } from "./looks.ts";
import { measure } from "./measure.ts";
import { openQueue } from "./queue.ts";
import { openingQuote } from "./signs.ts";
import { openTypecase, type Typecase } from "./typecase.ts";

/** Passages as pictures. Nothing is loaded before the first one. */
export type Cards = {
  draw(card: Card): Promise<Drawing>;
  usage(): ReturnType<Cache<Drawing>["usage"]>;
  close(): void;
};

const mostFontBytes = 6 * 1024 * 1024;

type Desk = { readonly pen: Pen; readonly typecase: Typecase };

export function openCards({ cacheBytes = 4 * 1024 * 1024 } = {}): Cards {
  const kept = openCache<Drawing>(cacheBytes, ({ png, alt }) => png.byteLength + 2 * alt.length);
  const underway = new Map<string, Promise<Drawing>>();
  const inTurn = openQueue(2);
  let desk: Promise<Desk> | undefined;
  let isClosed = false;

  return {
    draw(card) {
      if (isClosed) return Promise.reject(new Error("a card was asked for after the cards were closed"));
      const key = JSON.stringify(card);
      const found = kept.find(key);
      if (found) return Promise.resolve(found);
      const begun = underway.get(key);
      if (begun) return begun;
      const drawing = inTurn(async () => {
        desk ??= openDesk();
        const used = await desk;
        const drawn = await drawCard(used, card);
        // A renderer never gives a font back. Chinese, Japanese and Korean come in hundreds of files.
        if (used.typecase.bytes() > mostFontBytes) desk = undefined;
        if (!isClosed) kept.keep(key, drawn);
        return drawn;
      }).finally(() => underway.delete(key));
      underway.set(key, drawing);
      return drawing;
    },
    usage: kept.usage,
    close() {
      isClosed = true;
      desk = undefined;
      kept.clear();
    },
  };
}

async function openDesk(): Promise<Desk> {
  const pen = await openPen();
  return { pen, typecase: openTypecase(pen.register) };
}

async function drawCard({ pen, typecase }: Desk, card: Card): Promise<Drawing> {
  const look = lookOf(card.look);
  const parts = partsOf(card);
  const written = card.text.slice(Math.max(0, parts.near.start), parts.near.end);
  const all = `${written} ${card.title} ${card.author} ${card.credit} … · n ${openingQuote(card.language)}`;
  const italic = (card.marks ?? []).some((mark) => mark.kind === "italic");
  const { families, missing } = await typecase.choose(all, facesFor(look.face, all, card.language), {
    italic,
  });
  if (missing.length > 0) throw missingLetters(missing);

  const widthsOf = await measure(pen, look, families, parts, card.text);
  const layout = layOut(card, look, parts, widthsOf);
  const tree = compose(card, layout, { look, families, widthsOf });
  const png = await pen.draw(tree, layout.frame.width, layout.frame.height);
  const { text, range } = layout.quote.piece;
  return { png, alt: shortened(text, 1_024), isCreditWhole: layout.isCreditWhole, shown: range };
}

function missingLetters(missing: readonly string[]): UserError {
  const some = missing.slice(0, 3).join(" ");
  const points = missing.slice(0, 3).map((one) => `U+${one.codePointAt(0)?.toString(16).toUpperCase()}`);
  return new UserError(
    "card-letters",
    `No card can be drawn of this passage, because no font here has ${some}; quote it as text instead.`,
    { letters: some, points: points.join(" ") },
  );
}

function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const characters = new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text);
  return `${text.slice(0, characters.containing(most - 1)?.index ?? most - 1).trimEnd()}…`;
}
