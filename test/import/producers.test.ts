import { expect, test } from "vitest";
import { makeDocx } from "./make/docx.ts";
import { makeEpub } from "./make/epub.ts";
import { bringFile } from "./make/outline.ts";

const chapters = [
  "## Chapter 1: Low Tide",
  "The stair went down, and nobody had said *how far*.",
  "Odile counted **nine** steps.",
  "***",
  "Morning.",
  "## Chapter 2: High Tide",
  "“Well,” said the stair.",
];
const note = [{ passage: 2, mark: "1", text: "Ten, by the parish book." }];

test("a Google Docs export: styles by class, title by class, footnotes; nobody's remarks", async () => {
  const page = `<html><head><style type="text/css">.c0{height:11pt}.c1{font-weight:400;font-style:normal}.c3{font-style:italic}.c4{font-weight:700}.c6{text-align:center}</style></head><body class="c5 doc-content"><p class="c6 title"><span class="c1">The Salt Stair</span></p><p class="c6 subtitle"><span class="c1">by Ines Quill</span></p><h1><span class="c1">Chapter 1: Low Tide</span></h1><p class="c2"><span class="c1">The stair went down, and nobody had said </span><span class="c3">how far</span><span class="c1">.</span></p><p class="c0"><span class="c1"></span></p><p class="c2"><span class="c1">Odile counted </span><span class="c1 c4">nine</span><span class="c1"> steps.</span><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup></p><p class="c0"><span class="c1"></span></p><p class="c6"><span class="c1">* * *</span></p><p class="c2"><span class="c1">Morning.</span><sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup></p><hr style="page-break-before:always;display:none;"><h1><span class="c1">Chapter 2: High Tide</span></h1><p class="c2"><span class="c1">“Well,” said the stair.</span></p><hr class="c9"><div><p class="c2"><a href="#ftnt_ref1" id="ftnt1">[1]</a><span class="c1">&nbsp;Ten, by the parish book.</span></p></div><div class="c10"><p class="c2 c11"><a href="#cmnt_ref1" id="cmnt1">[a]</a><span class="c1">Is this the right morning?</span></p></div></body></html>`;
  const { outline, story, printed } = await bringFile("stair.html", page);
  expect(outline).toEqual(chapters);
  expect(story.about).toMatchObject({ title: "The Salt Stair", author: "Ines Quill", footnotes: note });
  expect(printed).toContain("2 comments");
  expect(printed).not.toContain("right morning");
});

test("LibreOffice's HTML: fonts and spans, page headers and footers out, its footnotes kept", async () => {
  const line = (text: string, more = "") =>
    `<p class="western" ${more} style="margin-bottom: 0cm"><font face="Serif"><font size="3">${text}</font></font></p>`;
  const page = `<!DOCTYPE html><html><head><title>The Salt Stair</title><meta name="generator" content="LibreOffice 7.4"/><meta name="author" content="Ines Quill"/><style>p.western { so-language: en-GB } a.sdfootnoteanc { font-size: 57% }</style></head><body lang="en-GB"><div title="header"><p>Quill / draft 3</p></div>
${line("<b>The Salt Stair</b>", 'align="center"')}${line("by Ines Quill", 'align="center"')}<h1 class="western">Chapter 1: Low Tide</h1>${line('The stair went down, and nobody had said <span style="font-style: italic">how far</span>.')}${line('Odile counted <b>nine</b> steps.<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>')}${line("~", 'align="center"')}${line("Morning.")}<h1 class="western" style="page-break-before: always">Chapter 2: High Tide</h1>${line("“Well,” said the stair.")}
<div id="sdfootnote1"><p class="sdfootnote-western"><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a> Ten, by the parish book.</p></div><div title="footer"><p align="center"><sdfield type=page>2</sdfield></p></div></body></html>`;
  const { outline, story } = await bringFile("stair.html", page);
  expect(outline).toEqual(chapters);
  expect(story.about).toMatchObject({ title: "The Salt Stair", author: "Ines Quill", footnotes: note });
});

