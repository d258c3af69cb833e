// The list: a click on a head sorts it, and an address can ask for some days or a stage only.
// Both stand in the address, beside the filters.
airdate.ready(() => {
  "use strict";

  const table = airdate.one(".air-listing"), body = table?.tBodies[0];
  if (!body || table.dataset.ready !== undefined) return;
  table.dataset.ready = "";
  const lang = document.documentElement.lang.replace(/^en$/, "en-GB") || undefined;
  const order = new Intl.Collator(lang, { numeric: true, sensitivity: "base" });
  const asked = new URLSearchParams(location.search);
  const heads = [...table.tHead.rows[0].cells];
  let rows = [...body.rows];

  const days = (row) => row.dataset.days?.split(" ") ?? [row.querySelector("time")?.dateTime.slice(0, 10) ?? ""];

  // What is not asked for goes, so that nobody counts it.
  function cut() {
    const [from, until, stage] = ["from", "until", "stage"].map((name) => asked.get(name) ?? "");
    const named = (day) => /^\d{4}-\d\d-\d\d$/.test(day) && new Date(`${day}T12:00`).toLocaleDateString(lang, { dateStyle: "long" });
    const told = [];
    if (from || until) told.push(["between", { first: named(from) || "…", last: named(until) || "…" }]);
    if (stage) told.push(["stage", { stage }]);
    if (!told.length) return;
    rows = rows.filter((row) => {
      const [first, last = first] = days(row);
      const there = first && (!until || first <= until) && (!from || last >= from);
      const keep = (there || !(from || until)) && (!stage || row.dataset.stage === stage);
      if (!keep) row.remove();
      return keep;
    });
    const notice = airdate.one(".air-cut");
    for (const [name, words] of told) {
      const span = notice.querySelector(`[data-${name}]`);
      span.textContent = span.dataset[name].replace(/\{(\w+)\}/g, (_, word) => words[word]);
    }
    notice.hidden = false;
  }

  // Today, as long as the order is that of time.
  function mark() {
    const next = rows.find((row) => days(row)[0] >= airdate.today()), link = airdate.one(".air-to-next");
    if (!next || next === rows[0]) return;
    next.id = "next";
    next.classList.add("is-next");
    Object.assign(link, { href: "#next", hidden: false });
  }

  // The sort is stable; what says nothing stands at the end.
  function sorted(at, down) {
    if (heads[at].dataset.sort === "when") {
      const timed = rows.filter((row) => days(row)[0]);
      return [...(down ? timed.reverse() : timed), ...rows.filter((row) => !days(row)[0])];
    }
    const keys = new Map(rows.map((row) => [row, row.cells[at].dataset.key ?? row.cells[at].textContent.trim()]));
    const said = rows.filter((row) => keys.get(row));
    said.sort((a, b) => order.compare(keys.get(a), keys.get(b)) * (down ? -1 : 1));
    return [...said, ...rows.filter((row) => !keys.get(row))];
  }

  function sort(at, down) {
    body.remove(); // while it stands in the page, each row that moves costs
    body.append(...sorted(at, down));
    table.append(body);
    heads.forEach((head, n) => n === at ? head.setAttribute("aria-sort", down ? "descending" : "ascending") : head.removeAttribute("aria-sort"));
    table.classList.toggle("is-sorted", at !== 0 || down);
    const url = new URL(location), name = (down ? "-" : "") + heads[at].dataset.sort;
    name === "when" ? url.searchParams.delete("sort") : url.searchParams.set("sort", name);
    history.replaceState(history.state, "", url);
  }

  heads.forEach((head, at) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sort(at, head.ariaSort === "ascending"));
    head.append(button);
  });
  cut();
  mark();
  const [, back, name] = /^(-?)(\w+)$/.exec(asked.get("sort") ?? "") ?? [];
  const at = heads.findIndex((head) => head.dataset.sort === name);
  if (at >= 0) sort(at, Boolean(back));
});
