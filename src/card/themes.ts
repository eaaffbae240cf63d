import { type Face, fraunces, garamond, literata, sourceSerif } from "./faces.ts";

export type Theme = {
  readonly name: string;
  readonly face: Face;
  readonly weight: number;
  readonly lineHeight: number;
  /** In ems. */
  readonly tracking: number;
  /** The largest size of a quotation; `scale` is how large this face must be set to look like the others. */
  readonly most: number;
  readonly scale: number;
  readonly align: "start" | "center";
  /** CSS backgrounds, the lowest last. */
  readonly background: string;
  readonly ink: string;
  /** The text beside the marked sentence. */
  readonly quiet: string;
  readonly marked: { readonly color: string; readonly backgroundImage?: string };
  /** Title and author; under them the credit. */
  readonly heading: string;
  readonly credit: string;
  readonly accent: string;
  readonly ornament: "quote" | "bar" | "frame" | "rule";
};

export const themes = [
  {
    name: "paper",
    face: literata,
    weight: 400,
    lineHeight: 1.38,
    tracking: -0.004,
    most: 112,
    scale: 1,
    align: "start",
    background:
      "radial-gradient(circle at 30% 20%, rgba(255,255,255,0.75), rgba(255,255,255,0) 60%), linear-gradient(160deg, #f8f2e5, #efe4cf)",
    ink: "#2c241c",
    quiet: "#6d6051",
    marked: {
      color: "#2c241c",
      backgroundImage:
        "linear-gradient(180deg, rgba(242,205,104,0) 24%, rgba(242,205,104,0.8) 24%, rgba(242,205,104,0.8) 88%, rgba(242,205,104,0) 88%)",
    },
    heading: "#2c241c",
    credit: "#6b5d4c",
    accent: "#a8442f",
    ornament: "quote",
  },
  {
    name: "night",
    face: sourceSerif,
    weight: 380,
    lineHeight: 1.36,
    tracking: 0,
    most: 116,
    scale: 1,
    align: "center",
    background:
      "radial-gradient(ellipse at 50% 0%, rgba(74,96,156,0.55), rgba(20,26,48,0) 65%), linear-gradient(180deg, #171d36, #0d1020)",
    ink: "#f1ead9",
    quiet: "#9a9db4",
    marked: { color: "#fff6dc" },
    heading: "#e9c98a",
    credit: "#a3a7bf",
    accent: "#e2b869",
    ornament: "rule",
  },
  {
    name: "ink",
    face: garamond,
    weight: 430,
    lineHeight: 1.26,
    tracking: 0,
    most: 136,
    scale: 1.14,
    align: "center",
    background: "linear-gradient(180deg, #fdfcf9, #fbf9f4)",
    ink: "#16161a",
    quiet: "#6f6c72",
    marked: { color: "#16161a" },
    heading: "#16161a",
    credit: "#626068",
    accent: "#16161a",
    ornament: "frame",
  },
  {
    name: "poster",
    face: fraunces,
    weight: 800,
    lineHeight: 1.14,
    tracking: -0.012,
    most: 168,
    scale: 1.04,
    align: "start",
    background: "linear-gradient(135deg, #c63721, #a52716)",
    ink: "#fff3df",
    quiet: "#ffcdb6",
    marked: { color: "#ffe27a" },
    heading: "#fff3df",
    credit: "#ffeadb",
    accent: "#ffe27a",
    ornament: "quote",
  },
  {
    name: "moss",
    face: literata,
    weight: 350,
    lineHeight: 1.4,
    tracking: 0,
    most: 108,
    scale: 1,
    align: "start",
    background:
      "radial-gradient(circle at 100% 100%, rgba(120,160,120,0.28), rgba(30,54,46,0) 60%), linear-gradient(150deg, #21423a, #16302a)",
    ink: "#eef2e3",
    quiet: "#9fb5a3",
    marked: { color: "#fbfff0" },
    heading: "#d9e8b4",
    credit: "#adc3b0",
    accent: "#c5db8e",
    ornament: "bar",
  },
  {
    name: "dawn",
    face: fraunces,
    weight: 340,
    lineHeight: 1.3,
    tracking: -0.006,
    most: 120,
    scale: 1,
    align: "center",
    background: "linear-gradient(165deg, #ffe4cf 0%, #f9cfd0 45%, #d3c4ea 100%)",
    ink: "#3a2440",
    quiet: "#6d5175",
    marked: { color: "#3a2440" },
    heading: "#3a2440",
    credit: "#65496d",
    accent: "#b5486f",
    ornament: "quote",
  },
] as const satisfies readonly Theme[];

export type ThemeName = (typeof themes)[number]["name"];

/** A theme that a story brings itself, in its front matter. */
export type OwnTheme = {
  readonly background: string;
  readonly ink: string;
  readonly accent: string;
  readonly font: keyof typeof faces;
};

const faces = { literata, "source-serif": sourceSerif, garamond, fraunces } as const;

export function themeOf(theme: ThemeName | OwnTheme): Theme {
  if (typeof theme === "string") return themes.find(({ name }) => name === theme) ?? themes[0];
  const { background, ink, accent, font } = theme;
  const [base] = themes;
  return {
    ...base,
    name: "own",
    face: faces[font],
    scale: font === "garamond" ? 1.14 : 1,
    background: `linear-gradient(180deg, ${background}, ${background})`,
    ink,
    // Beside a marked sentence the others step back a little.
    quiet: mixed(ink, background, 0.72),
    marked: { color: ink },
    heading: ink,
    credit: ink,
    accent,
    ornament: "rule",
  };
}

/** So much of one colour in another; both are `#rrggbb`. */
function mixed(one: string, other: string, part: number): string {
  const channels = [1, 3, 5].map((at) => {
    const [a, b] = [one, other].map((colour) => Number.parseInt(colour.slice(at, at + 2), 16));
    return Math.round((a ?? 0) * part + (b ?? 0) * (1 - part));
  });
  return `#${channels.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}
