import { z } from "zod/v3";
import { storyDay } from "./dates.ts";
import { lacksDetail, readPermission } from "./rights.ts";

/** Said of whatever is wrong with a value. */
const saying = (message: string) => ({ errorMap: () => ({ message }) });
const fault = (message: string) => ({ code: "custom", message }) as const;

const oneLine = (most: number) =>
  z.string().trim().min(1).max(most).regex(/^.*$/, "must be one line").optional();
const lines = z
  .union(
    [z.string().trim().min(1), z.array(z.string().trim().min(1))],
    saying("must be a text or a list of texts; a number needs quotes around it"),
  )
  .transform((value) => (typeof value === "string" ? [value] : value))
  .optional();

const range = z
  .union([z.number(), z.string()], saying("must be a passage or a range of passages, such as 12 or 13-28"))
  .transform((value, check) => {
    const parts = /^(\d+)(?:\s*[-–]\s*(\d+))?$/.exec(String(value).trim());
    const first = Number(parts?.[1]);
    const last = Number(parts?.[2] ?? parts?.[1]);
    if (parts !== null && first >= 1 && first <= last) return { first, last };
    check.addIssue(fault("must be a passage or a range of passages, such as 12 or 13-28"));
    return z.NEVER;
  });

// 512 characters are as much as Discord takes for a link.
const webAddress = z
  .string()
  .trim()
  .superRefine((value, check) => {
    if (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol))
      check.addIssue(fault("must be a web address that starts with https:// or http://"));
    else if (new URL(value).href.length > 512)
      check.addIssue(fault("is too long; keep the address to 512 characters"));
  })
  .optional();

const language = z
  .string()
  .trim()
  .refine(isLanguage, "must be a language tag such as en, de or pt-BR")
  .default("en");

const permissionForms =
  'must be own work, public domain, "author\'s permission: …" (a note or a link) or "open licence: …" (its name or a link)';

/** By what right the story may be quoted. */
const permission = z
  .string(saying(permissionForms))
  .transform((value, check) => {
    const read = readPermission(value);
    if (read !== undefined && !lacksDetail(read)) return read;
    check.addIssue(fault(permissionForms));
    return z.NEVER;
  })
  .optional();

const verbatim = z.string().min(1).optional();
const chapterNote = z.strictObject({
  chapter: z.number().int().min(1),
  summary: verbatim,
  before: verbatim,
  after: verbatim,
});

const footnote = z.strictObject({
  passage: z.number().int().min(1),
  mark: z.string().min(1),
  text: z.string().min(1),
});

const dayForms = "must be a day such as 05-03 (the 3rd of May, every year) or 2026-05-03";
/** A chapter or passages, and the day on which they come. */
const dated = z
  .strictObject({
    chapter: z.number().int().min(1).optional(),
    passage: range.optional(),
    date: z.string(saying(dayForms)).transform((value, check) => {
      const day = storyDay(value);
      if (day !== undefined) return day;
      const isForm = /^(?:\d{4}-)?\d{1,2}-\d{1,2}$/.test(value.trim());
      check.addIssue(fault(isForm ? `${value.trim()} is no day of the calendar; it ${dayForms}` : dayForms));
      return z.NEVER;
    }),
  })
  .refine(
    ({ chapter, passage }) => (chapter === undefined) !== (passage === undefined),
    "must name either a chapter or a passage",
  )
  .transform(({ passage: passages, ...rest }) => ({ ...rest, passages }));

const colour = z
  .string(saying('must be a colour such as "#1d2233", in quotes'))
  .regex(/^#[\da-f]{6}$/i, 'must be a colour such as "#1d2233", in quotes');

/** How the story's cards look, unless a reader picks another look. */
const card = z
  .strictObject({
    background: colour,
    ink: colour,
    accent: colour.optional(),
    font: z
      .enum(
        ["literata", "source-serif", "garamond", "fraunces"],
        saying("must be literata, source-serif, garamond or fraunces"),
      )
      .default("literata"),
  })
  .transform((look) => ({ ...look, accent: look.accent ?? look.ink }))
  .optional();

/** The fields of a story's front matter. content/README.md says them in words. */
export const front = z.strictObject({
  title: oneLine(300),
  author: z
    .union(
      [z.string().trim().min(1), z.array(z.string().trim().min(1)).min(1)],
      saying("must be a name or a list of names"),
    )
    .transform((value) => (typeof value === "string" ? value : value.join(", ")))
    .pipe(oneLine(300).unwrap())
    .optional(),
  attribution: z
    .string({ required_error: "is missing; write one line of credit, it is shown with every quote" })
    .trim()
    .max(300, "is too long; keep it to 300 characters and put the rest into the note")
    .regex(/^.*$/, "must be one line; put the rest into the note"),
  source: webAddress,
  rights: oneLine(500),
  // Verbatim, as the notes at the end and of the chapters: not trimmed.
  note: verbatim,
  endnote: verbatim,
  credits: z
    .array(
      z.strictObject({ passages: range, text: oneLine(300).unwrap() }),
      saying("must be a list of passages and text"),
    )
    .max(1_000, "has more than 1,000 credits; put those of one range into one")
    .default([]),
  fandoms: lines,
  rating: oneLine(100),
  warnings: lines,
  summary: z.string().trim().min(1).optional(),
  language,
  permission,
  takedown: z.boolean(saying("must be true or false")).default(false),
  series: lines,
  "inspired-by": lines,
  people: lines,
  card,
  markup: z
    .enum(["plain", "emphasis"], saying("must be plain (shown as written) or emphasis (*italic*, **bold**)"))
    .default("plain"),
  footnotes: z.array(footnote, saying("must be a list of passage, mark and text")).default([]),
  dates: z
    .array(dated, saying("must be a list of chapter or passage, and date"))
    .max(10_000, "has more than 10,000 dates")
    .default([]),
  // Of passages whose words were corrected: the id of the new words, and the one that stays.
  ids: z.record(z.string(), z.string(), saying("must be ids of passages")).default({}),
  "chapter-notes": z
    .array(chapterNote, saying("must be a list of chapter, summary, before, after"))
    .max(10_000, "has more than 10,000 notes")
    .default([]),
});

export type Front = z.infer<typeof front>;
/** The same as a file holds them. */
export type FrontFields = Partial<z.input<typeof front>>;

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    // Intl says "no" by throwing a RangeError.
    return false;
  }
}
