import { findCells, groupLists, hasRule, isDropCap, symbolOf } from "./docx-piece.ts";
import { lineLook, runLook, valOf, type WordLook, type WordStyles } from "./docx-styles.ts";
import {
  attributeOf,
  childOf,
  type Element,
  elementsOf,
  findAll,
  findFirst,
  localName,
  make,
  type Node,
  rawText,
  textOf,
} from "./tree.ts";

/** WordprocessingML as the elements that a page would have, so that all kinds of sources are read alike. */
export class WordBody {
  readonly #styles: WordStyles;
  readonly #bullets: ReadonlySet<string>;
  /** Word's fields may begin in one paragraph and end in another; that of the contents is no text. */
  readonly #fields: { isContents: boolean; isResult: boolean; code: string }[] = [];
  #startsPage = false;
  /** An initial in a frame of its own: the next paragraph's first letter. */
  readonly #dropCap: Node[] = [];

  constructor(styles: WordStyles, bullets: ReadonlySet<string>) {
    this.#styles = styles;
    this.#bullets = bullets;
  }

  readAll(parent: Element): Element[] {
    const found: Element[] = [];
    for (const one of elementsOf(parent)) this.#readBlock(one, found);
    return groupLists(found);
  }

  readNote(note: Element, kind: "foot" | "end"): Element {
    const id = attributeOf(note, "id") ?? "";
    return make("aside", { "epub:type": "footnote", id: `${kind}-${id}` }, this.readAll(note));
  }

  #readBlock(element: Element, found: Element[]): void {
    const name = localName(element);
    if (name === "p") found.push(...this.#paragraph(element));
    else if (name === "tbl") found.push(this.#table(element));
    else if (name === "sdt") {
      const gallery = valOf(findFirst(element, "docpartgallery"));
      const inside = findFirst(element, "sdtcontent");
      const own = inside === undefined ? [] : this.readAll(inside);
      if (gallery !== undefined && /table of contents/i.test(gallery)) found.push(make("nav", {}, own));
      else found.push(...own);
    } else if (!/^(?:del|movefrom|sectpr|tblpr|ppr)$/.test(name)) {
      for (const one of elementsOf(element)) this.#readBlock(one, found);
    }
  }

  #paragraph(element: Element): readonly Element[] {
    const properties = childOf(element, "ppr");
    const look: WordLook = {
      ...this.#styles.look(valOf(childOf(properties, "pstyle")), "paragraph"),
      ...lineLook(properties),
    };
    if (isDropCap(properties)) {
      this.#dropCap.push(...this.#inline(element, look, []));
      return [];
    }
    const wasInContents = this.#isInContents;
    const startsPage = this.#startsPage;
    this.#startsPage = false;
    const boxes: Element[] = [];
    const children = [...this.#dropCap.splice(0), ...this.#inline(element, look, boxes)];
    const text = children.map(rawText).join("");
    if (wasInContents || this.#isInContents || look.isContents === true)
      return [make("nav", {}, [make("p", {}, children)])];
    if (hasRule(element) || (look.isLined === true && text.trim() === "" && boxes.length === 0))
      return [make("hr", {}, []), ...boxes];
    const outline = look.isTitle === true ? -1 : (look.outline ?? 9);
    const isHeading = outline < 6 && text.trim() !== "";
    const list = isHeading ? undefined : childOf(properties, "numpr");
    const number = list === undefined ? undefined : valOf(childOf(list, "numid"));
    const style = [
      look.italic === true ? "font-style:italic" : "",
      look.bold === true ? "font-weight:bold" : "",
      look.hidden === true ? "display:none" : "",
      look.centred === true ? "text-align:center" : "",
      startsPage ? "page-break-before:always" : "",
    ].filter((one) => one !== "");
    const matter = look.isTitle === true ? "title" : look.matter;
    const attributes = {
      ...(style.length > 0 ? { style: style.join(";") } : {}),
      ...(matter === undefined ? {} : { class: matter }),
    };
    if (isHeading)
      return [
        make(`h${Math.min(6, outline + 2)}`, matter === undefined ? {} : { class: matter }, children),
        ...boxes,
      ];
    if (number !== undefined && number !== "0" && text.trim() !== "")
      return [
        make("li", { ...attributes, list: this.#bullets.has(number) ? "ul" : "ol" }, children),
        ...boxes,
      ];
    return [make("p", attributes, children), ...boxes];
  }

  get #isInContents(): boolean {
    return this.#fields.some((field) => field.isContents);
  }

  #inline(parent: Element, line: WordLook, boxes: Element[]): Node[] {
    return elementsOf(parent).flatMap((one): Node[] => {
      const name = localName(one);
      if (name === "r") return this.#run(one, line, boxes);
      if (/^(?:ppr|del|movefrom|sdtpr|sdtendpr|rpr|commentrangestart|commentrangeend)$/.test(name)) return [];
      if (name === "hyperlink") {
        const anchor = attributeOf(one, "anchor");
        const children = this.#inline(one, line, boxes);
        return anchor === undefined ? children : [make("a", { href: `#${anchor}` }, children)];
      }
      if (name === "bookmarkstart") {
        const id = attributeOf(one, "name");
        return id === undefined || id.startsWith("_GoBack") ? [] : [make("a", { id }, [])];
      }
      if (
        name === "fldsimple" &&
        /^\s*(?:TOC|PAGE|NUMPAGES|PAGEREF)\b/i.test(attributeOf(one, "instr") ?? "")
      )
        return [];
      if (name === "omath" || name === "omathpara") return [findAll(one, "t").map(rawText).join("")];
      if (name === "alternatecontent") return this.#choice(one, line, boxes);
      return this.#inline(one, line, boxes);
    });
  }

  #run(run: Element, line: WordLook, boxes: Element[]): Node[] {
    const properties = childOf(run, "rpr");
    const own = {
      ...this.#styles.look(valOf(childOf(properties, "rstyle")), "character"),
      ...runLook(properties),
    };
    const children = elementsOf(run).flatMap((one) => this.#piece(one, line, boxes));
    if (children.length === 0) return [];
    const style = [
      own.italic === undefined ? "" : `font-style:${own.italic ? "italic" : "normal"}`,
      own.bold === undefined ? "" : `font-weight:${own.bold ? "bold" : "normal"}`,
      own.hidden === true ? "display:none" : "",
      own.struck === true ? "text-decoration:line-through" : "",
    ].filter((one) => one !== "");
    return style.length === 0 ? children : [make("span", { style: style.join(";") }, children)];
  }

  #piece(one: Element, line: WordLook, boxes: Element[]): Node[] {
    const name = localName(one);
    const field = this.#fields.at(-1);
    if (name === "fldchar") this.#field(attributeOf(one, "fldCharType"));
    if (name === "instrtext" && field !== undefined) {
      field.code += rawText(one);
      field.isContents = /^\s*TOC\b/i.test(field.code);
    }
    if (field !== undefined && !field.isResult) return [];
    const isCounter = field !== undefined && /^\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b/i.test(field.code);
    if (name === "t" && !isCounter) return [rawText(one)];
    if (name === "tab" || name === "ptab") return ["\t"];
    if (name === "cr") return [make("br", {}, [])];
    if (name === "br") {
      if (attributeOf(one, "type") !== "page")
        return attributeOf(one, "type") === "column" ? [] : [make("br", {}, [])];
      this.#startsPage = true;
      return [];
    }
    if (name === "nobreakhyphen") return ["\u2011"];
    if (name === "sym") return [symbolOf(one)];
    if (name === "footnotereference" || name === "endnotereference") {
      const kind = name === "footnotereference" ? "foot" : "end";
      const id = attributeOf(one, "id") ?? "";
      return [make("a", { "epub:type": "noteref", href: `#${kind}-${id}` }, [id])];
    }
    if (name === "ruby") {
      const base = childOf(one, "rubybase");
      const over = childOf(one, "rt");
      const children = base === undefined ? [] : this.#inline(base, line, boxes);
      return [make("ruby", {}, [...children, make("rt", {}, over === undefined ? [] : [textOf(over)])])];
    }
    if (name === "alternatecontent") return this.#choice(one, line, boxes);
    if (name === "drawing" || name === "pict" || name === "object") return this.#picture(one, boxes);
    return [];
  }

  #field(type: string | undefined): void {
    if (type === "begin") this.#fields.push({ isContents: false, isResult: false, code: "" });
    const field = this.#fields.at(-1);
    if (type === "separate" && field !== undefined) field.isResult = true;
    if (type === "end") this.#fields.pop();
  }

