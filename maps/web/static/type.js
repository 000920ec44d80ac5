// The embedded type is there before the first line of text is set: a face of a style sheet would come after it, and move
// what stands below.
// @ts-check
"use strict";
(() => {
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  for (const rule of rules) {
    if (!(rule instanceof CSSFontFaceRule)) continue;
    const { style } = rule, [, packed] = /base64,([^"')]+)/.exec(style.getPropertyValue("src")) || [];
    if (!packed) continue;
    const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
    const [family, weight] = ["font-family", "font-weight"].map((name) => style.getPropertyValue(name).replace(/"/g, ""));
    document.fonts.add(new FontFace(family, bytes, { weight }));
  }
})();
