import { IntlMessageFormat } from "intl-messageformat";
import { hasPlaces, type Texts } from "./messages.ts";

// The parser's numbers for its kinds of elements.
const [argument, number, select, plural] = [1, 2, 5, 6];
type IcuElement = {
  readonly type: number;
  readonly value: string;
  readonly options: Readonly<Record<string, { readonly value: readonly IcuElement[] }>>;
};

/** The TypeScript of words.d.ts: a message's places are the parameters of the function that says it. */
export function typesOf(english: Texts): string {
  return `// Made from en.json by \`npm run messages\`; a test holds them together.
export type Value = string | number | readonly string[];

/** Every sentence that the bot says, by where it is shown. */
export type Words = {
  readonly code: string;
${membersOf(english, "  ")}};
`;
}

/** The forms of each plural in a message, such as `one` and `other`. */
export function pluralsOf(text: string): readonly (readonly string[])[] {
  const plurals: string[][] = [];
  walk(text, (element) => {
    if (element.type === plural) plurals.push(Object.keys(element.options));
  });
  return plurals;
}

/** The places of a message by name, each with the type of its values. */
export function placesOf(text: string): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  walk(text, ({ type, value, options }) => {
    if (type === number || type === plural) places.set(value, "number");
    if (type === select) places.set(value, `"${Object.keys(options).join('" | "')}"`);
    if (type === argument && !places.has(value)) places.set(value, "Value");
  });
  return places;
}

function walk(text: string, visit: (element: IcuElement) => void): void {
  const into = (elements: readonly IcuElement[]) => {
    for (const element of elements) {
      visit(element);
      if (element.type === select || element.type === plural)
        for (const option of Object.values(element.options)) into(option.value);
    }
  };
  const format = new IntlMessageFormat(text, "en", undefined, { ignoreTag: true });
  into(format.getAst() as unknown as readonly IcuElement[]);
}

function membersOf(texts: Texts, indent: string): string {
  return Object.entries(texts)
    .filter(([key]) => !(indent === "  " && key === "commands"))
    .map(([key, text]) => {
      const name = /^[a-z_$][\w$]*$/i.test(key) || /^\d+$/.test(key) ? key : `"${key}"`;
      return `${indent}readonly ${name}: ${typeOf(text, indent)};\n`;
    })
    .join("");
}

function typeOf(text: string | Texts, indent: string): string {
  if (typeof text !== "string") return `{\n${membersOf(text, `${indent}  `)}${indent}}`;
  if (!hasPlaces(text)) return "string";
  const places = [...placesOf(text)].map(([name, type]) => `readonly ${name}: ${type}`);
  return `(values: { ${places.join("; ")} }) => string`;
}
