import type { Draft } from "./draft.ts";
import { readPage } from "./html.ts";
import { limits, tooLarge } from "./limits.ts";
import { styleOf } from "./look.ts";
import { charsets, codepage, signs, skipped } from "./rtf-words.ts";
import { type Element, make, makePage, type Node } from "./tree.ts";

type State = {
  italic: true | undefined;
  bold: true | undefined;
  isHidden: true | undefined;
  isStruck: true | undefined;
  isCentred: true | undefined;
  outline: number;
  /** How many bytes stand in for a \u for readers that don't know it. */
  skipAfterUnicode: number;
  font: number;
  /** What of the file is no text: tables of fonts, pictures, fields' code. */
  place: "text" | "skip" | "fonts" | "styles" | "title" | "author" | "note";
};

const plainLetters = { italic: undefined, bold: undefined, isHidden: undefined, isStruck: undefined };
const plainLine = { isCentred: undefined, outline: 9 };

const places: Readonly<Record<string, State["place"]>> = {
  fonttbl: "fonts",
  stylesheet: "styles",
  title: "title",
  author: "author",
  shptxt: "text",
  fldrslt: "text",
};
const switches: Readonly<Record<string, keyof typeof plainLetters>> = {
  i: "italic",
  b: "bold",
  v: "isHidden",
  deleted: "isHidden",
  strike: "isStruck",
  striked: "isStruck",
};

/** Rich Text as WordPad, Word, Scrivener and TextEdit write it: its paragraphs, emphasis and notes. */
export async function readRtf(bytes: Uint8Array, shown: string): Promise<Draft> {
  const reader = new Rtf(new TextDecoder("latin1").decode(bytes), shown);
  const story = reader.read();
  const draft = await readPage(makePage([...story, ...reader.notes]), "RTF", {});
  const title = draft.about.title ?? (reader.about.title.trim() || undefined);
  const author = reader.about.author.trim();
  const unsure = [...draft.unsure];
  if (draft.about.authors === undefined && author !== "")
    unsure.push(`The file names “${author}” as its author; add --author if that is the name to show.`);
  return { ...draft, unsure, about: { ...draft.about, title } };
}

class Rtf {
  readonly notes: Element[] = [];
  readonly about = { title: "", author: "" };
  readonly #source: string;
  readonly #shown: string;
  readonly #states: State[] = [];
  #state: State = { ...plainLetters, ...plainLine, skipAfterUnicode: 1, font: 0, place: "text" };
  #codepage = "windows-1252";
  readonly #fonts = new Map<number, string>();
  readonly #styles = new Map<number, number>();
  #style = 0;
  #styleName = "";
  #bytes: number[] = [];
  #line: Node[] = [];
  #found: Element[] = [];
  /** The text around the note that is being read, and the depth at which the note ends. */
  #outer: { line: Node[]; found: Element[]; depth: number } | undefined;

  constructor(source: string, shown: string) {
    this.#source = source;
    this.#shown = shown;
  }

