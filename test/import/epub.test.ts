import { expect, test } from "vitest";
import { makeContent, textsOf, visibleWords } from "./make/content.ts";
import { type Book, makeEpub } from "./make/epub.ts";

async function bring(book: Book) {
  const content = makeContent();
  const outcome = await content.run([content.put("book.epub", makeEpub(book)), "--slug", "book"]);
  expect(outcome.warned).toBe("");
  return { story: content.story("book"), printed: outcome.printed };
}

const point = (title: string, src: string, below = "") =>
  `<navPoint><navLabel><text>${title}</text></navLabel><content src="${src}"/>${below}</navPoint>`;

test("chapters follow a nested table of contents, also into the middle of a page", async () => {
  const { story } = await bring({
    metadata:
      '<dc:title id="t">Tides</dc:title><dc:creator id="c">N. Ebb</dc:creator><dc:creator id="d">Ed Itor</dc:creator><meta refines="#d" property="role">edt</meta><dc:language>en-GB</dc:language><dc:rights>CC BY 4.0</dc:rights>',
    nav: '<li><a href="cover.xhtml">Cover</a></li><li><a href="pro.xhtml">Prologue</a></li><li><a href="one.xhtml">Part One</a><ol><li><a href="one%20a.xhtml#x1">1: Ebb</a></li><li><a href="one%20a.xhtml#x2">2: Flow</a></li></ol></li><li><span>Part Two</span><ol><li><a href="two.xhtml">3</a></li></ol></li>',
    pages: [
      { name: "cover.xhtml", body: "<p>Tides, by N. Ebb</p>" },
      { name: "pro.xhtml", body: "<h1>Prologue</h1><p>Before it all.</p>" },
      { name: "one.xhtml", body: "<h1>Part One</h1>" },
      {
        name: "one%20a.xhtml",
        body: '<h2 id="x1">Ebb</h2><p>The water went.</p><h3>Later</h3><p>It stayed away.</p><h2 id="x2"><a id="y"/>Flow</h2><p>It came back.</p>',
      },
      { name: "one_b.xhtml", body: "<p>It was the same water, split by a converter.</p>" },
      { name: "two.xhtml", body: '<section epub:type="chapter"><h2>3</h2><p>Slack.</p></section>' },
      { name: "ads.xhtml", body: "<p>Buy more books.</p>", linear: "no" },
    ],
  });
  expect(story.chapters.map(({ title, first, last }) => [title, first, last])).toEqual([
    ["Prologue", 1, 1],
    ["Part One: 1: Ebb", 2, 4],
    ["Part One: 2: Flow", 5, 6],
    ["Part Two: 3", 7, 7],
  ]);
  expect(textsOf(story)).toEqual([
    "Before it all.",
    "The water went.",
    "Later",
    "It stayed away.",
    "It came back.",
    "It was the same water, split by a converter.",
    "Slack.",
  ]);
  expect(story.about).toMatchObject({
    title: "Tides",
    author: "N. Ebb",
    language: "en-GB",
    rights: "CC BY 4.0",
  });
});

test("an EPUB 2 with an NCX, Calibre's series and titles that hold more than the contents", async () => {
  const { story } = await bring({
    metadata:
      '<dc:title>Tides</dc:title><dc:creator opf:role="aut">N. Ebb</dc:creator><meta name="calibre:series" content="Moons"/><meta name="calibre:series_index" content="2.0"/><dc:description>&lt;p&gt;Water &amp;amp; time.&lt;/p&gt;</dc:description>',
    ncx: point("Chapter 1", "a.xhtml") + point("Chapter 2", "b.xhtml"),
    guide: '<reference type="copyright-page" href="c.xhtml"/>',
    pages: [
      { name: "c.xhtml", body: "<p>Copyright</p>" },
      { name: "a.xhtml", body: "<h2>Chapter 1: Ebb</h2><p>One.</p>" },
      { name: "b.xhtml", body: "<h2>Chapter 2<br/>Flow</h2><p>Two.</p>" },
    ],
  });
  expect(story.chapters.map((chapter) => chapter.title)).toEqual(["Chapter 1: Ebb", "Chapter 2: Flow"]);
  expect(story.about).toMatchObject({ series: ["Part 2 of Moons"], summary: "Water & time." });
});

test("footnotes and their marks stay out of the passages, the text that they stand in does not", async () => {
  const { story, printed } = await bring({
    pages: [
      {
        name: "a.xhtml",
        body: '<h2>Chapter 1</h2><p id="r1">The lamp<a epub:type="noteref" href="#n1">1</a> burned.</p><aside epub:type="footnote" id="n1"><p>It was brass.</p></aside>',
      },
      {
        name: "b.xhtml",
        body: '<h2>Chapter 2</h2><p>The sea<sup><a id="r2" href="notes.xhtml#n2">2</a></sup> rose by 10<sup>3</sup>.</p>',
      },
      { name: "notes.xhtml", body: '<p><sup><a id="n2" href="b.xhtml#r2">2</a></sup> By a little.</p>' },
    ],
  });
  expect(textsOf(story)).toEqual(["The lamp burned.", "The sea rose by 103."]);
  expect(printed).toContain("2 footnotes");
});

