import { closeSync, ftruncateSync, openSync, readdirSync } from "node:fs";
import { dirname } from "node:path";
import { expect, test } from "vitest";
import { makeContent } from "./make/content.ts";
import { makeDocx, paragraph } from "./make/docx.ts";
import { epubFiles, makeEpub } from "./make/epub.ts";
import { makeZip } from "./make/zip.ts";

const book = { pages: [{ name: "a.xhtml", body: "<p>One.</p>" }] };
const withFile = (name: string, bytes: string | Uint8Array) => makeZip([...epubFiles(book), { name, bytes }]);
const encryption = (algorithm: string) =>
  withFile(
    "META-INF/encryption.xml",
    `<encryption xmlns:enc="e"><enc:EncryptedData><enc:EncryptionMethod Algorithm="${algorithm}"/></enc:EncryptedData></encryption>`,
  );
const replaced = (name: string, bytes: string | Uint8Array) =>
  makeZip(epubFiles(book).map((file) => (file.name === name ? { ...file, bytes } : file)));
const lines = (text: string) => text.split("\n").length;

test.for<[string, string, string | Uint8Array, RegExp]>([
  ["a PDF", "a.epub", "%PDF-1.7\n%âãÏÓ", /is a PDF/],
  ["a Kindle book", "a.epub", Buffer.concat([Buffer.alloc(60), Buffer.from("BOOKMOBI")]), /is a Kindle book/],
  ["an old Word document", "a.doc", Buffer.from("d0cf11e0a1b11ae1", "hex"), /old Word document/],
  ["an RTF file that never ends", "a.rtf", `{\\rtf1 ${"{".repeat(100_000)}`, /nested thousands deep/],
  [
    "a page saved with its pictures",
    "a.html",
    "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n<html></html>",
    /save it as "Web page, HTML only"/,
  ],
  [
    "a Pages document",
    "a.pages",
    makeZip([{ name: "Index/Document.iwa", bytes: "x" }]),
    /Export To, EPUB or Word/,
  ],
  [
    "letters of no known kind",
    "a.txt",
    Uint8Array.from({ length: 600 }, (_, at) => 0x80 + ((at * 31) % 127)),
    /save it as UTF-8/,
  ],
  ["a picture", "a.html", Buffer.from("89504e470d0a1a0a", "hex"), /is a picture/],
  ["an empty file", "a.txt", "", /is empty/],
  ["nothing but space", "a.txt", " \n\n \t\n", /holds no story text/],
  [
    "a page without text",
    "a.html",
    "<html><head><title>x</title></head><body><script>1</script></body></html>",
    /holds no story text/,
  ],
  [
    "random bytes",
    "a.txt",
    Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256),
    /no text that can be read/,
  ],
  [
    "an archive of something else",
    "a.zip",
    makeZip([{ name: "a.bin", bytes: "x" }]),
    /an archive without a story/,
  ],
  [
    "an OpenDocument file without text",
    "a.odt",
    makeZip([{ name: "content.xml", bytes: "<x/>" }]),
    /is no text document/,
  ],
  ["a truncated EPUB", "a.epub", makeEpub(book).subarray(0, 700), /is damaged/],
  ["a locked EPUB", "a.epub", encryption("http://www.w3.org/2001/04/xmlenc#aes128-cbc"), /is locked \(DRM\)/],
  [
    "an EPUB with a shop's rights",
    "a.epub",
    withFile("META-INF/rights.xml", "<rights/>"),
    /is locked \(DRM\)/,
  ],
  [
    "an EPUB with a password",
    "a.epub",
    makeZip(epubFiles(book).map((file) => ({ ...file, flags: 1 }))),
    /is protected by a password/,
  ],
  ["a path that leads out", "a.epub", withFile("../../evil.xhtml", "x"), /impossible name/],
  ["a path from the root", "a.epub", withFile("/etc/evil", "x"), /impossible name/],
  [
    "a size that lies",
    "a.epub",
    makeZip(epubFiles(book).map((file) => ({ ...file, claims: 3 }))),
    /can't be unpacked|impossible name or size/,
  ],
  [
    "a bomb in an EPUB",
    "a.epub",
    replaced("OEBPS/a.xhtml", Buffer.alloc(33 * 1024 * 1024, "<p>a</p>")),
    /unpacks to over 32 MB/,
  ],
  [
    "a bomb in a DOCX",
    "a.docx",
    makeDocx({ document: "<w:p/>".repeat(6 * 1024 * 1024) }),
    /unpacks to over 32 MB/,
  ],
  [
    "too much markup in a DOCX",
    "a.docx",
    makeDocx({ document: "<w:p/>".repeat(1_000_001) }),
    /over a million parts/,
  ],
  [
    "entities in a DOCX",
    "a.docx",
    makeZip([{ name: "word/document.xml", bytes: '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>' }]),
    /declares entities/,
  ],
  [
    "a DOCX without its parts",
    "a.docx",
    makeZip([{ name: "word/document.xml", bytes: "<nonsense" }]),
    /Word's part/,
  ],
  ["too much markup in a page", "a.html", `<html>${"<b></b>".repeat(2_000_001)}`, /over two million parts/],
  ["a page nested without end", "a.html", `<html>${"<b>".repeat(3_000_001)}`, /nested thousands deep/],
  ["one endless paragraph", "a.txt", "a".repeat(200_000), /one paragraph is longer/],
  ["a package without pages", "a.epub", replaced("OEBPS/content.opf", "<package/>"), /lists no text/],
])("%s is refused in one sentence, and nothing is left", async ([, name, bytes, sentence]) => {
  const content = makeContent();
  const path = content.put(name, bytes);
  const outcome = await content.run([path]);
  expect(outcome).toMatchObject({ code: 1, printed: "" });
  expect(outcome.warned).toMatch(sentence);
  expect(lines(outcome.warned)).toBe(1);
  expect(content.slugs()).toEqual([]);
  expect(readdirSync(dirname(path))).toEqual([name]);
});

