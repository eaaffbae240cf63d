/** Control words that are signs of the text. */
export const signs: Readonly<Record<string, string>> = {
  tab: "\t",
  emdash: "—",
  endash: "–",
  lquote: "‘",
  rquote: "’",
  ldblquote: "“",
  rdblquote: "”",
  bullet: "•",
  emspace: "\u2003",
  enspace: "\u2002",
  "~": "\u00a0",
  _: "\u2011",
  "{": "{",
  "}": "}",
  "\\": "\\",
};
/** Parts of a file that are no text. */
export const skipped = new Set(
  "colortbl info pict header headerl headerr headerf footer footerl footerr footerf fldinst object listtext pntext listtable listoverridetable rsidtbl themedata datastore latentstyles xmlnstbl filetbl revtbl generator mmathPr wgrffmtfilter background bkmkstart bkmkend atnid atnauthor annotation atrfstart atrfend nonshppict xe tc do operator company category keywords comment doccomm subject manager upr pgdsctbl".split(
    " ",
  ),
);
/** How the letters of a font with this character set are written. */
export const charsets: Readonly<Record<number, string>> = {
  128: "shift_jis",
  129: "euc-kr",
  134: "gb18030",
  136: "big5",
  161: "windows-1253",
  162: "windows-1254",
  163: "windows-1258",
  177: "windows-1255",
  178: "windows-1256",
  186: "windows-1257",
  204: "windows-1251",
  222: "windows-874",
  238: "windows-1250",
};

export function codepage(number: number): string {
  const names: Readonly<Record<number, string>> = {
    932: "shift_jis",
    936: "gb18030",
    949: "euc-kr",
    950: "big5",
    10000: "macintosh",
    65001: "utf-8",
    866: "ibm866",
    874: "windows-874",
  };
  return names[number] ?? (number >= 1250 && number <= 1258 ? `windows-${number}` : "windows-1252");
}
