// What ical.js makes of each file named on the command line: of a feed its jCal, of jCal the feed.
const { readFileSync } = require("node:fs");
const { createRequire } = require("node:module");
const { join } = require("node:path");

const root = join(__dirname, "..", "..", "build", "readers", "package.json");
const ICAL = createRequire(root)("ical.js");

const made = (path) => {
  const text = readFileSync(path, "utf8");
  return path.endsWith(".ics") ? ICAL.parse(text) : ICAL.stringify(JSON.parse(text));
};
process.stdout.write(JSON.stringify(process.argv.slice(2).map(made)));