test("Word's filtered web page: Mso classes, ruled borders as breaks, points of lists, contents and title out", async () => {
  const page = `<html><head><meta name=Generator content="Microsoft Word 15 (filtered)"><title>The Salt Stair</title><style><!--
 p.MsoNormal {margin-top:0in;} p.Letter, li.Letter {mso-style-name:Letter; font-style:italic;} --></style></head><body lang=EN-US><div class=WordSection1>
<p class=MsoTitle>The Salt Stair</p><p class=MsoSubtitle>by Ines Quill</p>
<p class=MsoToc1><a href="#_Toc1">Chapter 1: Low Tide<span style='display:none'>1</span></a></p><p class=MsoToc1><a href="#_Toc2">Chapter 2: High Tide</a></p>
<h1><a name="_Toc1">Chapter 1: Low Tide</a></h1>
<p class=MsoNormal>The stair went down, and nobody had said <i>how
far</i>.</p><p class=MsoNormal>Odile counted <b>nine</b> steps.<a href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference><span>[1]</span></span></a></p>
<div style='border:none;border-bottom:solid windowtext 1.0pt;padding:0in'><p class=MsoNormal style='border:none'>&nbsp;</p></div>
<p class=MsoNormal>Morning.<a href="#_msocom_1" name="_msoanchor_1">[IQ1]</a></p>
<p class=Letter>Come at once.</p>
<p class=MsoListParagraph><span style='font-family:Symbol'>·<span>&nbsp;&nbsp;&nbsp;&nbsp; </span></span>a rope</p>
<h1><a name="_Toc2">Chapter 2: High Tide</a></h1><p class=MsoNormal>“Well,” said the stair.<o:p></o:p></p></div>
<div><hr align=left size=1 width="33%"><div id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1"><span class=MsoFootnoteReference>[1]</span></a> Ten, by the parish book.</p></div></div>
<div><div id="_com_1"><a name="_msocom_1"></a><p class=MsoCommentText>[IQ1] Too early?</p></div></div></body></html>`;
  const { outline, story } = await bringFile("stair.html", page);
  expect(outline).toEqual([...chapters.slice(0, 5), "*Come at once.*", "- a rope", ...chapters.slice(5)]);
  expect(story.about).toMatchObject({ title: "The Salt Stair", author: "Ines Quill", footnotes: note });
});

test("Word's own footnotes stay with their passages; an initial in a frame belongs to its word", async () => {
  const text = (words: string) => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;
  const frame = '<w:pPr><w:framePr w:dropCap="drop" w:lines="3"/></w:pPr>';
  const document = `<w:p>${frame}${text("T")}</w:p><w:p>${text("he stair went down.")}</w:p><w:p>${text("Odile counted nine")}<w:r><w:footnoteReference w:id="2"/></w:r>${text(" steps.")}</w:p>`;
  const { outline, story } = await bringFile("stair.docx", makeDocx({ document }));
  expect(outline).toEqual(["The stair went down.", "Odile counted nine steps."]);
  expect(story.about.footnotes).toEqual([{ passage: 2, mark: "2", text: "A note at the foot." }]);
});

test("calibre's conversion: jacket out, a number and a bold title under it are one title", async () => {
  const css =
    ".calibre3{font-weight:bold}.calibre4{display:block;text-align:center;font-weight:bold}.calibre2{font-style:italic}";
  const link = '<link rel="stylesheet" type="text/css" href="stylesheet.css"/>';
  const page = (name: string, body: string) => ({
    name,
    body,
    head: link,
    bodyAttributes: ' class="calibre"',
  });
  const chapter = (number: number, title: string, text: string) =>
    page(
      `index_split_00${number}.html`,
      `<p class="calibre4" id="t${number}"><span class="calibre3">${number}</span></p><p class="calibre4">${title}</p>${text}`,
    );
  const { outline } = await bringFile(
    "stair.epub",
    makeEpub({
      metadata: "<dc:title>The Salt Stair</dc:title><dc:creator>Ines Quill</dc:creator>",
      pages: [
        page(
          "jacket.xhtml",
          '<div class="cbj_banner"><h2 class="cbj_title">The Salt Stair</h2><p class="cbj_rating">★★★</p></div>',
        ),
        page(
          "index_split_000.html",
          '<p class="calibre4">The Salt Stair</p><p class="calibre6">Ines Quill</p><p class="calibre6">For the lamplighters</p>',
        ),
        chapter(
          1,
          "LOW TIDE",
          '<p class="calibre5">Nobody had said <span class="calibre2">how far</span>.</p><p class="calibre7"> </p><p class="calibre6">• • •</p><p class="calibre5">Morning.</p>',
        ),
        chapter(2, "HIGH TIDE", '<p class="calibre5">“Well,” said the stair.</p>'),
      ],
      ncx: [1, 2]
        .map(
          (at) =>
            `<navPoint><navLabel><text>${at}</text></navLabel><content src="index_split_00${at}.html#t${at}"/></navPoint>`,
        )
        .join(""),
      extra: [{ name: "OEBPS/stylesheet.css", bytes: css }],
    }),
  );
  expect(outline).toEqual([
    "For the lamplighters",
    "## 1. LOW TIDE",
    "Nobody had said *how far*.",
    "***",
    "Morning.",
    "## 2. HIGH TIDE",
    "“Well,” said the stair.",
  ]);
});

