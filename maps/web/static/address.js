// The state in an address, after its '#': read and written here alone. What cannot be read is as good as none.
// @ts-check
"use strict";

const address = (() => {
  const VIEW = /^(main|whole|-?\d+(\.\d+)?,-?\d+(\.\d+)?,\d+(\.\d+)?)$/;

  /** @type {(text: string) => string | null} */
  function decoded(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return null;  // "100%"
    }
  }

  /** The parts of a hash by name; of two of one name, the first.
   * @type {(hash: string) => Map<string, string>} */
  function read(hash) {
    /** @type {Map<string, string>} */
    const parts = new Map();
    for (const part of hash.replace(/^#/, "").split("&")) {
      const [name, ...rest] = part.split("="), value = decoded(rest.join("="));
      if (name && value !== null && !parts.has(name)) parts.set(name, value);
    }
    return parts;
  }

  /** A hash that `read` makes these parts of; a part that is '' is a word alone.
   * @type {(parts: Map<string, string>) => string} */
  function write(parts) {
    const one = (/** @type {[string, string]} */ [name, value]) => (value === "" ? name : `${name}=${encodeURIComponent(value).replace(/%2C/g, ",")}`);
    return `#${[...parts].map(one).join("&")}`;
  }

  /** 'main', 'whole' or 'latitude,longitude,zoom'; null for what is neither. @type {(text: string | undefined) => string | null} */
  function view(text) {
    if (text === undefined || !VIEW.test(text)) return null;
    if (!text.includes(",")) return text;
    const [latitude, longitude, zoom] = text.split(",").map(Number);
    return Math.abs(latitude) <= 85 && Math.abs(longitude) <= 540 && zoom <= 24 ? text : null;
  }

  return { read, write, view };
})();
