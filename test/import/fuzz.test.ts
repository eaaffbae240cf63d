import fc from "fast-check";
import { expect, test } from "vitest";
import { makeContent, textsOf } from "./make/content.ts";
import { makeDocx, paragraph } from "./make/docx.ts";
import { epubFiles } from "./make/epub.ts";
import { makeZip } from "./make/zip.ts";

const tags = [
  "<p>",
  "</p>",
  "<i>",
  "</i>",
  "<b>",
  "</b>",
  "<br>",
  "<br/>",
  "<hr/>",
  "<ul><li>",
  "</li></ul>",
  "<h2>",
  "</h2>",
  "<table><tr><td>",
  "</table>",
  "<blockquote>",
  "</div>",
  "<pre>",
  "</pre>",
  "<a href='#x'><sup>1</sup></a>",
  "<p id='x'>",
  "<ruby>a<rt>b</rt></ruby>",
  "&nbsp;",
  "&amp;",
  "<!--",
  "-->",
  "<![CDATA[",
  "<title/>",
  "***",
  "# ",
  "\\",
  "*",
  "_",
  "\u0000",
  "\u2028",
  "---",
  "\n\n",
];
const markup = fc
  .array(fc.oneof(fc.constantFrom(...tags), fc.string({ unit: "grapheme", maxLength: 12 })), {
    maxLength: 40,
  })
  .map((parts) => parts.join(""));

/** Brought or refused with one sentence; a folder is whole or not there. */
async function bring(name: string, bytes: string | Uint8Array) {
  const content = makeContent();
  const outcome = await content.run([content.put(name, bytes), "--slug", "s"]);
  expect(outcome.code).toBe(outcome.warned === "" ? 0 : 1);
  expect(content.slugs()).toEqual(outcome.code === 0 ? ["s"] : []);
  return outcome.code === 0 ? content.story("s") : undefined;
}

test("any markup is brought or refused, and what is brought reads back", async () => {
  await fc.assert(
    fc.asyncProperty(
      markup,
      async (body) => void (await bring("a.html", `<html><body>${body}</body></html>`)),
    ),
    { numRuns: 100 },
  );
});

test("any text and any Markdown too", async () => {
  await fc.assert(
    fc.asyncProperty(
      markup,
      fc.constantFrom("a.txt", "a.md"),
      async (body, name) => void (await bring(name, body)),
    ),
    { numRuns: 100 },
  );
});

test("paragraphs of any characters come back as they were, marks and all", async () => {
  const words = fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 30 })
    .filter((text) => /[\p{L}\p{N}]/u.test(text) && !/\p{C}|[\u2028\u2029]/u.test(text));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(words, words, words), { minLength: 1, maxLength: 5 }),
      async (texts) => {
        const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
        const body = texts
          .map(([a, b, c]) => `<p>Q${escaped(a)}<i>${escaped(b)}</i>${escaped(c)}q.</p>`)
          .join("");
        const story = await bring("a.html", `<html><body>${body}</body></html>`);
        const clean = (text: string) => text.replace(/[ \t\n\r\f]+/g, " ").trim();
        expect(story === undefined ? [] : textsOf(story)).toEqual(
          texts.map((parts) => clean(`Q${parts.join("")}q.`)),
        );
      },
    ),
    { numRuns: 60 },
  );
});

const archives = [
  makeZip(
    epubFiles({
      pages: [
        { name: "a.xhtml", body: "<h2>One</h2><p>A <i>lamp</i>.</p>" },
        { name: "b.xhtml", body: "<p>Two.</p>" },
      ],
      nav: '<li><a href="a.xhtml">One</a></li>',
    }),
  ),
  makeDocx({ document: paragraph("A lamp.") + paragraph("Two.") }),
];

test("an archive with some bytes changed, or cut short, is brought or refused", async () => {
  const change = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), to: fc.nat(255) });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...archives),
      fc.array(change, { minLength: 1, maxLength: 8 }),
      fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { freq: 5 }),
      async (whole, changes, cut) => {
        const bytes = Buffer.from(whole);
        for (const { at, to } of changes) bytes[Math.floor(at * (bytes.length - 1))] = to;
        await bring(
          "a.epub",
          cut === null ? bytes : bytes.subarray(0, Math.max(4, Math.floor(cut * bytes.length))),
        );
      },
    ),
    { numRuns: 100 },
  );
});

test("packages and contents with pieces torn out are brought or refused", async () => {
  const files = epubFiles({
    pages: [
      { name: "a.xhtml", body: "<h2>One</h2><p>A lamp.</p>" },
      { name: "b.xhtml", body: "<p>Two.</p>" },
    ],
    nav: '<li><a href="a.xhtml">One</a><ol><li><a href="b.xhtml#q%">Two</a></li></ol></li>',
    ncx: '<navPoint><content src="a.xhtml"/></navPoint>',
  });
  await fc.assert(
    fc.asyncProperty(
      fc.nat(files.length - 1),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.nat(40),
      markup,
      async (which, at, length, put) => {
        const torn = files.map((file, index) => {
          if (index !== which) return file;
          const text = String(file.bytes);
          const from = Math.floor(at * text.length);
          return { ...file, bytes: text.slice(0, from) + put + text.slice(from + length) };
        });
        await bring("a.epub", makeZip(torn));
      },
    ),
    { numRuns: 60 },
  );
});