test("pandoc's page: small caps are words, the abstract is the summary, footnotes from its section", async () => {
  const page = `<!DOCTYPE html><html lang="en"><head><meta name="generator" content="pandoc" /><meta name="author" content="Ines Quill" /><title>The Salt Stair</title></head><body><header id="title-block-header"><h1 class="title">The Salt Stair</h1><p class="author">Ines Quill</p><p class="date">2020</p><div class="abstract"><div class="abstract-title">Abstract</div><p>A stair goes down.</p></div></header><nav id="TOC" role="doc-toc"><ul><li><a href="#a">Chapter 1: Low Tide</a></li><li><a href="#b">Chapter 2: High Tide</a></li></ul></nav>
<section id="a" class="level1"><h1>Chapter 1: Low Tide</h1><p><span class="smallcaps">The stair</span> went down, and nobody had said <em>how far</em>.</p><p>Odile counted <strong>nine</strong> steps.<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a></p><hr /><p>Morning.</p></section><section id="b" class="level1"><h1>Chapter 2: High Tide</h1><p>“Well,” said the stair.</p></section>
<section id="footnotes" class="footnotes" role="doc-endnotes"><hr /><ol><li id="fn1"><p>Ten, by the parish book.<a href="#fnref1" class="footnote-back" role="doc-backlink">↩︎</a></p></li></ol></section></body></html>`;
  const { outline, story } = await bringFile("stair.html", page);
  expect(outline).toEqual(chapters);
  expect(story.about).toMatchObject({ summary: "A stair goes down.", footnotes: note });
});

test("Narou's whole work: parts by their lines, prefaces as notes, both kinds of ruby, a paragraph a line", async () => {
  const text = `塩の階段

　　作者：イネス

【あらすじ】
　階段は海へ降りていた。

------------------------- 第1部分開始 -------------------------
【サブタイトル】
第一話　引き潮

【前書き】
　はじめまして。

【本文】
　階段は水の中へと降りていた。
　《黒い》オディールは|九段《くだん》を数えた。

「まだある」


　朝が来た。漣《さざなみ》が立つ。

【後書き】
　読了感謝です。

------------------------- 第2部分開始 -------------------------
【サブタイトル】
第二話　満ち潮

【本文】
　階段は黙っていた。
`;
  const { outline, story, printed } = await bringFile("n0000.txt", text);
  expect(outline).toEqual([
    "## 第一話 引き潮",
    "階段は水の中へと降りていた。",
    "《黒い》オディールは九段（くだん）を数えた。",
    "「まだある」",
    "***",
    "朝が来た。漣（さざなみ）が立つ。",
    "## 第二話 満ち潮",
    "階段は黙っていた。",
  ]);
  expect(story.about).toMatchObject({
    title: "塩の階段",
    author: "イネス",
    summary: "階段は海へ降りていた。",
    chapterNotes: [{ chapter: 1, before: "はじめまして。", after: "読了感謝です。" }],
  });
  expect(printed).not.toContain("can be found neither");
});

test("Narou's single part: what stands beyond the lines of asterisks is the author's word", async () => {
  const stars = "*".repeat(44);
  const text = `第一話　引き潮\n${stars}\n\n　まえがきです。\n\n${stars}\n\n　階段は水の中へと降りていた。\n　オディールは｜九段《くだん》を数えた。\n\n${stars}\n　ではまた。\n`;
  const { outline, story } = await bringFile("n1.txt", text);
  expect(outline).toEqual([
    "## 第一話 引き潮",
    "階段は水の中へと降りていた。",
    "オディールは九段（くだん）を数えた。",
  ]);
  expect(story.about.chapterNotes).toEqual([{ chapter: 1, before: "まえがきです。", after: "ではまた。" }]);
});