test("200 MB of nonsense are refused by their size alone", async () => {
  const content = makeContent();
  const path = content.put("big.txt", "x");
  const file = openSync(path, "r+");
  ftruncateSync(file, 200 * 1024 * 1024);
  closeSync(file);
  expect((await content.run([path])).warned).toMatch(/it is 200 MB, over the limit of 64 MB/);
});

test("an archive of too many files is refused", async () => {
  const content = makeContent();
  const path = content.put(
    "many.epub",
    makeZip(Array.from({ length: 20_001 }, (_, at) => ({ name: `f${at}`, bytes: "" }))),
  );
  expect((await content.run([path])).warned).toMatch(/over 20,000 files/);
});

test("scrambled fonts are no lock", async () => {
  const content = makeContent();
  const outcome = await content.run([
    content.put("a.epub", encryption("http://www.idpf.org/2008/embedding")),
  ]);
  expect(outcome).toMatchObject({ code: 0, warned: "" });
});

test("entities that call one another stay what they are", async () => {
  const content = makeContent();
  const bomb =
    '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]><html><body><p>Ha &b; &quot;so&quot;.</p></body></html>';
  await content.run([content.put("a.epub", replaced("OEBPS/a.xhtml", bomb)), "--slug", "a"]);
  expect(content.story("a").passages.map((passage) => passage.text)).toEqual(['Ha &b; "so".']);
});

test("a page nested three thousand deep is read all the same", async () => {
  const content = makeContent();
  await content.run([
    content.put(
      "a.html",
      `<html><body>${"<div>".repeat(3_000)}<p>Deep.</p>${"</div>".repeat(3_000)}<p>Out.</p></body></html>`,
    ),
    "--slug",
    "a",
  ]);
  expect(content.story("a").passages.map((passage) => passage.text)).toEqual(["Deep.", "Out."]);
});

test("a title can't steer the terminal or leave its line in the file", async () => {
  const content = makeContent();
  const outcome = await content.run([
    content.put("a.docx", makeDocx({ document: paragraph("Only\u0085this.") })),
    "--slug",
    "a",
    "--title",
    "\u001b[31mRed",
  ]);
  expect(outcome.printed).not.toContain("\u001b");
});

test("a missing file, a folder, a wrong option: one sentence each, and the others go on", async () => {
  const content = makeContent();
  const good = content.put("good.txt", "One.\n\nTwo.");
  const outcome = await content.run(["nowhere.txt", content.contentDir.replace(/content$/, ""), good]);
  expect(outcome.code).toBe(1);
  expect(outcome.warned).toMatch(/nowhere.txt: there is no such file/);
  expect(content.slugs()).toEqual(["good"]);
  expect((await content.run([good, "--slug", "Bad Slug"])).warned).toMatch(/--slug Bad Slug must be/);
  expect((await content.run([good, "--permission", "yes"])).warned).toMatch(/--permission must be/);
  expect((await content.run([good, "--credit", "9-3: x"])).warned).toMatch(/--credit "9-3: x" must be/);
  expect((await content.run([good, "--credit", "1-9: x"])).warned).toMatch(/credits do not fit/i);
  expect((await content.run([good, "--wrong"])).warned).toMatch(/--wrong/);
  expect((await content.run([])).warned).toMatch(/npm run import/);
});
