import { expect, test } from "vitest";
import { makeEpub } from "./make/epub.ts";
import { bringFile } from "./make/outline.ts";

const html = (body: string, head = "<title>Low Water</title>") =>
  `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`;
const ao3 = (text: string, more = "") =>
  html(
    `<div id="preface"><p class="message">Posted originally on the <a href="http://archiveofourown.org/">Archive of Our Own</a> at <a href="http://archiveofourown.org/works/7">http://archiveofourown.org/works/7</a>.</p><div class="meta"><h1>Low Water</h1><div class="byline">by <a rel="author" href="#">tern</a></div>${more}</div></div><div id="chapters" class="userstuff">${text}</div>`,
  );

test("a note that only a line announces takes one paragraph, and the report says so", async () => {
  const lines = [
    "Chapter 1",
    "A/N:",
    "Hello again.",
    "The tide was out.",
    "Mara dug.",
    "***",
    "It came in.",
    "Chapter 2",
    "It left.",
  ];
  const { outline, story, printed } = await bringFile("a.txt", lines.join("\n\n"));
  expect(outline).toEqual([
    "## Chapter 1",
    "The tide was out.",
    "Mara dug.",
    "***",
    "It came in.",
    "## Chapter 2",
    "It left.",
  ]);
  expect(story.about.chapterNotes).toEqual([{ chapter: 1, before: "A/N:\n\nHello again." }]);
  expect(printed).toContain("Nothing says where “A/N:” ends");
});

test("a note that its producer marks is taken whole, and nothing else with it", async () => {
  const note = (kind: string, text: string) =>
    `<div class="fff_chapter_notes fff_${kind}_notes"><b>Author's Note:</b><blockquote>${text}</blockquote></div>`;
  const { outline, story } = await bringFile(
    "a.epub",
    makeEpub({
      pages: [
        {
          name: "a.xhtml",
          body: `<h3>1. Ebb</h3>${note("head", "<p>For my crew.</p><p>All of it.</p>")}<div><p>The tide was out.</p></div>`,
        },
        {
          name: "b.xhtml",
          body: `<h3>2. Flow</h3><div><p>It came in.</p></div>${note("foot", "<p>More soon.</p>")}`,
        },
      ],
    }),
  );
  expect(outline).toEqual(["## 1. Ebb", "The tide was out.", "## 2. Flow", "It came in."]);
  expect(story.about.chapterNotes).toEqual([
    { chapter: 1, before: "For my crew.\n\nAll of it." },
    { chapter: 2, after: "More soon." },
  ]);
});

test.each([
  [
    "breaks with a no-break space between them",
    ao3("<p>The tide was out.<br/>\n&nbsp;<br/>\nMara dug.<br/>\n&nbsp;<br/>\n“Ha,” she said.</p>"),
  ],
  [
    "lines that end as sentences do, one of them speech",
    ao3("<p>The tide was out.<br>Mara dug.<br>“Ha,” she said.</p>"),
  ],
  [
    "indented lines",
    ao3(`<p>${["The tide was out.", "Mara dug.", "“Ha,” she said."].join("<br>&nbsp;&nbsp;&nbsp;")}</p>`),
  ],
])("paragraphs without <p>: %s", async (_, page) => {
  const { outline } = await bringFile("a.html", page);
  expect(outline).toEqual(["The tide was out.", "Mara dug.", "“Ha,” she said."]);
});

test("a poem's lines stay lines", async () => {
  const { outline } = await bringFile(
    "a.html",
    ao3("<p>Bring the boat in,<br>bring it in<br>before the light</p>"),
  );
  expect(outline).toEqual(["Bring the boat in,\nbring it in\nbefore the light"]);
});

test("in a text whose every line is a paragraph, a blank line is a break", async () => {
  const lines =
    "Chapter 1\nThe tide was out.\n“Dig,” said Mara.\n“Dig yourself,” said Ivo.\n\nIt came in.\n“There,” said Ivo.\nChapter 2\nIt left.\n“Again?” said Mara.";
  const { outline } = await bringFile("a.txt", lines);
  expect(outline).toEqual([
    "## Chapter 1",
    "The tide was out.",
    "“Dig,” said Mara.",
    "“Dig yourself,” said Ivo.",
    "***",
    "It came in.",
    "“There,” said Ivo.",
    "## Chapter 2",
    "It left.",
    "“Again?” said Mara.",
  ]);
});

test("Japanese paragraphs that only a line parts", async () => {
  const { outline } = await bringFile(
    "a.html",
    html("<div>　潮が引いた。<br>「来ないよ」<br>　と彼は言った。</div>", "<title>潮</title>"),
  );
  expect(outline).toEqual(["潮が引いた。", "「来ないよ」", "と彼は言った。"]);
});