  read(): readonly Element[] {
    const token =
      /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|([^\\{}\r\n]+)|[\r\n]+/giy;
    let skip = 0;
    let tokens = 0;
    for (let found = token.exec(this.#source); found !== null; found = token.exec(this.#source)) {
      tokens += 1;
      if (tokens > limits.nodes * 4) throw tooLarge(this.#shown, "its markup has over eight million parts");
      const [, word, number, hex, sign, brace, text] = found;
      if (hex !== undefined) {
        if (skip > 0) skip -= 1;
        else this.#bytes.push(Number.parseInt(hex, 16));
        continue;
      }
      if (text !== undefined) {
        const own = skip > 0 ? text.slice(skip) : text;
        skip = Math.max(0, skip - text.length);
        this.#text(own);
        continue;
      }
      this.#endBytes();
      if (brace === "{") this.#open();
      else if (brace === "}") this.#close();
      else if (word === "u") {
        this.#add(String.fromCharCode((Number(number) + 65_536) % 65_536));
        skip = this.#state.skipAfterUnicode;
        continue;
      } else if (word === "bin") token.lastIndex += Math.max(0, Number(number ?? 0));
      else if (word !== undefined) this.#word(word, number === undefined ? undefined : Number(number));
      else if (sign !== undefined) this.#sign(sign);
      if (brace !== undefined || word !== undefined) skip = 0;
    }
    this.#endBytes();
    this.#endLine();
    return this.#found;
  }

  #open(): void {
    if (this.#states.length > limits.depth * 5)
      throw tooLarge(this.#shown, "its markup is nested thousands deep");
    this.#states.push({ ...this.#state });
  }

  #close(): void {
    if (this.#outer !== undefined && this.#states.length === this.#outer.depth) {
      this.#endLine();
      const note = this.#found;
      this.#found = this.#outer.found;
      this.#line = this.#outer.line;
      this.#outer = undefined;
      const id = `note-${this.notes.length + 1}`;
      this.notes.push(make("aside", { "epub:type": "footnote", id }, note));
      this.#line.push(make("a", { "epub:type": "noteref", href: `#${id}` }, ["*"]));
    }
    this.#state = this.#states.pop() ?? this.#state;
  }

  #sign(sign: string): void {
    if (sign === "*") this.#state.place = "skip";
    else if (sign === "\n" || sign === "\r") this.#endLine();
    else if (sign !== "-") this.#add(signs[sign] ?? "");
  }

  #word(word: string, number: number | undefined): void {
    const state = this.#state;
    const isOn = number === 0 ? undefined : true;
    const place = places[word];
    const letters = switches[word];
    if (skipped.has(word)) state.place = "skip";
    else if (place !== undefined) state.place = place;
    else if (letters !== undefined) state[letters] = isOn;
    else if (word === "footnote") this.#startNote();
    else if (/^(?:par|sect|row|cell)$/.test(word)) this.#endLine();
    else if (word === "line") this.#push(make("br"));
    else if (word === "pard") Object.assign(state, plainLine);
    else if (word === "plain") Object.assign(state, plainLetters);
    else if (/^q[cljr]$/.test(word)) state.isCentred = word === "qc" || undefined;
    else if (word === "outlinelevel") state.outline = number ?? 9;
    else if (word === "s") this.#useStyle(number ?? 0);
    else if (word === "uc") state.skipAfterUnicode = Math.min(10, number ?? 1);
    else if (word === "ansicpg") this.#codepage = codepage(number ?? 1252);
    else if (word === "mac") this.#codepage = "macintosh";
    else if (word === "f") state.font = number ?? 0;
    else if (word === "fcharset" && state.place === "fonts")
      this.#fonts.set(state.font, charsets[number ?? 0] ?? "");
    else if (signs[word] !== undefined) this.#add(signs[word]);
  }

  #useStyle(number: number): void {
    this.#style = number;
    this.#styleName = "";
    if (this.#state.place !== "styles") this.#state.outline = this.#styles.get(number) ?? this.#state.outline;
  }

  #startNote(): void {
    if (this.#outer !== undefined) return;
    this.#outer = { line: this.#line, found: this.#found, depth: this.#states.length };
    this.#line = [];
    this.#found = [];
    this.#state.place = "text";
  }

  #text(text: string): void {
    if (this.#bytes.length > 0 || /[\u0080-\u00ff]/.test(text)) {
      // Raw bytes of a code page, with and without an escape.
      for (let at = 0; at < text.length; at += 1) this.#bytes.push(text.charCodeAt(at));
    } else this.#add(text);
  }

  #endBytes(): void {
    if (this.#bytes.length === 0) return;
    const bytes = Uint8Array.from(this.#bytes);
    this.#bytes = [];
    this.#add(new TextDecoder(this.#fonts.get(this.#state.font) || this.#codepage).decode(bytes));
  }

  #add(text: string): void {
    const { place } = this.#state;
    if (place === "title" || place === "author") this.about[place] += text;
    if (place === "styles") this.#nameStyle(text);
    if (place === "text") this.#push(text);
  }

  #nameStyle(text: string): void {
    this.#styleName += text;
    const level = /^\s*(?:heading|überschrift|titre)\s*(\d)\s*;/i.exec(this.#styleName)?.[1];
    if (level !== undefined) this.#styles.set(this.#style, Number(level) - 1);
  }

  #push(node: Node): void {
    if (this.#state.place !== "text") return;
    const attributes = styleOf({ ...this.#state, isCentred: undefined });
    const isPlain = attributes.style === undefined || node === "";
    this.#line.push(isPlain ? node : make("span", attributes, [node]));
  }

  #endLine(): void {
    if (this.#state.place !== "text") return;
    const { outline, isCentred } = this.#state;
    const name = outline < 6 ? `h${Math.max(1, outline + 1)}` : "p";
    this.#found.push(make(name, name === "p" ? styleOf({ isCentred }) : {}, this.#line));
    this.#line = [];
  }
}
