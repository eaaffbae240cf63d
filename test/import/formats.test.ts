import { expect, test } from "vitest";
import { makeDocx, paragraph } from "./make/docx.ts";
import { bringFile } from "./make/outline.ts";
import { makeZip } from "./make/zip.ts";

const w = (body: string) => makeDocx({ document: body });

test("FictionBook: sections are chapters, notes stay with their passages", async () => {
  const file = `<?xml version="1.0" encoding="utf-8"?><FictionBook xmlns:l="x"><description><title-info><author><first-name>Анна</first-name><last-name>Чайка</last-name></author><book-title>Отлив</book-title><annotation><p>О море.</p></annotation><lang>ru</lang></title-info></description><body><title><p>Отлив</p></title><section><title><p>Глава 1</p></title><p>Вода <emphasis>ушла</emphasis><a l:href="#n1" type="note">1</a>.</p></section><section><title><p>Глава 2</p></title><poem><stanza><v>Море,</v><v>море</v></stanza></poem></section></body><body name="notes"><section id="n1"><title><p>1</p></title><p>Далеко.</p></section></body><binary id="c">AAAA</binary></FictionBook>`;
  const { outline, story, printed } = await bringFile("a.fb2", file);
  expect(outline).toEqual(["## Глава 1", "Вода *ушла*.", "## Глава 2", "Море,\nморе"]);
  expect(story.about).toMatchObject({
    title: "Отлив",
    author: "Анна Чайка",
    language: "ru",
    summary: "О море.",
  });
  expect(printed).toContain("1 footnote, kept with their passages");
  expect(story.about.footnotes).toEqual([{ passage: 1, mark: "1", text: "Далеко." }]);
});

const odt = (text: string) =>
  `<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:text="t" xmlns:style="s" xmlns:fo="f"><office:automatic-styles><style:style style:name="T1" style:family="text"><style:text-properties fo:font-style="italic"/></style:style><style:style style:name="T2" style:family="text"><style:text-properties text:display="none"/></style:style></office:automatic-styles><office:body><office:text>${text}</office:text></office:body></office:document-content>`;
const odtText =
  '<text:table-of-content><text:index-body><text:p>Chapter 1 1</text:p></text:index-body></text:table-of-content><text:h text:outline-level="1">Chapter 1</text:h><text:p>The tide <text:span text:style-name="T1">was</text:span> out<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>By a mile.</text:p></text:note-body></text:note>.<text:span text:style-name="T2"> Secret.</text:span></text:p><text:h text:outline-level="1">Chapter 2</text:h><text:p>It came<text:line-break/>in.</text:p>';

test("a LibreOffice document, in its archive and as one flat file", async () => {
  const expected = ["## Chapter 1", "The tide *was* out.", "## Chapter 2", "It came\nin."];
  const archive = makeZip([
    { name: "mimetype", bytes: "application/vnd.oasis.opendocument.text" },
    { name: "content.xml", bytes: odt(odtText) },
  ]);
  expect((await bringFile("a.odt", archive)).outline).toEqual(expected);
  expect(
    (await bringFile("a.fodt", odt(odtText).replaceAll("office:document-content", "office:document")))
      .outline,
  ).toEqual(expected);
});

test("RTF: headings by style, emphasis, letters of other alphabets, notes", async () => {
  const file =
    "{\\rtf1\\ansi\\ansicpg1251{\\fonttbl{\\f0\\fcharset0 Times;}{\\f1\\fcharset204 Times;}}{\\stylesheet{\\s1 heading 1;}}{\\*\\generator X;}{\\info{\\author Legal Name}}\\pard\\s1 Chapter 1\\par\\pard\\plain\\f0 The tide {\\i was} out\\u8212?far.{\\footnote By a mile.}\\par\\f1\\'cc\\'ee\\'f0\\'e5.\\par{\\v Secret.}\\pard\\s1 Chapter 2\\par\\pard It came\\line in.\\par}";
  const { outline, story, printed } = await bringFile("a.rtf", file);
  expect(outline).toEqual([
    "## Chapter 1",
    "The tide *was* out—far.",
    "Море.",
    "## Chapter 2",
    "It came\nin.",
  ]);
  expect(story.about.author).toBeUndefined();
  expect(printed).toContain("1 footnote");
});