  /** Newer Word writes a thing twice, for itself and for older Word. */
  #choice(element: Element, line: WordLook, boxes: Element[]): Node[] {
    const ways = elementsOf(element);
    const chosen = ways.find((one) => findFirst(one, "txbxcontent") !== undefined) ?? ways[0];
    if (chosen === undefined) return [];
    return elementsOf(chosen).flatMap((one) => this.#piece(one, line, boxes));
  }

  #picture(element: Element, boxes: Element[]): Node[] {
    const box = findFirst(element, "txbxcontent");
    if (box !== undefined) {
      for (const one of this.readAll(box)) boxes.push(one);
      return [];
    }
    if (hasRule(element)) return [];
    const named = findFirst(element, "docpr") ?? findFirst(element, "shape");
    const alt = named?.attributes.descr ?? named?.attributes.alt ?? "";
    return findFirst(element, "blip") === undefined &&
      findFirst(element, "imagedata") === undefined &&
      alt === ""
      ? []
      : [make("img", { alt }, [])];
  }

  #table(table: Element): Element {
    const rows = elementsOf(table).filter((one) => localName(one) === "tr");
    return make(
      "table",
      {},
      rows.map((row) =>
        make(
          "tr",
          {},
          findCells(row).map((cell) => {
            const inside = this.readAll(cell).filter((one) => textOf(one) !== "" || one.name === "hr");
            const only = inside[0];
            const isPlain = inside.length === 1 && only?.name === "p" && rawText(only).length <= 300;
            return make("td", {}, isPlain ? (only?.children ?? []) : inside);
          }),
        ),
      ),
    );
  }
}
