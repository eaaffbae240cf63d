import * as v from "valibot";
import { storyDay } from "./dates.ts";
import { lacksDetail, readPermission } from "./rights.ts";

export const fieldForms = "must be fields, each on a line of its own: name: value";

/** What is a list is no object here, as it is to JavaScript. */
const unlisted = <Input>(message: string) => v.custom<Input>((value) => !Array.isArray(value), message);

/** Fields of these names. Each other one is a fault of its own, where a `strictObject` would tell the first alone. */
function fields<Entries extends v.ObjectEntries>(entries: Entries) {
  // What it gives has these fields and no others, which the type of a rest can't say.
  const object = v.objectWithRest(entries, v.never()) as unknown as v.ObjectSchema<Entries, undefined>;
  return v.pipe(unlisted<v.InferInput<typeof object>>(fieldForms), object);
}

const text = v.pipe(v.string(), v.trim(), v.minLength(1));
const line = (most: number) => v.pipe(text, v.maxLength(most), v.regex(/^.*$/, "must be one line"));
const oneLine = (most: number) => v.optional(line(most));
const lines = v.optional(
  v.pipe(
    v.union([text, v.array(text)], "must be a text or a list of texts; a number needs quotes around it"),
    v.transform((value) => (typeof value === "string" ? [value] : value)),
  ),
);

const rangeForms = "must be a passage or a range of passages, such as 12 or 13-28";
const range = v.pipe(
  v.union([v.pipe(v.number(), v.integer(rangeForms)), v.string()], rangeForms),
  v.rawTransform(({ dataset: { value }, addIssue, NEVER }) => {
    const parts = /^(\d+)(?:\s*[-–]\s*(\d+))?$/.exec(String(value).trim());
    const first = Number(parts?.[1]);
    const last = Number(parts?.[2] ?? parts?.[1]);
    if (parts !== null && first >= 1 && first <= last) return { first, last };
    addIssue({ message: rangeForms });
    return NEVER;
  }),
);

// 512 characters are as much as Discord takes for a link.
const webAddress = v.optional(
  v.pipe(
    v.string(),
    v.trim(),
    v.check(isWebAddress, "must be a web address that starts with https:// or http://"),
    v.check(
      (value) => !isWebAddress(value) || new URL(value).href.length <= 512,
      "is too long; keep the address to 512 characters",
    ),
  ),
);

const language = v.optional(
  v.pipe(v.string(), v.trim(), v.check(isLanguage, "must be a language tag such as en, de or pt-BR")),
  "en",
);

const permissionForms =
  'must be own work, public domain, "author\'s permission: …" (a note or a link) or "open licence: …" (its name or a link)';

/** By what right the story may be quoted. */
const permission = v.optional(
  v.pipe(
    v.string(permissionForms),
    v.rawTransform(({ dataset: { value }, addIssue, NEVER }) => {
      const read = readPermission(value);
      if (read !== undefined && !lacksDetail(read)) return read;
      addIssue({ message: permissionForms });
      return NEVER;
    }),
  ),
);

const verbatim = v.optional(v.pipe(v.string(), v.minLength(1)));
const number = v.pipe(v.number(), v.integer(), v.minValue(1));
const chapterNote = fields({ chapter: number, summary: verbatim, before: verbatim, after: verbatim });

const footnote = fields({
  passage: number,
  mark: v.pipe(v.string(), v.minLength(1)),
  text: v.pipe(v.string(), v.minLength(1)),
});

const dayForms = "must be a day such as 05-03 (the 3rd of May, every year) or 2026-05-03";
const date = v.pipe(
  v.string(dayForms),
  v.rawTransform(({ dataset: { value }, addIssue, NEVER }) => {
    const day = storyDay(value);
    if (day !== undefined) return day;
    const isShaped = /^(?:\d{4}-)?\d{1,2}-\d{1,2}$/.test(value.trim());
    addIssue({ message: isShaped ? `${value.trim()} is no day of the calendar; it ${dayForms}` : dayForms });
    return NEVER;
  }),
);
/** A chapter or passages, and the day on which they come. */
const dated = v.pipe(
  fields({ chapter: v.optional(number), passage: v.optional(range), date: v.optional(date, "") }),
  v.check(
    ({ chapter, passage }) => (chapter === undefined) !== (passage === undefined),
    "must name either a chapter or a passage",
  ),
  v.transform(({ passage: passages, ...rest }) => ({ ...rest, passages })),
);

