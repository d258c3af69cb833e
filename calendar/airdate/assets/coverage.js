// Coverage: marks the present week, and adds up again what filters leave.
airdate.ready(() => {
  "use strict";

  const { all, one } = airdate, index = one(".air-coverage .air-index");
  if (!index) return;
  const day = airdate.today(), end = new Date(`${day}T12:00Z`);
  end.setUTCDate(end.getUTCDate() - 6);
  const since = end.toISOString().slice(0, 10);
  for (const week of all("[data-week]")) {
    if (week.dataset.week > day || week.dataset.week < since) continue;
    week.classList.add("is-now");
    week.ariaCurrent = "date";
  }

  const places = (cell) => cell.dataset.airOf?.split(" ") ?? [];
  function add() {
    const gone = [...index.children].map((entry) => entry.hidden);
    const sum = (cells) => new Set(cells.flatMap(places).filter((place) => !gone[place])).size;
    for (const table of all(".air-matrix")) {
      const rows = [...table.tBodies[0].rows], below = [...table.tFoot.rows[0].cells];
      for (const row of rows) row.cells[row.cells.length - 1].textContent = sum([...row.cells]);
      below.slice(1, -1).forEach((cell, n) => { cell.textContent = sum(rows.map((row) => row.cells[n + 1])); });
      below.at(-1).textContent = sum(rows.flatMap((row) => [...row.cells]));
    }
  }
  new MutationObserver(add).observe(index, { subtree: true, attributeFilter: ["hidden"] });
});
