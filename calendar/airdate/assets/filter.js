// Filters what a page shows, by the words of each entry; the address keeps which filters are set.
(() => {
  "use strict";

  const { all, one, root, here } = airdate;
  const ENTRIES = "[data-air]:not(.air-legend li)";
  const entriesOf = (picked) => Object.entries(picked).filter(([, ids]) => ids.length);
  let page, picked, known;

  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  function element(name, values, ...inside) {
    const made = Object.assign(document.createElement(name), values);
    made.append(...inside);
    return made;
  }

  // What filters change on the page, gathered once: entries, the groups around them, cells that count.
  // Entries with the same words are of one kind, and fit or not together.
  function gathered(view) {
    const kinds = new Map(), seen = new Set();
    const kindOf = (text) => kinds.get(text) ?? kinds.set(text, { words: new Set(text.split(" ")), fits: true }).get(text);
    const groups = new Map(all("[data-air-group]", view).map((box) => [box, { box, all: 0, left: 0, counters: [] }]));
    const around = (node) => groups.get(node?.closest("[data-air-group]"));
    for (const group of groups.values()) group.up = around(group.box.parentElement);
    const add = (group, count) => { for (let up = group; up; up = up.up) up.all += count; };
    const index = all(".air-index > [data-air]", view).map((node) => kindOf(node.dataset.air));
    const entries = all(ENTRIES, view).map((node) => {
      const entry = { box: boxOf(node), hidden: false, kind: kindOf(node.dataset.air), group: around(node), counts: !again(node, seen) };
      add(entry.group, 1);
      return entry;
    });
    const cells = new Map(all("[data-air-of]", view).map((node) => {
      const of = placesOf(node).flatMap(([at, last = at]) => index.slice(+at, +last + 1)), group = around(node);
      const steps = node.closest("[data-air-steps]")?.dataset.airSteps.split(" ").map(Number);
      add(group, of.length);
      return [node, { node, of, steps, group, level: node.dataset.level, counters: [] }];
    }));
    for (const node of all("[data-air-count]", view)) {
      (cells.get(node.closest("[data-air-of]")) ?? around(node))?.counters.push({ node, before: node.textContent });
    }
    return { kinds: [...kinds.values()], groups: [...groups.values()], entries, cells: [...cells.values()] };
  }

  // Its places in the index: `0 5 17`, `3-9`.
  const placesOf = (node) => node.dataset.airOf.split(" ").filter(Boolean).map((place) => place.split("-"));

  // An entry that is alone in a list's item goes with it, whatever else stands there.
  function boxOf(node) {
    const item = node.parentElement;
    return item.localName === "li" && [...item.children].filter((child) => child.dataset.air).length === 1 ? item : node;
  }

  // Whether it is the rest of a bar that began in a row above, or named beside the number that counts it.
  function again(node, seen) {
    if (node.closest("[data-air-again]")) return true;
    if (!node.matches(".air-bar")) return false;
    const key = `${node.getAttribute("href")} ${node.dataset.air}`, rest = !node.parentElement.matches(".air-begins");
    return (rest && seen.has(key)) || !seen.add(key);
  }

  // Shows what fits all facets, each by one of its values; returns how many of how many are left.
  function sieve() {
    const facets = entriesOf(picked), { kinds, groups, entries, cells } = page.found ??= gathered(page.view);
    const count = ({ node, before }, number) => {
      const text = facets.length ? String(number) : before;
      if (node.textContent !== text) node.textContent = text;
    };
    const leave = (group, number) => { for (let up = group; up; up = up.up) up.left += number; };
    let left = 0, total = 0;
    for (const kind of kinds) kind.fits = facets.every(([facet, ids]) => ids.some((id) => kind.words.has(`${facet}:${id}`)));
    for (const group of groups) group.left = 0;
    for (const entry of entries) {
      const { fits } = entry.kind;
      if (entry.hidden === fits) entry.box.toggleAttribute("hidden", entry.hidden = !fits);
      if (fits) leave(entry.group, 1);
      if (!entry.counts) continue;
      total++;
      left += fits;
    }
    for (const { node, of, steps, group, level, counters } of cells) {
      const number = of.filter((kind) => kind.fits).length;
      leave(group, number);
      for (const counter of counters) count(counter, number);
      if (steps) node.dataset.level = facets.length ? steps.filter((step) => number >= step).length : level;
    }
    for (const { box, all, left, counters } of groups) {
      if (all) box.toggleAttribute("hidden", !left);
      for (const counter of counters) count(counter, left);
    }
    return [left, total];
  }

  const named = (pair) => pair.split("=")[0];

  // An address in parts: what stands before its query, of that what is no filter or is to stay, and its fragment.
  function parted(address, whole = false) {
    const [, path, query = "", hash = ""] = address.match(/^([^?#]*)(?:\?([^#]*))?(#.*)?$/);
    const own = query.split("&").filter((pair) => pair && (whole || !page.facets.includes(named(pair))));
    return { path, own, hash };
  }

  // Links to other views take the filters along; what a link is about stays.
  function lead() {
    const set = entriesOf(picked).map(([facet, ids]) => `${facet}=${ids.map(encodeURIComponent).join(",")}`);
    const carrying = ({ path, own, hash }) => [path, [...own, ...set.filter((pair) => !own.some((other) => named(other) === named(pair)))].join("&")].filter(Boolean).join("?") + hash;
    const views = all(".air-views a", page.view).map((link) => link.getAttribute("href").split("?")[0]);
    page.links ??= all("a[href]", page.view)
      .filter((link) => views.some((path) => link.getAttribute("href").startsWith(path)) && !link.closest("[data-air]"))
      .map((link) => ({ link, to: parted(link.getAttribute("href"), true) }));
    for (const { link, to } of page.links) link.setAttribute("href", carrying(to));
    history.replaceState(history.state, "", carrying(parted(location.href)));
  }

  const optionOf = (facet, id) => one(`[data-air-facet="${facet}"] input[value="${CSS.escape(id)}"]`);

  function chip(facet, id) {
    const box = one(`[data-air-facet="${facet}"] legend`), told = known?.facets[facet];
    const title = optionOf(facet, id)?.parentElement.textContent.trim() ?? told?.titles[id] ?? id;
    const name = box?.textContent ?? told?.name ?? facet;
    const made = element("button", { type: "button", className: "air-button", onclick: () => remove(facet, id) },
      element("small", { textContent: name }), ` ${title}`);
    made.ariaLabel = filled(page.form.dataset.remove, { name: `${name} ${title}` });
    return made;
  }

  function remove(facet, id) {
    const at = [...page.chips.children].indexOf(document.activeElement);
    airdate.toggle(`${facet}:${id}`);
    (page.chips.children[Math.min(at, page.chips.children.length - 3)] ?? one("[popovertarget]", page.form)).focus();
  }

  function clear() {
    picked = {};
    update();
    one("[popovertarget]").focus();
  }

  function tell([left, total]) {
    const set = entriesOf(picked), { dataset } = page.form;
    one(".air-left").textContent = !set.length ? "" : left ? filled(dataset.left, { left, total }) : dataset.none;
    page.chips.hidden = !set.length;
    page.chips.replaceChildren(...set.flatMap(([facet, ids]) => ids.map((id) => chip(facet, id))),
      element("button", { type: "button", className: "air-clear", textContent: dataset.clear, onclick: clear }), page.note);
    for (const box of all("[data-air-facet]")) {
      const ids = picked[box.dataset.airFacet] ?? [];
      for (const input of all("input", box)) input.checked = ids.includes(input.value);
      one(`[popovertarget="${box.id}"]`).classList.toggle("is-set", ids.length > 0);
    }
    press();
  }

  function press() {
    for (const toggle of all("[data-air-pick]")) {
      const [facet, id] = toggle.dataset.airPick.split(":");
      toggle.ariaPressed = String(picked[facet]?.includes(id) ?? false);
    }
  }

  // The feed that holds what is shown, or the smallest that holds more; null where none does.
  function feedFor(own, set) {
    const shown = { ...own?.of };
    for (const [facet, ids] of set) {
      const both = shown[facet]?.filter((id) => ids.includes(id));
      shown[facet] = both?.length ? both : ids;
    }
    const within = (some, others) => Object.entries(some).every(([facet, ids]) => others[facet]?.every((id) => ids.includes(id)));
    const holding = known.feeds.filter((feed) => feed.kind === (own?.kind ?? "") && within(feed.of, shown));
    for (const feed of holding) if (within(shown, feed.of)) return { feed, others: [] };
    const [feed] = holding.sort((a, b) => a.count - b.count);
    const wider = Object.keys(shown).filter((facet) => !feed?.of[facet]?.every((id) => shown[facet].includes(id)));
    return feed ? { feed, others: wider.map((facet) => known.facets[facet]?.other ?? facet) } : null;
  }

  // What is the same for all pages: titles, feeds.
  const learn = async () => known ??= await fetch(new URL("feeds.json", here)).then((answer) => answer.json());

  async function subscribe() {
    const button = one(".air-toolbar .air-subscribe"), set = entriesOf(picked);
    page.own ??= button?.getAttribute("href");
    page.note.textContent = "";
    if (!set.length) return button?.setAttribute("href", page.own);
    await learn();
    const now = entriesOf(picked), own = known.feeds.find((feed) => feed.id === page.own?.split("#")[1]);
    for (const [n, told] of now.flatMap(([facet, ids]) => ids.map((id) => chip(facet, id))).entries()) {
      if (page.chips.children[n].textContent !== told.textContent) page.chips.children[n].replaceWith(told);
    }
    const found = now.length && button && feedFor(own, now);
    if (!found) return;
    button.href = new URL(`feeds/#${found.feed.id}`, root);
    const others = new Intl.ListFormat(page.form.closest("[lang]").lang).format(found.others);
    page.note.textContent = filled(known.words[found.others.length ? "nearest" : "exact"], { feed: found.feed.title, others });
  }

  function update() {
    tell(sieve());
    lead();
    subscribe().catch(() => {});
  }

  airdate.toggle = (word) => {
    const at = word.indexOf(":"), facet = word.slice(0, at), id = word.slice(at + 1), ids = picked[facet] ?? [];
    picked[facet] = ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id];
    update();
  };

  // What colours stand for on this page, where it is not channels.
  airdate.legend = async (facet) => {
    const box = one(".air-legend");
    if (!box || one(`[data-air-legend=${facet}]`)) return;
    const { words, facets } = await learn(), texts = new Set(all(ENTRIES).map((node) => node.dataset.air));
    const there = new Set([...texts].flatMap((text) => text.split(" "))), list = element("ul", {});
    const line = (word, inside) => {
      const item = element("li", {}, element("span", { className: "air-mark", ariaHidden: "true" }), " ", inside);
      item.dataset.air = word;
      list.append(item);
    };
    for (const [id, title] of Object.entries(facets[facet]?.titles ?? {})) {
      const toggle = element("button", { type: "button", textContent: title, ariaPressed: "false" });
      toggle.dataset.airPick = `${facet}:${id}`;
      if (there.has(toggle.dataset.airPick)) line(toggle.dataset.airPick, toggle);
    }
    if (facet === "campaign" && [...texts].some((text) => !text.includes("campaign:"))) line("-", words.without);
    list.dataset.airLegend = facet;
    list.hidden = document.documentElement.dataset.colour !== facet;
    box.querySelector("ul").before(list);
    press();
  };

  // What is ticked; values that this page does not offer stay.
  airdate.picked = () => {
    for (const box of all("[data-air-facet]")) {
      const facet = box.dataset.airFacet, foreign = (picked[facet] ?? []).filter((id) => !optionOf(facet, id));
      picked[facet] = [...foreign, ...all("input:checked", box).map((input) => input.value)];
    }
    update();
  };

  airdate.ready(() => {
    const form = one("[data-air-filter]"), query = new URLSearchParams(location.search);
    if (!form) return;
    page = { form, view: form.closest(".air-view"), chips: one(".air-chips"), facets: form.dataset.airFilter.split(" ") };
    page.note = element("span", { className: "air-quiet" });
    picked = {};
    for (const facet of page.facets) picked[facet] = query.getAll(facet).join(",").split(",").filter(Boolean);
    if (entriesOf(picked).length) update();
  });
})();
