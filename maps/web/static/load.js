// Unpacks the scripts that draw the maps, and runs them. Where one fails, or the browser cannot unpack, the still picture
// stays, or comes back.
// @ts-check
"use strict";
(async () => {
  const { classList } = document.documentElement;
  const text = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id)).textContent || "";
  const still = () => {
    if (!classList.contains("drawn")) classList.remove("live");
  };
  // Not left in the document: a page saved from the browser would run it before its time.
  const run = (/** @type {string} */ script) => {
    const node = document.createElement("script");
    node.textContent = script;
    document.head.append(node);
    node.remove();
  };
  /** @type {(packed: string) => Promise<string>} */
  async function unpack(packed) {
    const { readable, writable } = new DecompressionStream("deflate"), writer = writable.getWriter();
    writer.write(Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0)));
    writer.close();
    // Not by way of a Blob or a Response: chunk after chunk comes at once, and the maps are drawn before the page is loaded.
    const decoder = new TextDecoder(), reader = readable.getReader(), parts = [];
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return parts.join("");
      parts.push(decoder.decode(value, { stream: true }));
    }
  }
  window.addEventListener("error", still);
  try {
    run(await unpack(text("packed")));
    run(text("start"));
  } finally {
    still();
  }
})();
