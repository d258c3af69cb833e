// Searches the index that views/search.py makes: loads the few of its files that hold the words asked for.
(() => {
  "use strict";

  const { all, one, root, here, ready, today } = airdate;
  const folder = new URL("search/", here), files = {};
  const SHOWN = 20;
  // What a word counts in title, id, campaign, channel, people, summary; and in the text.
  const WEIGHTS = { names: [16, 10, 8, 7, 7, 4], texts: [2] };

  // The same words as html/tokens.py makes, from here …
  const MARKS = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]/g;
  const PLAIN = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", ł: "l", þ: "th", ı: "i", ς: "σ" };
  const WORD = /[\p{L}\p{M}\p{N}]+/gu;
  const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;
  const LONGEST = 40;

  const fold = (text) => text.normalize("NFKD").toLowerCase().replace(MARKS, "")
    .replace(/[ßæœøđðłþıς]/g, (letter) => PLAIN[letter]).normalize("NFC");
  const cut = (word) => [...word].slice(0, LONGEST).join("");

  // Words, and whether they come from a script without spaces between words.
  function* runs(text) {
    for (const [run] of fold(text).matchAll(WORD)) {
      let done = 0;
      for (const dense of run.matchAll(DENSE)) {
        if (dense.index > done) yield [cut(run.slice(done, dense.index)), false];
        yield [dense[0], true];
        done = dense.index + dense[0].length;
      }
      if (done < run.length) yield [cut(run.slice(done)), false];
    }
  }

  function pairs(run) {
    const signs = [...run];
    return [...signs.slice(1).map((sign, n) => signs[n] + sign), signs.at(-1)];
  }

  const tokens = (text) => [...runs(text)].flatMap(([run, dense]) => dense ? pairs(run) : [run]);
  // … to here.

  // What is asked for: of a run without spaces its pairs will do, and the last word may be a beginning.
  function asked(text) {
    const found = [...runs(text)].flatMap(([run, dense]) => {
      const words = dense ? pairs(run) : [run], single = words.length === 1;
      return (single ? words : words.slice(0, -1)).map((word) => ({ word, dense, begins: dense && single }));
    });
    const last = found.at(-1);
    if (last && last.word.length > 1 && /[\p{L}\p{M}\p{N}]$/u.test(text)) last.begins = true;
    return found;
  }

  function load(name) {
    return files[name] ??= fetch(new URL(`${name}.json`, folder)).then((answer) => {
      if (!answer.ok) throw new Error(answer.status);
      return answer.json();
    });
  }

  const DIGITS = new Map([..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"].map((sign, n) => [sign, n]));

  // Numbers that are written as distances, see html/postings.py.
  function decoded(text) {
    const found = [];
    let number = 0, distance = 0, shift = 0;
    for (const sign of text) {
      const digit = DIGITS.get(sign);
      distance += (digit & 31) * 2 ** shift;
      if (digit & 32) { shift += 5; continue; }
      found.push(number += distance);
      distance = shift = 0;
    }
    return found;
  }

  // Which files hold words from the one to the other.
  function shards(firsts, from, to) {
    const at = (word) => Math.max(firsts.findLastIndex((first) => first <= word), 0);
    const last = at(to);
    return firsts.length ? Array.from({ length: last - at(from) + 1 }, (_, n) => at(from) + n) : [];
  }

  // What each thing is worth for one word, in the names or in the texts.
  async function worth(index, kind, { word, begins }) {
    const found = new Map(), until = begins ? `${word}\uffff` : word;
    const numbers = shards(index[kind], word, until);
    for (const shard of await Promise.all(numbers.map((n) => load(`${kind}-${n}`)))) {
      for (const [other, fields] of begins ? Object.entries(shard) : Object.hasOwn(shard, word) ? [[word, shard[word]]] : []) {
        if (!other.startsWith(word)) continue;
        const exact = other === word ? 1 : 0;
        fields.forEach((text, field) => {
          const value = WEIGHTS[kind][field] + exact;
          for (const number of decoded(text)) if (value > (found.get(number) ?? 0)) found.set(number, value);
        });
      }
    }
    return found;
  }

  // What holds all words, the best first: an id in full, then by field, then by how near to today it is.
  async function seek(words, text, inTexts) {
    const index = await load("index"), id = text.trim().toLowerCase(), kinds = inTexts ? ["names", "texts"] : ["names"];
    const each = await Promise.all(words.map(async (word) => {
      const [names, texts] = await Promise.all(kinds.map((kind) => worth(index, kind, word)));
      for (const [number, value] of texts ?? []) if (!names.has(number)) names.set(number, value);
      return names;
    }));
    const named = /^\w+(-\w+)+$/.test(id) ? await worth(index, "names", { word: id, begins: false }) : new Map();
    each.sort((a, b) => a.size - b.size);
    const days = index.dayNumbers ??= decoded(index.days), now = (Date.parse(today()) - Date.parse(index.first)) / 86_400_000;
    const away = (number) => Math.abs((days[number] ?? 1e6) - now);
    const values = (number) => each.reduce((sum, worths) => sum + worths.get(number), named.has(number) ? 1000 : 0);
    return [...each[0].keys()].filter((number) => each.every((worths) => worths.has(number)))
      .map((number) => ({ number, value: values(number), away: away(number) }))
      .sort((a, b) => b.value - a.value || a.away - b.away || b.number - a.number);
  }

  // With what is shown of them; of what is alike otherwise the shortest title first.
  async function records(found) {
    const { chunk } = await load("index");
    const record = async ({ number }) => (await load(`items-${Math.floor(number / chunk)}`))[number % chunk];
    const told = await Promise.all(found.map(async (one) => ({ ...one, record: await record(one) })));
    told.sort((a, b) => b.value - a.value || a.away - b.away || a.record[0].length - b.record[0].length);
    return told.map((one) => one.record);
  }

  function element(name, className, ...inside) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...inside);
    return made;
  }

  // The title with what was asked for marked: words that begin so, and pairs within runs without spaces.
  function marked(title, words) {
    const parts = [];
    let done = 0;
    for (const { 0: run, index } of title.matchAll(WORD)) {
      const folded = fold(run);
      if (!words.some(({ word, dense, begins }) => dense ? folded.includes(word) : begins ? folded.startsWith(word) : folded === word)) continue;
      parts.push(title.slice(done, index), element("mark", "", run));
      done = index + run.length;
    }
    return [...parts, title.slice(done)];
  }

  function result([title, url, when, classes, letters, named, facts, lang, dir], words) {
    const link = element("a", "air-title", ...marked(title, words)), sign = element("span", "air-mark", letters);
    link.href = new URL(url, root);
    if (lang) Object.assign(link, { lang, dir });
    sign.ariaHidden = "true";
    const what = element("span", "air-what", link, element("span", "air-facts", [named, facts].filter(Boolean).join(" · ")));
    return element("li", `air-row ${classes}`, element("span", "air-when", when), sign, what);
  }

  airdate.tokens = tokens;

  // Makes a search of the form: results appear as one types, arrows lead through them.
  airdate.seek = (form) => {
    const { q, texts } = form.elements, list = form.querySelector("ol");
    const [status] = all("[role=status]", form), [more] = all(".air-more-found", form), own = Boolean(form.closest(".air-search"));
    form.querySelector("[data-air-unscripted]")?.remove();
    let turn = 0, found = [], words = [];
    const said = (name, count) => form.dataset[name].replace("{count}", count);

    async function show(from) {
      const now = turn, next = await records(found.slice(from, from + SHOWN));
      if (now !== turn) return;
      if (!from) list.replaceChildren();
      list.append(...next.map((record) => result(record, words)));
      more.hidden = list.children.length >= found.length;
      if (from) list.children[from]?.querySelector("a").focus();
    }

    async function run() {
      const now = ++turn, text = q.value;
      words = asked(text);
      if (own) {
        const url = new URL(location.href);
        for (const [name, value] of [["q", text], ["texts", texts.checked ? "1" : ""]]) value ? url.searchParams.set(name, value) : url.searchParams.delete(name);
        history.replaceState(history.state, "", url);
      }
      if (!words.length) {
        list.replaceChildren();
        [status.textContent, more.hidden] = ["", true];
        return;
      }
      try {
        const numbers = await seek(words, text, texts.checked);
        if (now !== turn) return;
        found = numbers;
        await show(0);
        if (now === turn) status.textContent = said(found.length === 1 ? "one" : found.length ? "many" : "none", found.length);
      } catch { status.textContent = said("failed"); }
    }

    let timer;
    q.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(run, 60); });
    texts.addEventListener("change", run);
    more.addEventListener("click", () => show(list.children.length));
    form.addEventListener("submit", (event) => { if (own) { event.preventDefault(); run(); } });
    form.addEventListener("keydown", (event) => {
      const ahead = { ArrowDown: 1, ArrowUp: -1 }[event.key], stops = [q, ...all("a", list)];
      if (!ahead || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      stops[Math.min(Math.max(stops.indexOf(document.activeElement) + ahead, 0), stops.length - 1)].focus();
    });
    run();
  };

  ready(() => {
    const form = one(".air-search .air-seek"), query = new URLSearchParams(location.search);
    if (!form) return;
    form.elements.q.value = query.get("q") ?? "";
    form.elements.texts.checked = query.has("texts");
    airdate.seek(form);
    if (!location.hash) form.elements.q.focus();
    airdate.need("keys.js");
  });
})();