test.each(["-", "xxxxx", "x-x-x", "—oOo—", ". . .", "♥♥♥", "⸻", "[SCENE BREAK]", "#", "~*~", "⁂"])(
  "%s alone is a scene break",
  async (sign) => {
    const { outline } = await bringFile("a.txt", `The tide was out.\n\n${sign}\n\nIt came in.`);
    expect(outline).toEqual(["The tide was out.", "***", "It came in."]);
  },
);

test.each(["xxx", "ooo", "…", "...", "I", "O", "Break", "?!"])(
  "%s alone is somebody's words",
  async (words) => {
    const { outline } = await bringFile("a.txt", `The tide was out.\n\n${words}\n\nIt came in.`);
    expect(outline).toEqual(["The tide was out.", words, "It came in."]);
  },
);

test("an empty paragraph is a break where such are rare, and nothing where all have one", async () => {
  const rare = "<p>One.</p><p>Two.</p><p>Three.</p><p>&nbsp;</p><p>Four.</p>";
  expect((await bringFile("a.html", html(rare))).outline).toEqual(["One.", "Two.", "Three.", "***", "Four."]);
  const always = "<p>One.</p><p>&nbsp;</p><p>Two.</p><p>&nbsp;</p><p>Three.</p>";
  expect((await bringFile("a.html", html(always))).outline).toEqual(["One.", "Two.", "Three."]);
});

test("style sheets say what is italic, bold, struck and hidden", async () => {
  const css =
    ".thought{font-style:italic} .loud, b.x{font-weight:bold} .gone{text-decoration:line-through} .trap{display:none} p .plain{font-style:normal}";
  const body =
    '<p>She <span class="thought">knew <span class="plain">it</span></span>, <span class="loud">now</span>.</p><p>He <span class="gone">never</span>always dug.</p><p class="trap">Copied from elsewhere, do not read this line.</p><p aria-hidden="true">Nor this line, which only machines see.</p>';
  const { outline, printed } = await bringFile(
    "a.epub",
    makeEpub({
      pages: [{ name: "a.xht", body, head: '<title/><link rel="stylesheet" href="s.css"/>' }],
      extra: [{ name: "OEBPS/s.css", bytes: css }],
    }),
  );
  expect(outline).toEqual(["She *knew* it, **now**.", "He always dug."]);
  expect(printed).toContain("hidden text");
});

test("what is folded is read, and its label is not", async () => {
  const { outline } = await bringFile(
    "a.html",
    html(
      '<p>She dug.</p><div class="spoiler"><b>Spoiler</b>: <div style="display:none"><p>It was a hat.</p></div></div><details><summary>Spoiler</summary><p>It was his.</p></details>',
    ),
  );
  expect(outline.filter((line) => line !== ":")).toEqual(["She dug.", "It was a hat.", "It was his."]);
});

test("a picture's description is text only where it is written as such; a path never is", async () => {
  const { outline } = await bringFile(
    "a.html",
    html(
      '<p><img alt="a spade">She dug.</p><p><img alt="C:\\Users\\M\\spade.png"></p><p><img src="o.png" alt="scene break"></p><p><img src="t.png" alt="T">he tide turned.</p>',
    ),
  );
  expect(outline).toEqual(["She dug.", "***", "The tide turned."]);
});

test("a page saved from the Archive gives the story alone", async () => {
  const page = html(
    '<h1>Archive of Our Own</h1><form><p>Log In</p></form><dl class="work meta group"><dt>Rating:</dt><dd class="rating tags"><a>General Audiences</a></dd></dl><div id="workskin"><div class="preface group"><h2 class="title heading">Low Water</h2><h3 class="byline heading"><a rel="author">tern</a></h3></div><div id="chapters"><div class="chapter"><h3 class="title">Chapter 1: Ebb</h3><div class="notes module"><h3 class="heading">Notes:</h3><blockquote><p>Hello.</p></blockquote></div><div class="userstuff module"><h3 class="landmark heading">Chapter Text</h3><p>The tide was out.</p></div></div></div></div><div id="kudos">gull and 3 guests left kudos</div>',
  );
  const { outline, story } = await bringFile("a.html", page);
  expect(outline).toEqual(["## Chapter 1: Ebb", "The tide was out."]);
  expect(story.about).toMatchObject({ title: "Low Water", author: "tern", rating: "General Audiences" });
  expect(story.about.chapterNotes).toEqual([{ chapter: 1, before: "Hello." }]);
});

test("of a forum's thread only its first author's chapters are read", async () => {
  const post = (name: string, label: string, text: string) =>
    `<article class="message" data-author="${name}"><h4>${name}</h4>${label}<div class="bbWrapper">${text}</div><a>Like Reply</a></article>`;
  const { outline } = await bringFile(
    "a.html",
    html(
      post("tern", '<span class="threadmarkLabel">Ebb</span>', "The tide was out.<br><br>Mara dug.") +
        post("gull", "", "Great!") +
        post("tern", "", "Thanks, gull."),
      "<title>Low Water | Forum</title>",
    ),
  );
  expect(outline).toEqual(["## Ebb", "The tide was out.", "Mara dug."]);
});