test("Aozora Bunko's text: headings by their signs, letters by their code, the explanation and the colophon out", async () => {
  const rule = "-".repeat(55);
  const text = `塩の階段
イネス・クイル

${rule}
【テキスト中に現れる記号について】

《》：ルビ
（例）階段《かいだん》
${rule}

［＃３字下げ］一　引き潮［＃「一　引き潮」は中見出し］

　階段《かいだん》は終わりまで完全に水の中だった。
「まだある」と彼女は言った［＃「言った」に傍点］。

［＃３字下げ］二　満ち潮［＃「二　満ち潮」は中見出し］

　※［＃「さんずい＋婁」、U+6F0A、3-1］の匂いがした。


底本：「塩の本」見本社
　　　1990年1月1日第1刷発行
入力：見本
`;
  const { outline, story, printed } = await bringFile("salt.txt", text);
  expect(outline).toEqual([
    "## 一 引き潮",
    "階段（かいだん）は終わりまで完全に水の中だった。",
    "「まだある」と彼女は言った。",
    "## 二 満ち潮",
    "漊の匂いがした。",
  ]);
  expect(story.about).toMatchObject({ title: "塩の階段", author: "イネス・クイル" });
  expect(printed).not.toContain("can be found neither");
});

test("a last line that merely has 完 or 終 in it, and a line that names the contents, are text", async () => {
  const { outline } = await bringFile(
    "end.txt",
    "階段は長い。\n\n海の目次を読んだ。\n\n彼女はついに完全に理解した。\n\n仕事は終わった。",
  );
  expect(outline).toEqual([
    "階段は長い。",
    "海の目次を読んだ。",
    "彼女はついに完全に理解した。",
    "仕事は終わった。",
  ]);
});

test("FanFicFare's text: the whole summary, contents out, its signs for italics and bold", async () => {
  const text = `

The Salt Stair

by Ines Quill



Category: Harbour Tales
Status: Completed
Published: 2019-03-15
Packaged: 2026-01-01 09:27:40
Rating: T
Publisher: tales.example
Story URL: https://tales.example/s/1
Summary: A stair goes down.

Nobody has said how far.




TABLE OF CONTENTS


Chapter 1, Low Tide

Chapter 2, High Tide




        Chapter 1, Low Tide


Nobody had said _how far_, or **why**.


        Chapter 2, High Tide


“Well,” said the stair.




End file.
`;
  const { outline, story, printed } = await bringFile("stair.txt", text);
  expect(outline).toEqual([
    "## Chapter 1, Low Tide",
    "Nobody had said *how far*, or **why**.",
    "## Chapter 2, High Tide",
    "“Well,” said the stair.",
  ]);
  expect(story.about).toMatchObject({
    title: "The Salt Stair",
    author: "Ines Quill",
    summary: "A stair goes down.\n\nNobody has said how far.",
    source: "https://tales.example/s/1",
  });
  expect(printed).not.toContain("can be found neither");
});

test("a lower heading right under each chapter's is the second half of its title; parts stay over their chapters", async () => {
  const page = (body: string) => `<html><head><title>Stair</title></head><body>${body}</body></html>`;
  const { outline } = await bringFile(
    "a.html",
    page("<h2>Chapter 1</h2><h3>Low Tide</h3><p>One.</p><h2>Chapter 2</h2><h3>High Tide</h3><p>Two.</p>"),
  );
  expect(outline).toEqual(["## Chapter 1: Low Tide", "One.", "## Chapter 2: High Tide", "Two."]);
  const parts = await bringFile(
    "b.html",
    page(
      "<h1>Part One</h1><h2>Chapter 1</h2><p>One.</p><h2>Chapter 2</h2><p>Two.</p><h1>Part Two</h1><h2>Chapter 3</h2><p>Three.</p><h2>Chapter 4</h2><p>Four.</p>",
    ),
  );
  expect(parts.outline.filter((line) => line.startsWith("## "))).toEqual([
    "## Part One: Chapter 1",
    "## Part One: Chapter 2",
    "## Part Two: Chapter 3",
    "## Part Two: Chapter 4",
  ]);
});