test("Word: hidden and deleted text, styles, rulers, fields, ruby and text boxes", async () => {
  const styles = {
    name: "word/styles.xml",
    bytes:
      '<w:styles xmlns:w="w"><w:style w:type="paragraph" w:styleId="H"><w:name w:val="My Chapter"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style><w:style w:type="character" w:styleId="T"><w:name w:val="Thought"/><w:rPr><w:i/></w:rPr></w:style></w:styles>',
  };
  const run = (text: string, properties = "") => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;
  const body = [
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Ebb 1</w:t></w:r></w:p><w:p><w:r><w:t>Flow 2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
    paragraph("Ebb", { style: "H" }),
    `<w:p>${run("She ")}${run("knew", '<w:rStyle w:val="T"/>')}${run(".")}${run(" Secret.", "<w:vanish/>")}<w:del><w:r><w:delText> Gone.</w:delText></w:r></w:del></w:p>`,
    '<w:p><w:r><w:pict><v:rect o:hr="t"/></w:pict></w:r></w:p>',
    "<w:p><w:r><w:ruby><w:rt><w:r><w:t>しお</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>潮</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>",
    paragraph("Flow", { style: "H" }),
    '<w:p><w:r><w:drawing><wp:docPr descr="C:\\Users\\M\\tide.png"/><a:blip/></w:drawing></w:r></w:p>',
    "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>It came in.</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>",
  ].join("");
  const { outline } = await bringFile("a.docx", makeDocx({ document: body, styles }));
  expect(outline).toEqual(["## Ebb", "She *knew*.", "***", "潮（しお）", "## Flow", "It came in."]);
});

test("bold lines in the middle are chapters where a document has no headings, and the report says so", async () => {
  const title = (text: string) =>
    `<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>${text}</w:t></w:r></w:p>`;
  const { outline, printed } = await bringFile(
    "a.docx",
    w([title("Ebb"), paragraph("The tide was out."), title("Flow"), paragraph("It came in.")].join("")),
  );
  expect(outline).toEqual(["## Ebb", "The tide was out.", "## Flow", "It came in."]);
  expect(printed).toContain("such as “Ebb”");
});

test.each([
  [
    "Windows-1251",
    "Глава 1\n\nОн сидел на пристани и ждал.",
    Uint8Array.from([
      ...Buffer.from("c3ebe0e2e020310a0acef020f1e8e4e5eb20ede020eff0e8f1f2e0ede820e820e6e4e0eb2e", "hex"),
    ]),
  ],
  [
    "KOI8-R",
    "Он сидел и ждал.",
    Buffer.from("ef ce 20 d3 c9 c4 c5 cc 20 c9 20 d6 c4 c1 cc 2e".replaceAll(" ", ""), "hex"),
  ],
  [
    "Shift_jis",
    "彼は待った。\n\n「来ないよ」",
    Buffer.from("94de82cd91d282c182bd81420a0a8175978882c882a282e68176", "hex"),
  ],
  ["EUC-KR", "그는 앉아 있었다.", Buffer.from("b1d7b4c220becbbec620c0d6beefb4d92e", "hex")],
])("a text in %s is read by its letters, and the report says how", async (encoding, _, bytes) => {
  const { printed } = await bringFile("a.txt", bytes, ["--title", "x"]);
  expect(printed).toContain(`it was read as ${encoding}`);
});

test("a torn character costs itself alone", async () => {
  const whole = Buffer.from("Où est la marée ? Là-bas, à côté.");
  const torn = Buffer.concat([whole, Buffer.from([0xc3]), Buffer.from(" Fin de l’été.")]);
  const { outline, printed } = await bringFile("a.txt", torn);
  expect(outline).toEqual(["Où est la marée ? Là-bas, à côté.\ufffd Fin de l’été."]);
  expect(printed).toContain("1 of its characters is torn");
});
