// Marks today, and loads the rest when somebody asks for it. Pages are complete without: nothing is made
// here, and every word that scripts say stands in the page.
(() => {
  "use strict";

  const here = new URL(".", document.currentScript.src), loading = {};
  const all = (query, inside = document) => [...inside.querySelectorAll(query)];
  const one = (query) => document.querySelector(query);
  const DAYS = ".air-grid td[id][data-day], .air-days-grid section[data-day]";
  const MOVES = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "PageUp", "PageDown", "Enter"];
  const PRESSED = ["/", "?", "t", "m", "w", "q", "y", "a"];

  // A script or stylesheet of ours, once; scripts add what they can do to `airdate`.
  function need(name) {
    return loading[name] ??= new Promise((done, failed) => {
      const style = name.endsWith(".css"), tag = document.createElement(style ? "link" : "script");
      if (style) tag.rel = "stylesheet";
      tag[style ? "href" : "src"] = new URL(name, here);
      Object.assign(tag, { onload: done, onerror: failed });
      document.head.append(tag);
    });
  }

  // What the reader has chosen, where the browser keeps it.
  function kept(name, value) {
    try {
      if (value !== undefined) localStorage.setItem(name, value);
      return localStorage.getItem(name);
    } catch { return null; }
  }

  const ready = (then) => {
    if (window.document$) window.document$.subscribe(() => then());
    else if (document.readyState === "loading") addEventListener("DOMContentLoaded", then);
    else then();
  };

  function today() {
    const now = new Date(), two = (n) => String(n).padStart(2, "0");
    return one("[data-now]")?.dataset.now ?? `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }

  function mark(day) {
    for (const cell of all(`td[data-day="${day}"]`)) {
      cell.classList.add("air-today-cell");
      cell.ariaCurrent = "date";
    }
    for (const section of all(`.air-day[data-day="${day}"]`)) section.classList.add("air-today-mark");
    for (const table of all(".air-lanes")) {
      const rows = all("tr[data-day]", table), next = rows.find((row) => row.dataset.day >= day);
      if (next !== rows[0]) next?.classList.add("air-now-line");
    }
    for (const section of all("[data-as-of]")) {
      if (section.dataset.day !== day) section.querySelector("h2").textContent = section.dataset.asOf;
    }
    if (one(`[data-day="${day}"]`)) for (const link of all("[data-air-today]")) link.ariaCurrent = "date";
  }

  // By what entries are coloured; the legend says it.
  function colour(by) {
    const other = /^(campaign|type|status)$/.test(by);
    if (!other) delete document.documentElement.dataset.colour;
    else document.documentElement.dataset.colour = by;
    for (const list of all("[data-air-legend]")) list.hidden = list.dataset.airLegend !== (other ? by : "channel");
    for (const choice of all("[data-air-colour]")) choice.value = other ? by : "channel";
    if (other) Promise.all([need("filter.js"), need("colours.css")]).then(() => airdate.legend(by));
  }

  // Before its script asks: Material takes every alternate for a translation; it overlooks "alternate ".
  for (const link of all("head link[rel=alternate][href*='feeds/']")) link.rel = "alternate ";

  ready(() => {
    const day = today(), days = all(DAYS), zone = one("[data-air-zone]")?.dataset.airZone;
    const facets = one("[data-air-filter]")?.dataset.airFilter.split(" ") ?? [], query = new URLSearchParams(location.search);
    mark(day);
    for (const form of all("[data-air-filter]")) form.hidden = false;
    for (const link of all("a[data-air-pick]")) {
      const toggle = document.createElement("button");
      Object.assign(toggle, { type: "button", textContent: link.textContent, ariaPressed: "false" });
      toggle.dataset.airPick = link.dataset.airPick;
      link.replaceWith(toggle);
    }
    colour(kept("air-colour"));
    for (const cell of days) cell.tabIndex = -1;
    const first = days.find((cell) => cell.id === location.hash.slice(1));
    const start = first ?? days.find((cell) => cell.dataset.day === day) ?? days.find((cell) => !cell.matches(".air-outside"));
    if (start) start.tabIndex = 0;
    first?.focus();
    if (facets.some((facet) => query.has(facet))) need("filter.js");
    if (zone && zone !== Intl.DateTimeFormat().resolvedOptions().timeZone) need("times.js");
  });

  document.addEventListener("change", ({ target }) => {
    if (target.matches("[data-air-colour]")) colour(kept("air-colour", target.value));
    else if (target.closest("[data-air-facet]")) need("filter.js").then(() => airdate.picked());
  });

  document.addEventListener("click", (event) => {
    const pick = event.target.closest("[data-air-pick]"), plain = !(event.ctrlKey || event.metaKey || event.shiftKey);
    if (pick) need("filter.js").then(() => airdate.toggle(pick.dataset.airPick));
    if (!plain || !event.target.closest(".air-find")) return;
    event.preventDefault();
    airdate.press("/");
  });

  document.addEventListener("focusin", ({ target }) => {
    if (target.matches(DAYS)) need("keys.js").then(() => airdate.tell(target));
  });

  // Before anybody else: where a site has Material's search, "/" is ours only on pages with our own.
  document.addEventListener("keydown", (event) => {
    const { key, target } = event, day = target.closest?.(DAYS);
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (target.closest?.("input, select, textarea, [contenteditable], dialog, [popover]")) return;
    if (typed !== null && key.length === 1) typed += key;
    else if (typed !== null && key === "Enter") typed += "\n";
    else if (typed !== null) return;
    if (key === "/" && one(".md-search") && !one(".air-find")) return;
    const moves = day && MOVES.includes(key) && (key !== "Enter" || day === target);
    if (typed === null && !moves && (!PRESSED.includes(key) || kept("air-keys") === "off")) return;
    event.preventDefault();
    event.stopPropagation();
    if (typed === null) airdate.press(key, day);
  }, true);

  // What is typed while the search is on its way is meant for it.
  let typed = null;
  async function press(key, day) {
    if (key === "/") typed = "";
    try {
      await need("keys.js");
      await airdate.pressed(key, day, () => typed);
    } finally { typed = null; }
  }

  const airdate = window.airdate = { root: new URL("../../", here), here, need, kept, ready, today, all, one, press, DAYS };
})();
