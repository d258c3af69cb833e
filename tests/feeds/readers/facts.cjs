// What every reader in JavaScript does alike; see facts.py.
const { readFileSync } = require("node:fs");
const { createRequire } = require("node:module");
const { join } = require("node:path");

const [first, last, ...paths] = process.argv.slice(2);
const load = createRequire(join(__dirname, "..", "..", "..", "build", "readers", "package.json"));

function report(read) {
  const found = paths.map((path) => {
    try {
      const events = [...read(readFileSync(path, "utf8"), first, last)];
      const on = ([, start]) => first <= start.slice(0, 10) && start.slice(0, 10) <= last;
      return { errors: [], events: events.filter(on) };
    } catch (error) {
      return { errors: [`${path}: ${error}`], events: [] };
    }
  });
  process.stdout.write(JSON.stringify(found));
}

module.exports = { load, report };
