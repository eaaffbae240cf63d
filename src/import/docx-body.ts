import {
  findCells,
  groupLists,
  hasRule,
  isDropCap,
  lineLook,
  runLook,
  symbolOf,
  valOf,
  type WordLook,
  type WordStyles,
} from "./docx-styles.ts";
import { styleOf } from "./look.ts";
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
  /** Word's fields may begin in one paragraph and end in another; the field of the contents is no text. */
  readonly #fields: { isContents: boolean; isResult: boolean; code: string }[] = [];
  /** An initial in a frame of its own: the next paragraph's first letter. */
  readonly #dropCap: Node[] = [];
  /** The boxes of text that this paragraph holds: they follow it. */
  #boxes: Element[] = [];

  constructor(styles: WordStyles, bullets: ReadonlySet<string>) {
    this.#styles = styles;
    this.#bullets = bullets;
  }

  readAll(parent: Element | undefined): Element[] {
    return groupLists(elementsOf(parent).flatMap((one) => this.#block(one)));
  }

  readNote(note: Element, kind: "foot" | "end"): Element {
    const id = attributeOf(note, "id") ?? "";
    return make("aside", { "epub:type": "footnote", id: `${kind}-${id}` }, this.readAll(note));
  }

  #block(element: Element): readonly Element[] {
    const name = localName(element);
    if (name === "p") return this.#paragraph(element);
    if (name === "tbl") return [this.#table(element)];
    if (name === "sdt") {
      const own = this.readAll(findFirst(element, "sdtcontent"));
      const gallery = valOf(findFirst(element, "docpartgallery")) ?? "";
      return /table of contents/i.test(gallery) ? [make("nav", {}, own)] : own;
    }
    if (/^(?:del|movefrom|sectpr|tblpr|ppr)$/.test(name)) return [];
    return elementsOf(element).flatMap((one) => this.#block(one));
  }

  #paragraph(element: Element): readonly Element[] {
    const properties = childOf(element, "ppr");
    const look: WordLook = {
      ...this.#styles.look(valOf(childOf(properties, "pstyle")), "paragraph"),
      ...lineLook(properties),
    };
    const outer = this.#boxes;
    this.#boxes = [];
    if (isDropCap(properties)) {
      this.#dropCap.push(...this.#inline(element));
      this.#boxes = outer;
      return [];
    }
    const wasInContents = this.#isInContents;
    const children = [...this.#dropCap.splice(0), ...this.#inline(element)];
    const boxes = this.#boxes;
    this.#boxes = outer;
    if (wasInContents || this.#isInContents || look.isContents === true)
      return [make("nav", {}, [make("p", {}, children)])];
    const isBlank = children.map(rawText).join("").trim() === "";
    if (hasRule(element) || (look.isRuled === true && isBlank && boxes.length === 0))
      return [make("hr"), ...boxes];
    const matter = look.isTitle === true ? "title" : look.matter;
    const kind = matter === undefined ? {} : { class: matter };
    const outline = look.isTitle === true ? -1 : (look.outline ?? 9);
    if (outline < 6 && !isBlank) return [make(`h${Math.min(6, outline + 2)}`, kind, children), ...boxes];
    const attributes = { ...styleOf({ ...look, isStruck: false }), ...kind };
    const number = valOf(childOf(childOf(properties, "numpr"), "numid")) ?? "0";
    if (number === "0" || isBlank) return [make("p", attributes, children), ...boxes];
    return [make("li", { ...attributes, list: this.#bullets.has(number) ? "ul" : "ol" }, children), ...boxes];
  }

  get #isInContents(): boolean {
    return this.#fields.some((field) => field.isContents);
  }

  #inline(parent: Element | undefined): Node[] {
    return elementsOf(parent).flatMap((one): Node[] => {
      const name = localName(one);
      if (name === "r") return this.#run(one);
      if (/^(?:ppr|del|movefrom|sdtpr|sdtendpr|rpr|commentrangestart|commentrangeend)$/.test(name)) return [];
      if (name === "hyperlink") {
        const anchor = attributeOf(one, "anchor");
        const children = this.#inline(one);
        return anchor === undefined ? children : [make("a", { href: `#${anchor}` }, children)];
      }
      if (name === "bookmarkstart") {
        const id = attributeOf(one, "name");
        return id === undefined || id.startsWith("_GoBack") ? [] : [make("a", { id })];
      }
      const code = name === "fldsimple" ? (attributeOf(one, "instr") ?? "") : "";
      if (/^\s*(?:TOC|PAGE|NUMPAGES|PAGEREF)\b/i.test(code)) return [];
      if (name === "omath" || name === "omathpara") return [findAll(one, "t").map(rawText).join("")];
      return name === "alternatecontent" ? this.#choice(one) : this.#inline(one);
    });
  }

  #run(run: Element): Node[] {
    const properties = childOf(run, "rpr");
    const own = {
      ...this.#styles.look(valOf(childOf(properties, "rstyle")), "character"),
      ...runLook(properties),
    };
    const children = elementsOf(run).flatMap((one) => this.#piece(one));
    const attributes = styleOf({ ...own, isCentred: false });
    return children.length === 0 || attributes.style === undefined
      ? children
      : [make("span", attributes, children)];
  }

  #piece(one: Element): Node[] {
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
    if (name === "cr") return [make("br")];
    if (name === "br") {
      return /^(?:page|column)$/.test(attributeOf(one, "type") ?? "") ? [] : [make("br")];
    }
    if (name === "nobreakhyphen") return ["\u2011"];
    if (name === "sym") return [symbolOf(one)];
    const [, kind] = /^(foot|end)notereference$/.exec(name) ?? [];
    if (kind !== undefined) {
      const id = attributeOf(one, "id") ?? "";
      return [make("a", { "epub:type": "noteref", href: `#${kind}-${id}` }, [id])];
    }
    if (name === "ruby") {
      const reading = make("rt", {}, [textOf(childOf(one, "rt"))]);
      return [make("ruby", {}, [...this.#inline(childOf(one, "rubybase")), reading])];
    }
    if (name === "alternatecontent") return this.#choice(one);
    return /^(?:drawing|pict|object)$/.test(name) ? this.#picture(one) : [];
  }

  #field(type: string | undefined): void {
    if (type === "begin") this.#fields.push({ isContents: false, isResult: false, code: "" });
    const field = this.#fields.at(-1);
    if (type === "separate" && field !== undefined) field.isResult = true;
    if (type === "end") this.#fields.pop();
  }

  /** Newer Word writes a thing twice, for itself and for older Word. */
  #choice(element: Element): Node[] {
    const ways = elementsOf(element);
    const chosen = ways.find((one) => findFirst(one, "txbxcontent") !== undefined) ?? ways[0];
    return elementsOf(chosen).flatMap((one) => this.#piece(one));
  }

  #picture(element: Element): Node[] {
    const box = findFirst(element, "txbxcontent");
    if (box !== undefined) {
      for (const one of this.readAll(box)) this.#boxes.push(one);
      return [];
    }
    if (hasRule(element)) return [];
    const named = findFirst(element, "docpr") ?? findFirst(element, "shape");
    const alt = named?.attributes.descr ?? named?.attributes.alt ?? "";
    const picture = findFirst(element, "blip") ?? findFirst(element, "imagedata");
    return picture === undefined && alt === "" ? [] : [make("img", { alt })];
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
          findCells(row).map((cell) => this.#cell(cell)),
        ),
      ),
    );
  }

  #cell(cell: Element): Element {
    const inside = this.readAll(cell).filter((one) => textOf(one) !== "" || one.name === "hr");
    const [only] = inside;
    const isPlain = inside.length === 1 && only?.name === "p" && rawText(only).length <= 300;
    return make("td", {}, isPlain ? only.children : inside);
  }
}
