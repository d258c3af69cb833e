// What keys do: they lead to views, from day to day, to the search and to the list of keys.
(() => {
  "use strict";

  const { all, one, root, need, kept, DAYS } = airdate;
  const VIEWS = { m: "calendar/", w: "week/", q: "quarter/", y: "year/", a: "agenda/" };

  const go = (address) => { location.href = address; };

  function shifted(day, days) {
    const at = new Date(`${day}T00:00Z`);
    at.setUTCDate(at.getUTCDate() + days);
    return at.toISOString().slice(0, 10);
  }

  // The same day of the month before or after, or its last one.
  function turned(day, months) {
    const [year, month, date] = day.split("-").map(Number);
    const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
    return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
  }

  function focus(cell) {
    for (const other of all(DAYS)) other.tabIndex = other === cell ? 0 : -1;
    cell.focus();
  }

  function turn(ahead, day) {
    const link = one(`.air-steps a[rel=${ahead ? "next" : "prev"}]`);
    if (link) go(Object.assign(new URL(link.href), { hash: day }));
  }

  function move(key, cell) {
    const { day } = cell.dataset, table = cell.localName === "td";
    const row = table ? all("[data-day]", cell.parentElement) : all(DAYS);
    const forward = getComputedStyle(cell).direction === "rtl" ? -1 : 1;
    if (key === "Home" || key === "End") return focus(row.at(key === "Home" ? 0 : -1));
    if (key === "Enter") return one(`.air-numbers [data-day="${day}"] a`)?.click();
    if (key.startsWith("Page")) {
      const ahead = key === "PageDown" ? 1 : -1;
      return turn(ahead > 0, table ? turned(day, ahead) : shifted(day, 7 * ahead));
    }
    const to = shifted(day, { ArrowLeft: -forward, ArrowRight: forward, ArrowUp: -7, ArrowDown: 7 }[key]);
    const next = all(DAYS).find((other) => other.dataset.day === to && !other.matches(".air-outside"));
    return next ? focus(next) : turn(to > day, to);
  }

  // Names a day while it has the focus: its date, and how many entries begin on it.
  airdate.tell = (cell) => {
    const tools = one(".air-tools"), { one: single, many } = one("[data-air-filter]")?.dataset ?? {};
    if (!many) return;
    const count = all("[data-air]", cell).filter((entry) => !entry.closest("[hidden]")).length;
    const day = new Date(`${cell.dataset.day}T00:00Z`).toLocaleDateString(tools.lang, { dateStyle: "full", timeZone: "UTC" });
    cell.ariaLabel = (count === 1 ? single : many).replace("{day}", day).replace("{count}", count);
    cell.addEventListener("blur", () => { cell.ariaLabel = null; }, { once: true });
  };

  let asked;
  // The page that holds the words of both dialogs.
  const searchPage = () => asked ??= fetch(new URL("search/", root))
    .then((answer) => answer.ok ? answer.text() : Promise.reject(answer.status))
    .then((text) => new DOMParser().parseFromString(text, "text/html"));

  function open(name, node) {
    const made = (tag, values) => Object.assign(document.createElement(tag), values);
    const dialog = made("dialog", { className: "md-typeset air-dialog", ariaLabel: name }), view = made("div", { className: "air-view" });
    const close = made("button", { type: "button", className: "air-close", textContent: "×", ariaLabel: node.dataset.close });
    close.addEventListener("click", () => dialog.close());
    view.append(close, node);
    dialog.append(view);
    dialog.addEventListener("click", ({ target }) => { if (target === dialog) dialog.close(); });
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
    return dialog;
  }

  function wire(inside) {
    for (const box of all("[data-air-keys]", inside)) {
      box.checked = kept("air-keys") !== "off";
      box.addEventListener("change", () => kept("air-keys", box.checked ? "on" : "off"));
    }
  }

  async function show(query, then) {
    const here = one(`.air-search ${query}`);
    if (here) return then(here);
    const [found] = await Promise.all([searchPage(), need("search.css"), need("search.js"), need("lists.css")]);
    const part = document.adoptNode(found.querySelector(query));
    asked = null;
    open(part.getAttribute("aria-label"), part);
    return then(part);
  }

  const find = (typed) => (form) => {
    form.action = new URL("search/", root);
    const text = typed() ?? "";
    if (text) form.elements.q.value = text.trimEnd();
    if (!form.closest(".air-search")) airdate.seek(form);
    form.elements.q[text ? "focus" : "select"]();
    if (text.endsWith("\n")) form.requestSubmit();
  };

  airdate.pressed = (key, day, typed) => {
    if (day && key.length > 1) return move(key, day);
    if (key === "/") return show(".air-seek", find(typed)).catch(() => go(new URL("search/", root)));
    if (key === "?") return show(".air-keys", wire).catch(() => go(new URL("search/#keys", root)));
    const here = key === "t" && all(DAYS).find((cell) => cell.dataset.day === airdate.today());
    if (here) return focus(here);
    return go(one(`[aria-keyshortcuts="${key}"]`)?.href ?? new URL(VIEWS[key] ?? "calendar/", root));
  };

  airdate.ready(() => wire(document));
})();