const colourForms = 'must be a colour such as "#1d2233", in quotes';
const colour = v.pipe(v.string(colourForms), v.regex(/^#[\da-f]{6}$/i, colourForms));
const fonts = ["literata", "source-serif", "garamond", "fraunces"] as const;

/** How the story's cards look, unless a reader picks another look. */
const card = v.optional(
  v.pipe(
    fields({
      background: v.optional(colour, ""),
      ink: v.optional(colour, ""),
      accent: v.optional(colour),
      font: v.optional(v.picklist(fonts, "must be literata, source-serif, garamond or fraunces"), "literata"),
    }),
    v.transform((look) => ({ ...look, accent: look.accent ?? look.ink })),
  ),
);

const idForms = "must be ids of passages";
const nameForms = "must be a name or a list of names";
/** As long as it may be, before each of its entries is looked at. */
const list = <Item extends v.GenericSchema>(item: Item, of: string, most: number, tooMany: string) =>
  v.optional(
    v.pipe(
      v.custom<v.InferInput<Item>[]>(Array.isArray, `must be a list of ${of}`),
      v.maxLength(most, tooMany),
      v.array(item),
    ),
    [],
  );

/** The fields of a story's front matter. content/README.md says them in words. */
export const front = fields({
  title: oneLine(300),
  author: v.optional(
    v.pipe(
      v.union([text, v.pipe(v.array(text), v.minLength(1, nameForms))], nameForms),
      v.transform((value) => (typeof value === "string" ? value : value.join(", "))),
      line(300),
    ),
  ),
  attribution: v.pipe(
    v.optional(v.string(), ""),
    v.trim(),
    v.minLength(1, "is missing; write one line of credit, it is shown with every quote"),
    v.maxLength(300, "is too long; keep it to 300 characters and put the rest into the note"),
    v.regex(/^.*$/, "must be one line; put the rest into the note"),
  ),
  source: webAddress,
  rights: oneLine(500),
  // Verbatim, as the notes at the end and of the chapters: not trimmed.
  note: verbatim,
  endnote: verbatim,
  credits: list(
    fields({ passages: v.optional(range, ""), text: line(300) }),
    "passages and text",
    1_000,
    "has more than 1,000 credits; put those of one range into one",
  ),
  fandoms: lines,
  rating: oneLine(100),
  warnings: lines,
  summary: v.optional(text),
  language,
  permission,
  takedown: v.optional(v.boolean("must be true or false"), false),
  series: lines,
  "inspired-by": lines,
  people: lines,
  card,
  markup: v.optional(
    v.picklist(["plain", "emphasis"], "must be plain (shown as written) or emphasis (*italic*, **bold**)"),
    "plain",
  ),
  footnotes: v.optional(v.array(footnote, "must be a list of passage, mark and text"), []),
  dates: list(dated, "chapter or passage, and date", 10_000, "has more than 10,000 dates"),
  // Of passages whose words were corrected: the id of the new words, and the one that stays.
  ids: v.optional(
    v.pipe(unlisted<Record<string, string>>(idForms), v.record(v.string(), v.string(), idForms)),
    {},
  ),
  "chapter-notes": list(chapterNote, "chapter, summary, before, after", 10_000, "has more than 10,000 notes"),
});

export type Front = v.InferOutput<typeof front>;
/** The same as a file holds them. */
export type FrontFields = Partial<v.InferInput<typeof front>>;

function isWebAddress(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    // Intl says "no" by throwing a RangeError.
    return false;
  }
}
