// What the editor offers: prefixes, terms and names of the data, found by name, label or pinyin.

import { element, language, prefixes, say } from "./page.js";

const WORD = /(?:<[^<>\s"]*|[\p{L}\p{N}_][\p{L}\p{N}_:.-]*)$/u;
const VERBS = ["property", "class", "prefix"];
const CLASSES = ["class", "prefix"];
const THINGS = ["unit", "benchmark", "concept", "class", "property", "prefix"];
const NAMES = ["unit", "benchmark", "concept"];
const OTHER = { zh: "en", en: "zh" };

export function completeWhileTyping(editor) {
  editor.on("inputRead", (cm, change) => {
    if (change.origin && change.origin.startsWith("paste")) return;
    if (change.text.join("") === ":") declareTyped(cm);
    suggest(cm, false);
  });
}

export function complete(cm) {
  suggest(cm, true);
}

function suggest(cm, asked) {
  if (cm.somethingSelected()) return;
  const place = placeOf(cm);
  if (!place) {
    if (asked) cm.autocomplete();
    return;
  }
  if (cm.state.completionActive || !(asked || place.wants)) return;
  cm.showHint({ hint: hints, completeSingle: false, closeCharacters: /[\s>"{}();,]/, container: cm.getWrapperElement().parentElement });
}

/* What is being written, from where, and what could stand there; nothing in variables, comments. */
function placeOf(cm) {
  const cursor = cm.getCursor();
  const before = cm.getLine(cursor.line).slice(0, cursor.ch);
  const quoted = /^(?:[^"#]|"[^"]*")*"([^"]*)$/.exec(before);
  const word = quoted ? quoted[1] : (WORD.exec(before) || [""])[0];
  const start = { line: cursor.line, ch: cursor.ch - word.length };
  const token = cm.getTokenAt(cursor);
  if (token.type === "comment" || /[?$]$/.test(before.slice(0, start.ch))) return null;
  const kinds = quoted ? NAMES : kindsAt(cm, start);
  const typed = /[^\x00-\x7f]/.test(word) || word.includes(":") || word.startsWith("<");
  const known = kinds === VERBS || kinds === CLASSES || kinds[0] === "prefix";
  const wants = word.length > 0 && (typed || (known && word.length > 1));
  return { word, start, end: cursor, kinds, quoted: Boolean(quoted), wants };
}

function kindsAt(cm, start) {
  const last = lastToken(cm, start);
  if (!last) return THINGS;
  if (/^PREFIX$/i.test(last.string)) return ["prefix"];
  if (last.string === "a" || last.string === "rdf:type") return CLASSES;
  const next = last.state.possibleNext || [];
  return /^[/^|;!]$/.test(last.string) || (next.includes("a") && next.includes("^")) ? VERBS : THINGS;
}

function lastToken(cm, start) {
  for (let line = start.line; line >= 0; line -= 1) {
    const tokens = cm.getLineTokens(line).filter((one) => line < start.line || one.end <= start.ch);
    const token = tokens.filter((one) => one.type !== "ws" && one.type !== "comment").pop();
    if (token) return token;
  }
  return null;
}

async function hints(cm) {
  const place = placeOf(cm);
  if (!place) return null;
  const query = new URLSearchParams({ q: place.word, limit: 40 });
  for (const kind of place.kinds) query.append("kind", kind);
  for (const [, name] of cm.getValue().matchAll(/\ba\s+([a-z]\w*:\w+)/g)) query.append("of", name);
  const response = await fetch(`/sparql/completions?${query}`);
  if (!response.ok) return null;
  const { items } = await response.json();
  const list = items.map((item) => hint(item, place));
  return { list, from: place.start, to: place.end };
}

function hint(item, place) {
  return {
    text: place.quoted ? item.zh || item.en : item.name,
    render: (line) => line.append(...described(item)),
    hint: (cm, data, one) => {
      const rest = cm.getRange(data.to, { line: data.to.line, ch: data.to.ch + 1 });
      const closed = place.quoted && rest !== '"' ? '"@zh' : "";
      cm.replaceRange(one.text + closed, data.from, data.to, "complete");
      if (!place.quoted) declare(cm, item.name.split(":")[0]);
    },
  };
}

function described(item) {
  const label = item[language] || item[OTHER[language]];
  const name = item.name.startsWith("<") ? label || item.name : item.name;
  const told = name === label ? say(`kind-${item.kind}`) : label || say(`kind-${item.kind}`);
  const parts = [element("span", { class: "name" }, name), element("span", { class: "label" }, told)];
  if (item.count) parts.push(element("span", { class: "uses" }, item.count.toLocaleString()));
  return parts;
}

/* A prefix that is used for the first time is declared at the top. */
function declare(cm, prefix) {
  if (!(prefix in prefixes)) return;
  if (new RegExp(`\\bPREFIX\\s+${prefix}:\\s*<`, "i").test(cm.getValue())) return;
  const iri = `<${prefixes[prefix]}>`;
  const line = cm.getLine(cm.getCursor().line);
  if (new RegExp(`^\\s*PREFIX\\s+${prefix}:\\s*$`, "i").test(line)) cm.replaceSelection(` ${iri}`);
  else cm.replaceRange(`PREFIX ${prefix}: ${iri}\n`, { line: 0, ch: 0 }, undefined, "complete");
}

function declareTyped(cm) {
  const cursor = cm.getCursor();
  const [, prefix] = /(?:^|[\s({^|/!;,])([A-Za-z][\w-]*):$/.exec(cm.getLine(cursor.line).slice(0, cursor.ch)) || [];
  if (prefix && cm.getTokenTypeAt(cursor) === "string-2") declare(cm, prefix);
}
