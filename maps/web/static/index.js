// Filters and search of the index, from disk and by keyboard; what is chosen stands in the address.
"use strict";
(() => {
  const form = document.getElementById("filters"), count = document.getElementById("count");
  const rows = [...document.querySelectorAll("[data-record]")];
  const territories = [...form.elements.territory.options].slice(1).map(({ value }) => value);
  const NAMES = [...form.elements].map(({ name }) => name).filter(Boolean);

  // As maps/index.py has the words of the rows: Kono finds Kōno.
  const plain = (words) => words.toLowerCase().normalize("NFD").replace(/\p{Mn}/gu, "");

  function matches({ dataset }, wanted) {
    const outcomes = dataset.outcomes.split(" "), at = territories.indexOf(wanted.territory);
    const here = at < 0 ? outcomes : [outcomes[at]];
    return (!wanted.era || dataset.era === wanted.era) && (!wanted.kind || dataset.kind === wanted.kind)
      && (!wanted.actor || dataset.actor.split(" ").includes(wanted.actor))
      && (wanted.outcome ? here.includes(wanted.outcome) : at < 0 || here[0] !== "silent")
      && plain(wanted.q).split(/\s+/).every((word) => dataset.words.includes(word));
  }

  function apply() {
    const wanted = Object.fromEntries(NAMES.map((name) => [name, form.elements[name].value.trim()]));
    const shown = rows.filter((row) => matches(row, wanted)), ids = new Set(shown.map(({ id }) => id));
    const toggle = (node, id) => node.classList.toggle("out", !ids.has(id));
    rows.forEach((row) => toggle(row, row.id));
    document.querySelectorAll("[data-tile]").forEach((tile) => toggle(tile, tile.dataset.tile));
    document.querySelectorAll("[data-mark]").forEach((mark) => toggle(mark, mark.dataset.mark));
    // A heading with nothing under it goes too.
    for (const [group, heading] of [["tbody", ".era"], [".small", ""]]) {
      document.querySelectorAll(group).forEach((one) => {
        const empty = !one.querySelector("[data-record]:not(.out), [data-tile]:not(.out)");
        (heading ? one.querySelector(heading) : one).classList.toggle("out", empty);
      });
    }
    count.textContent = count.dataset.form.replace("{shown}", shown.length).replace("{all}", rows.length);
    const parts = NAMES.filter((name) => wanted[name]).map((name) => `${name}=${encodeURIComponent(wanted[name])}`);
    window.history.replaceState(null, "", "#" + parts.join("&"));
  }

  for (const part of window.location.hash.slice(1).split("&")) {
    const [name, value = ""] = part.split("=");
    if (NAMES.includes(name)) form.elements[name].value = decodeURIComponent(value);
  }
  form.addEventListener("input", apply);
  form.addEventListener("reset", () => window.setTimeout(apply));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  const stand = () => document.documentElement.style.setProperty("--below", `${form.offsetHeight}px`);
  new ResizeObserver(stand).observe(form);
  apply();
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[hreflang]");
    if (link) link.href = link.getAttribute("href").split("#")[0] + window.location.hash;
  });
})();
