import { describe, expect, test } from "vitest";
import { parseMarkdown } from "../../src/sandbox/markdown.ts";
import type { PageMark } from "../../src/sandbox/protocol.ts";
import { escapeMarkdown } from "../../src/view/text.ts";

/** A parsed text in short: kinds as tags, a break as ⏎. */
function short(marks: readonly PageMark[]): string {
  return marks
    .map((mark) => {
      if (mark.kind === "text") return mark.text;
      if (mark.kind === "break") return "⏎";
      if (mark.kind === "list")
        return `<list${mark.start ?? ""}>${mark.entries.map((entry) => `•${short(entry)}`).join("")}</>`;
      if (mark.kind === "heading") return `<h${mark.level}>${short(mark.inside)}</>`;
      if (mark.kind === "link") return `<link ${mark.href}>${short(mark.inside)}</>`;
      if (mark.kind === "time") return `<time ${mark.seconds} ${mark.style}>`;
      if (mark.kind === "command") return `<command ${mark.name}>`;
      if (mark.kind === "code" || mark.kind === "code-block") return `<${mark.kind}>${mark.text}</>`;
      if (mark.kind === "mention") return `<mention>${mark.text}</>`;
      return `<${mark.kind}>${short(mark.inside)}</>`;
    })
    .join("");
}

describe("Discord's Markdown is read as Discord reads it", () => {
  test.each([
    ["**a** *b* _c_ __d__ ~~e~~", "<strong>a</> <em>b</> <em>c</> <underline>d</> <strike>e</>"],
    ["***a***", "<em><strong>a</></>"],
    ["\\*a\\* \\_b\\_ 1\\. c", "*a* _b_ 1. c"],
    ["||a **b**||", "<spoiler>a <strong>b</></>"],
    ["> a\n> b\nc", "<quote>a⏎b</>c"],
    ["a\n> b", "a⏎<quote>b</>"],
    [">>> a\nb", "<quote>a⏎b</>"],
    ["-# a\n-# b", "<subtext>a</><subtext>b</>"],
    ["# a\n## b\n### c\n#### d", "<h1>a</><h2>b</><h3>c</>#### d"],
    ["a # b", "a # b"],
    ["- a\n- b\n  - c\nd", "<list>•a•b⏎<list>•c</></>d"],
    ["3. a\n4. b\nc", "<list3>•a•b</>c"],
    ["- a\n1. b", "<list>•a</><list1>•b</>"],
    ["- a\n  1. b", "<list>•a⏎<list1>•b</></>"],
    ["a - b", "a - b"],
    [
      "[a](https://b.example/c) <https://d.example> https://e.example/f_g_",
      "<link https://b.example/c>a</> <link https://d.example/>https://d.example</> <link https://e.example/f_g_>https://e.example/f_g_</>",
    ],
    ["[a](javascript:alert\\(1\\))", "a"],
    ["`*a*` ```js\nb\n```\nc", "<code>*a*</> <code-block>b</>c"],
    ["<t:86400:R> <t:0>", "<time 86400 R> <time 0 f>"],
    ["</quote:123456789012345678>", "<command quote>"],
    [
      "<@100000000000000021> <#100000000000000013> <@123456789012345678>",
      "<mention>@Reader</> <mention>#general</> <mention>@unknown</>",
    ],
  ])("%j", (source, expected) => {
    expect(short(parseMarkdown(source))).toBe(expected);
  });
});

test.each([
  "*a* _b_ ~~c~~ ||d|| `e`",
  "> f",
  "-# g",
  "# h",
  "- i\n- j",
  "1. k",
  "<@1> <t:0> @everyone",
  "[l](https://m.example)",
])("what a view escapes is shown as written: %j", (text) => {
  expect(short(parseMarkdown(escapeMarkdown(text)))).toBe(text.replaceAll("\n", "⏎"));
});
