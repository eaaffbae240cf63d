import { type File, makeZip } from "./zip.ts";

export type DocxParts = {
  readonly document: string;
  readonly extra?: readonly File[];
  readonly styles?: File;
};

const w =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const style = (id: string, name: string) =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`;

/** A Word document whose body is this WordprocessingML, with Word's usual styles and two notes. */
export function makeDocx({ document, extra = [], styles }: DocxParts): Buffer {
  const relation = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${target}"/>`;
  const relations = (inside: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`;
  return makeZip([
    {
      name: "[Content_Types].xml",
      bytes:
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    },
    { name: "_rels/.rels", bytes: relations(relation("r1", "officeDocument", "word/document.xml")) },
    {
      name: "word/_rels/document.xml.rels",
      bytes: relations(relation("r2", "styles", "styles.xml") + relation("r3", "footnotes", "footnotes.xml")),
    },
    {
      name: "word/document.xml",
      bytes: `<?xml version="1.0"?><w:document ${w}><w:body>${document}</w:body></w:document>`,
    },
    styles ?? {
      name: "word/styles.xml",
      bytes: `<w:styles ${w}>${style("Title", "Title")}${style("Heading1", "heading 1")}${style("Heading2", "heading 2")}</w:styles>`,
    },
    {
      name: "word/footnotes.xml",
      bytes: `<w:footnotes ${w}><w:footnote w:id="2"><w:p><w:r><w:t>A note at the foot.</w:t></w:r></w:p></w:footnote></w:footnotes>`,
    },
    ...extra,
  ]);
}

export function paragraph(text: string, options: { style?: string; run?: string } = {}): string {
  const properties = options.style === undefined ? "" : `<w:pPr><w:pStyle w:val="${options.style}"/></w:pPr>`;
  const runs = text
    .split("\n")
    .map((line) => `<w:t xml:space="preserve">${line}</w:t>`)
    .join("<w:br/>");
  return `<w:p>${properties}<w:r>${options.run === undefined ? "" : `<w:rPr>${options.run}</w:rPr>`}${runs}</w:r></w:p>`;
}