test("title pages, contents, page numbers and “The End” are no passages", async () => {
  const { outline } = await bringFile(
    "a.epub",
    makeEpub({
      metadata: "<dc:title>Low Water</dc:title><dc:creator>Tern Gull</dc:creator>",
      pages: [
        {
          name: "t.xhtml",
          body: "<p>LOW WATER</p><p>by</p><p>Tern Gull</p><p>Copyright © 2024 Tern Gull</p>",
        },
        {
          name: "i.xhtml",
          body: '<h2>Contents</h2><p><a href="a.xhtml">Chapter 1</a></p><p><a href="b.xhtml">Chapter 2</a></p>',
        },
        {
          name: "a.xhtml",
          body: '<p class="chapter-number">1</p><p class="chapter-title">Ebb</p><p>The tide <span class="pagenum">[12]</span>was out.</p>',
        },
        {
          name: "b.xhtml",
          body: '<p class="chapter-number">2</p><p class="chapter-title">Flow</p><p>It came in.</p><p>The End</p>',
        },
      ],
    }),
  );
  expect(outline).toEqual(["## 1. Ebb", "The tide was out.", "## 2. Flow", "It came in."]);
});

test("Project Gutenberg's header fills the fields, and its frame stays out", async () => {
  const text = `The Project Gutenberg eBook of Low Water\n\nTitle: Low Water\n\nAuthor: Tern Gull\n\nLanguage: English\n\n*** START OF THE PROJECT GUTENBERG EBOOK LOW WATER ***\n\nProduced by a Gull\n\nLOW WATER\n\nBy Tern Gull\n\nCONTENTS\n\n CHAPTER I. Ebb\n CHAPTER II. Flow\n\nCHAPTER I.\nEbb\n\nThe tide was _out_.[1]\n\n[Illustration: A spade]\n\nCHAPTER II.\nFlow\n\nIt came in.\n\nTHE END\n\n[1] By a mile.\n\n*** END OF THE PROJECT GUTENBERG EBOOK LOW WATER ***\n\nLicence terms.`;
  const { outline, story } = await bringFile("a.txt", text);
  expect(outline).toEqual(["## CHAPTER I: Ebb", "The tide was *out*.", "## CHAPTER II: Flow", "It came in."]);
  expect(story.about).toMatchObject({ title: "Low Water", author: "Tern Gull", language: "en" });
});

test("where chapters are called chapters, other lines that count are sentences", async () => {
  const { outline } = await bringFile(
    "a.txt",
    ["Chapter 1", "The tide was out.", "Day two.", "Book one", "Chapter 2", "It came in."].join("\n\n"),
  );
  expect(outline).toEqual([
    "## Chapter 1",
    "The tide was out.",
    "Day two.",
    "Book one",
    "## Chapter 2",
    "It came in.",
  ]);
});

test("a title said twice stands once, and the only heading is not lost", async () => {
  expect(
    (
      await bringFile(
        "a.html",
        html(
          "<h1>Chapter 1: Ebb</h1><h2>Chapter 1: Ebb</h2><p>Out.</p><h1>Chapter 2: Flow</h1><h2>Chapter 2: Flow</h2><p>In.</p>",
        ),
      )
    ).outline,
  ).toEqual(["## Chapter 1: Ebb", "Out.", "## Chapter 2: Flow", "In."]);
  expect(
    (await bringFile("a.html", html("<h1>Spade Work</h1><p>Out.</p>", "<title>My Files</title>"))).story.about
      .title,
  ).toBe("Spade Work");
});

test("what pandoc, blogs and Obsidian write for themselves is no text", async () => {
  const { outline, story } = await bringFile(
    "a.md",
    '+++\ntitle = "Low Water"\n+++\n\n# Chapter 1 {#c1 .x}\n\nThe [[tide|water]] was ==out==. %%check%%\n\n::: {.epigraph}\nDig.\n:::\n',
  );
  expect(outline).toEqual(["## Chapter 1", "The water was out.", "Dig."]);
  expect(story.about.title).toBe("Low Water");
});

test("quotation elements have their quotes, and dots beside signs are no reading", async () => {
  const { outline } = await bringFile(
    "a.html",
    html("<p>She said <q>dig</q>.</p><p>「<ruby>例<rt>・</rt></ruby>の<ruby>板<rt>いた</rt></ruby>」</p>"),
  );
  expect(outline).toEqual(["She said “dig”.", "「例の板（いた）」"]);
});
