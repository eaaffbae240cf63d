import { DatabaseSync } from "node:sqlite";
import { Charset, Index } from "flexsearch";
import Fuse, { type IFuseOptions } from "fuse.js";
import MiniSearch from "minisearch";
import { answersOf, type Engine, type Line, linesOf, quoth, wordsOf } from "./engine.ts";

// Each peer indexes sentences, as that is how it can mark one, and gives at most this many.
const limit = 20;

function fuse(name: string, options: IFuseOptions<Line>): Engine {
  return {
    name,
    open(paragraphs) {
      const lines = linesOf(paragraphs);
      const index = new Fuse(lines, { keys: ["text"], includeScore: true, ...options });
      return {
        find(query) {
          // A blank query returns every document.
          if (query.trim() === "") return [];
          const found = index.search(query, { limit });
          return answersOf(
            lines,
            found.map(({ item, score }) => ({ id: item.id, score: 1 - (score ?? 1) })),
          );
        },
        close: () => undefined,
      };
    },
  };
}

const miniSearch: Engine = {
  name: "MiniSearch",
  open(paragraphs) {
    const lines = linesOf(paragraphs);
    const index = new MiniSearch<Line>({
      fields: ["text"],
      tokenize: (text) => [...wordsOf(text)],
      searchOptions: {
        prefix: (term) => term.length > 3,
        fuzzy: (term) => (term.length > 3 ? 0.25 : false),
      },
    });
    index.addAll(lines);
    return {
      find(query) {
        const terms = wordsOf(query).length || 1;
        const found = index.search(query).slice(0, limit);
        return answersOf(
          lines,
          found.map(({ id, score }) => ({ id: Number(id), score: score / terms })),
        );
      },
      close: () => undefined,
    };
  },
};

const flexSearch: Engine = {
  name: "FlexSearch",
  open(paragraphs) {
    const lines = linesOf(paragraphs);
    const index = new Index({ tokenize: "forward", encoder: Charset.LatinAdvanced, resolution: 9 });
    for (const { id, text } of lines) index.add(id, text);
    return {
      find(query) {
        const found = index.search(query, { limit, suggest: true });
        return answersOf(
          lines,
          found.map((id) => ({ id: Number(id) })),
        );
      },
      close: () => undefined,
    };
  },
};

function fts5(name: string, tokenizer: string, termsOf: (query: string) => readonly string[]): Engine {
  return {
    name,
    open(paragraphs) {
      const lines = linesOf(paragraphs);
      const database = new DatabaseSync(":memory:");
      database.exec(`CREATE VIRTUAL TABLE line USING fts5(text, tokenize = '${tokenizer}')`);
      const insert = database.prepare("INSERT INTO line (rowid, text) VALUES (?, ?)");
      database.exec("BEGIN");
      for (const { id, text } of lines) insert.run(id, text);
      database.exec("COMMIT");
      const select = database.prepare(
        `SELECT rowid AS id, rank FROM line WHERE line MATCH ? ORDER BY rank LIMIT ${limit}`,
      );
      return {
        find(query) {
          const terms = [...new Set(termsOf(query))];
          if (terms.length === 0) return [];
          const found = select.all(terms.map((term) => `"${term}"`).join(" OR "));
          return answersOf(
            lines,
            found.map(({ id, rank }) => ({ id: Number(id), score: -Number(rank) / terms.length })),
          );
        },
        close: () => database.close(),
      };
    },
  };
}

function trigramsOf(query: string): readonly string[] {
  const letters = [...query.toLowerCase().replaceAll('"', " ")];
  return letters.slice(2).map((third, index) => `${letters[index]}${letters[index + 1]}${third}`);
}

export const engines: readonly Engine[] = [
  quoth,
  fuse("Fuse.js", {}),
  fuse("Fuse.js, ignoreLocation", { ignoreLocation: true }),
  fuse("Fuse.js, useTokenSearch", { useTokenSearch: true }),
  miniSearch,
  flexSearch,
  fts5("FTS5 trigram", "trigram remove_diacritics 1", trigramsOf),
  fts5("FTS5 porter", "porter unicode61 remove_diacritics 2", wordsOf),
];
