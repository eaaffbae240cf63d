const signs =
  /^(?:[-–—―─━═⸺⸻=_~*+#•·∙●○◦◆◇■□▪★☆✦✧✩✪✫✯✰✴✶✽❀❁❃❄❅❆❖❦❧☙⁂⁑✻✼✾❈❉❋§¤|/\\<>^:&@.…♥♡❤♦♢♣♠♪♫☽☾☀☼☁⚓†‡∞≈≋~˜〜～＊◎※○◯]|\ufe0f)+$/u;
const alone = /^[*#~•·●○◆◇■□★☆✦✧❖❦❧⁂⁑✻§―—⸺⸻&♥♡❤†※◎＊∞-]\ufe0f?$/u;
const words =
  /^[[(<{~*=_+–—-]*\s*(?:(?:scene|line|section|page|time|chapter)[\s-]*(?:break|change|skip|divider|separator)|break|linebreak|scenebreak|time\s*skip|divider|ornament|asterism|dinkus|fleuron|page\s*break)\s*[\])>}~*=_+–—-]*$/iu;

/** "***", "~*~", "x-x-x", "—oOo—", "⁂", "♥♥♥", "[LINE BREAK]": a paragraph that is a scene break and not words. */
export function isScene(text: string): boolean {
  if (text.length > 500) return false;
  const bare = text.replace(/[\s\u00a0\u200b-\u200f]/g, "");
  if (bare === "" || bare.length > 120) return false;
  // Dots and brackets alone may be a silence that somebody keeps: "…", "...".
  if (signs.test(bare)) {
    if (/^[.…]+$/.test(bare)) return /\.\s+\.|…\s+…/.test(text.trim()) && bare.length >= 3;
    if (/^[:|/\\<>^@.&…]+$/u.test(bare)) return bare.length >= 3 || bare === "&";
    return bare.length >= 3 || alone.test(bare) || /^([*#~•·●○★☆♥♡❤✦❖§—⸺])\1$/u.test(bare);
  }
  if (isScenePhrase(text)) return /[[\]()<>{}~*=_+–—-]/.test(text) || /^(?:scene|line|section)/i.test(bare);
  const letters = bare.replace(/[^a-z0]/gi, "");
  // Letters make a break only in a pattern: oOo, xXx, -x-, ~o~. A bare "xxx" may be kisses, "ooo" a howl.
  if (/^[-–—~*=_+.•·<>]+[xo0]{1,40}[-–—~*=_+.•·<>]+$/iu.test(bare)) return true;
  if (/^(?:x{5,}|o{5,}|0{5,})$/i.test(bare) || /^[xo0](?:\s[xo0]){2,}$/i.test(text.trim())) return true;
  const isPattern = /^[-–—~*=_+.•·oO0xX]+$/.test(bare) && letters.length >= 2;
  if (!isPattern || bare !== [...bare].reverse().join("")) return false;
  return letters !== bare || /oO|xX|Xx|o0|0o|[oO][xX]|[xX][oO]/.test(letters.length > 2 ? bare : "");
}

/** Words that name a break, as in the description of an ornament. */
export function isScenePhrase(text: string): boolean {
  return text.length <= 60 && words.test(text.trim());
}
