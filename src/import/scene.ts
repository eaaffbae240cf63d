/** "***", "* * *", "~*~", "-x-", "oOo", "⁂": a paragraph that is a scene break and not words. */
export function isScene(text: string): boolean {
  const signs = text.replace(/\s/g, "");
  if (signs === "" || signs.length > 120) return false;
  if (/^[-–—―─━=_~*+#•·∙●○◦◆◇■□▪★☆✦✧✩✶✽❀❁❃❄❖❦❧☙⁂⁑✻✼❉❋§¤|/\\<>^:]+$/u.test(signs)) {
    return signs.length >= 3 || /^[*#~•·●○◆◇■□★☆✦✧❖❦❧⁂⁑✻§―—]+$/u.test(signs);
  }
  // Letters make a break only in a pattern: oOo, xXx, -x-, ~o~, o.O.o. A bare "xxx" may be kisses.
  if (/^[-~*=_+.•·]+[xo]+[-~*=_+.•·]+$/iu.test(signs)) return true;
  const isPattern =
    /^[-~*=_+.oO0]+$|^[-~*=_+.xX]+$/.test(signs) && /oO|xX|o0|0o/.test(signs.replace(/[^a-z0]/gi, ""));
  return isPattern && signs === [...signs].reverse().join("");
}
