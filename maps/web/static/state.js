// What the page shows, as its address has it: #vs=<left>&this=<right>&third=…&fourth=…&view=…&show=<territory>&lines&one&embed
// @ts-check
"use strict";

(() => {
  const { data, sides, maps, element, isRecord } = atlas;
  const { classList, dataset } = document.documentElement;
  const $ = (/** @type {string} */ id) => document.getElementById(id);
  const KEYS = { left: "vs", right: "this", third: "third", fourth: "fourth" };
  // A page that was given to its frame as text, as in a notebook, has no address, and its neighbours have none either.
  const adrift = window.location.protocol === "about:";
  // The page for any records has a picker for each side; a scenario's page shows its own record on the right.
  const any = () => Boolean($("picker_right"));

  // A page saved from the browser has no address of its own, and says itself what it showed.
  let saved = dataset.state || "";

  /** What the address asks for. */
  function asked() {
    const parts = address.read(window.location.hash.length > 1 ? window.location.hash : saved);
    saved = "";
    /** @type {Object<string, string>} */
    const records = { left: data.against, right: data.here };
    const unknown = [];
    for (const [side, key] of Object.entries(KEYS)) {
      const id = parts.get(key);
      if (id === undefined || !maps[side]) continue;
      if (isRecord(id) && (any() || side === "left" || id === data.here)) records[side] = id;
      else unknown.push(id);
    }
    return {
      records, unknown, parts, view: address.view(parts.get("view")), lines: parts.has("lines"), one: parts.has("one"),
      embed: parts.has("embed") || adrift,
      show: data.territories.findIndex((/** @type {Unit} */ { id }) => id === parts.get("show")),
    };
  }

  /** The address of what is shown. */
  function here() {
    /** @type {Map<string, string>} */
    const parts = new Map([["vs", sides.left.record]]);
    for (const [side, { record }] of Object.entries(sides).slice(1)) {
      if (side !== "right" || record !== data.here) parts.set(KEYS[/** @type {"left"} */ (side)], record);
    }
    if (sides.right.view !== atlas.opening()) parts.set("view", sides.right.view);
    if (classList.contains("lines")) parts.set("lines", "");
    if (atlas.isOne()) parts.set("one", "");
    if (classList.contains("embed")) parts.set("embed", "");
    return address.write(parts);
  }

  /** The address of these two on the page for any records. @type {(left: string, right: string) => string} */
  function together(left, right) {
    const id = (/** @type {string} */ one) => (Object.hasOwn(data.elsewhere, one) ? data.elsewhere[one] : one);
    return `compare.html${address.write(new Map([["vs", id(left)], ["this", id(right)]]))}`;
  }

  /** The page with both sides exchanged: the other record's own, if it offers this one. */
  function swapped() {
    const other = sides.left.record, { url } = data.records[other];
    if (!url || data.one_way.includes(other)) return together(data.here, other);
    return url + address.write(new Map([["vs", data.here]]));
  }

  /** Note what is shown: in the address, in the snippet, in the page itself. @type {(push: boolean) => void} */
  function record(push) {
    const now = here();
    snippet();
    dataset.state = now;
    try {
      window.history[push ? "pushState" : "replaceState"](null, "", now);
    } catch (error) { // a page inside a notebook has no address of its own
      if (/** @type {Error} */ (error).name !== "SecurityError") throw error;
    }
  }

  /** The frame to paste shows what is chosen here. */
  function snippet() {
    const field = /** @type {HTMLTextAreaElement | null} */ ($("snippet")), now = here();
    if (field) field.value = field.value.replace(/#[^"]*/, /&embed$/.test(now) ? now : `${now}&embed`);
  }

  /** Say what a link asked for and this page has not. @type {(unknown: string[]) => void} */
  function miss(unknown) {
    if (!unknown.length) {
      atlas.say();
      return;
    }
    const words = data.words.unknown.replace("{id}", unknown.join(data.words.comma)), url = any() ? "" : together(unknown[0], data.here);
    atlas.say(words, ...(url && !adrift ? [" ", element("a", { href: url }, data.words.elsewhere)] : []));
  }

  Object.assign(atlas, { adrift, asked, here, together, swapped, record, snippet, miss });
})();