test("without contents, headings make the chapters; a page that is missing is said", async () => {
  const { story, printed } = await bring({
    pages: [
      { name: "a.xhtml", body: "<h1>A Book</h1><h2>The Lamp</h2><p>One.</p><h2>The Door</h2><p>Two.</p>" },
      {
        name: "b.xhtml",
        body: '<p><img src="i.png" alt="image.png"/></p><svg><text>no</text></svg><script>let x = "<p>no</p>";</script><p>Three.</p>',
      },
    ],
    extra: [],
  });
  expect(story.chapters.map((chapter) => chapter.title)).toEqual(["The Lamp", "The Door"]);
  expect(textsOf(story)).toEqual(["One.", "Two.", "Three."]);
  expect(printed).toContain("1 picture without a description");
});

test("broken XHTML is read as a browser would", async () => {
  const { story } = await bring({
    pages: [
      {
        name: "a.xhtml",
        body: "<p>One <i>two</p><p>three</i> & four &nbsp;&bogus; <b>five<p>six</div></div></section>",
      },
    ],
  });
  expect(visibleWords(textsOf(story).join("\n"))).toEqual([
    "One",
    "two",
    "three",
    "four",
    "bogus",
    "five",
    "six",
  ]);
});

test("a FanFicFare export: its title page is metadata, its log is left out", async () => {
  const { story, printed } = await bring({
    metadata:
      "<dc:title>Lantern</dc:title><dc:creator>Owl</dc:creator><dc:contributor>FanFicFare</dc:contributor><dc:language>de</dc:language><dc:source>https://www.fanfiction.net/s/42/1/</dc:source>",
    ncx:
      point("Title Page", "title_page.xhtml") +
      point("Prologue", "file0001.xhtml") +
      point("2. Arrival", "file0002.xhtml"),
    pages: [
      {
        name: "title_page.xhtml",
        bodyAttributes: ' class="fff_titlepage"',
        body: '<h3><a href="https://www.fanfiction.net/s/42/1/Lantern">Lantern</a> by <a class="authorlink" href="https://www.fanfiction.net/u/1">Owl</a></h3><div><b>Category:</b> Sample Saga<br /><b>Genre:</b> Drama<br /><b>Characters:</b> Mara K., Ivo T.<br /><b>Rating:</b> T<br /><b>Summary:</b> A keeper.<br /></div>',
      },
      {
        name: "file0001.xhtml",
        body: '<h3 class="fff_chapter_title">Prologue</h3><p>A/N: Be kind.</p><p>One.</p>',
      },
      { name: "file0002.xhtml", body: '<h3 class="fff_chapter_title">2. Arrival</h3><p>Two.</p>' },
      { name: "log_page.xhtml", body: "<h3>Update Log</h3><p>Nothing.</p>" },
    ],
  });
  expect(printed).toContain("FanFicFare export (EPUB)");
  expect(story.about).toMatchObject({
    title: "Lantern",
    author: "Owl",
    fandoms: ["Sample Saga"],
    rating: "T",
    summary: "A keeper.",
    people: ["Mara K.", "Ivo T."],
    source: "https://www.fanfiction.net/s/42/1/Lantern",
    attribution: "Sample Saga fan fiction; posted on FanFiction.Net.",
    chapterNotes: [{ chapter: 1, before: "A/N: Be kind." }],
  });
  expect(story.chapters.map((chapter) => chapter.title)).toEqual(["Prologue", "2. Arrival"]);
  expect(textsOf(story)).toEqual(["One.", "Two."]);
});

test("a FicHub export: the introduction is metadata, a heading said twice stands once", async () => {
  const { story, printed } = await bring({
    metadata: "<dc:title>Lantern</dc:title><dc:creator>Owl</dc:creator>",
    nav: '<li><a href="introduction.xhtml">Introduction</a></li><li><a href="chap_1.xhtml">Chapter 1</a></li><li><a href="chap_2.xhtml">Chapter 2</a></li>',
    pages: [
      {
        name: "introduction.xhtml",
        body: '<h1>Lantern</h1><p><b>By: Owl</b></p><p>A keeper.</p><p>Status: complete</p><p>Original source: <a href="https://archiveofourown.org/works/777">https://archiveofourown.org/works/777</a></p><p>Exported with the assistance of <a href="https://fichub.net">FicHub.net</a></p>',
      },
      {
        name: "chap_1.xhtml",
        body: "<h2>Chapter 1</h2><p/><div><div>Chapter 1<p/></div><div><p>One.</p></div></div>",
      },
      { name: "chap_2.xhtml", body: "<h2>Chapter 2</h2><p/><div><p>Two.</p></div>" },
    ],
  });
  expect(printed).toContain("FicHub export (EPUB)");
  expect(story.about).toMatchObject({
    title: "Lantern",
    author: "Owl",
    summary: "A keeper.",
    source: "https://archiveofourown.org/works/777",
  });
  expect(textsOf(story)).toEqual(["One.", "Two."]);
});
