/** Quotation marks at the beginning of a line hang in the margin, so that the letters stand flush. */
export function hangingStart(ink: string): string {
  return /^(?:["'“”‘’„‚«»‹›]+|[「『（《〈]+)/u.exec(ink)?.[0] ?? "";
}

/** From right to left, by the language or by the text's own first letter. */
export function isRightToLeft(text: string, language = ""): boolean {
  const letters = /\p{L}/u.exec(text)?.[0] ?? "";
  const right = /[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}]/u;
  if (/^(?:ar|he|iw|fa|ur|yi|ps|ckb|ug|sd|dv)\b/i.test(language)) return right.test(text);
  return right.test(letters);
}

/** Letters that stand higher or hang lower than Latin ones need more room between lines. */
export function leadingFor(text: string, lineHeight: number): number {
  if (/[\p{sc=Arab}\p{sc=Deva}\p{sc=Thai}]/u.test(text)) return Math.max(lineHeight, 1.68);
  if (/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/u.test(text)) return Math.max(lineHeight, 1.55);
  return lineHeight;
}

/** Joined or stacked letters fall apart when they are set wider or closer. */
export function canTrack(text: string): boolean {
  return !/[\p{sc=Arab}\p{sc=Deva}\p{sc=Thai}\p{sc=Hebr}]/u.test(text);
}

/** Without controls and fillers: they leave no ink, yet a font that lacks them would draw a box. */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\u115f\u1160\u3164\uffa0\ufff9-\ufffb]/gu, "");
}
