// The query page: run, look at the answer in three ways, take it along.

import { answerOf, ask } from "./answer.js";
import { numericColumns, showChart } from "./chart.js";
import { PROGRAMS } from "./code.js";
import { openEditor, withPrefixes } from "./editor.js";
import { endsOf, showGraph } from "./graph.js";
import { button, byId, element, say } from "./page.js";
import { showTable } from "./table.js";

const VIEWS = { table: showTable, graph: showGraph, chart: showChart };
const FILES = {
  solutions: [["CSV", "text/csv", "csv"], ["TSV", "text/tab-separated-values", "tsv"],
    ["JSON", "application/sparql-results+json", "json"], ["XML", "application/sparql-results+xml", "xml"]],
  graph: [["Turtle", "text/turtle", "ttl"], ["N-Triples", "application/n-triples", "nt"],
    ["JSON-LD", "application/ld+json", "jsonld"], ["RDF/XML", "application/rdf+xml", "rdf"]],
};
const status = byId("query-status");
const place = byId("query-answer");
const stop = byId("query-stop");
const editor = openEditor(run);
let running = null;
let asked = "";
let answer = null;
let view = "table";

byId("query-form").addEventListener("submit", (event) => {
  event.preventDefault();
  run();
});
byId("query-example").addEventListener("change", (event) => {
  if (!event.target.value) return;
  editor.text = event.target.value;
  run();
});
stop.addEventListener("click", () => running?.abort());
byId("query-prefix").addEventListener("click", () => {
  editor.text = withPrefixes(editor.text);
});
for (const one of document.querySelectorAll(".scripted")) one.hidden = false;
// Reading the labels takes a moment the first time; begin before anybody types.
fetch("/sparql/completions?limit=1").catch(() => {});

async function run() {
  running?.abort();
  const mine = (running = new AbortController());
  asked = editor.text;
  remember(asked);
  byId("query-result").hidden = true;
  stop.hidden = false;
  status.textContent = say("waiting");
  const started = performance.now();
  try {
    answer = await answerOf(asked, mine.signal);
    status.textContent = told((performance.now() - started) / 1000);
    show();
  } catch (error) {
    if (running === mine) status.textContent = error.name === "AbortError" ? say("stopped") : error.message;
  } finally {
    if (running === mine) stop.hidden = true;
  }
}

function told(seconds) {
  const took = seconds.toFixed(2);
  if (answer.kind === "boolean") return say("truth", { value: say(String(answer.value)), seconds: took });
  return say(answer.kind === "graph" ? "statements" : "rows", { rows: answer.rows.length.toLocaleString(), seconds: took });
}

function show() {
  const possible = possibleViews();
  if (!possible.includes(view)) view = "table";
  byId("query-views").replaceChildren(...(possible.length > 1 ? possible.map(choice) : []));
  byId("query-files").replaceChildren(...(FILES[answer.kind] || []).map(file));
  byId("query-code").replaceChildren();
  byId("query-result").hidden = false;
  draw();
}

function possibleViews() {
  if (!answer.rows.length) return [];
  const found = ["table"];
  if (endsOf(answer)) found.push("graph");
  if (answer.kind === "solutions" && numericColumns(answer).length) found.push("chart");
  return found;
}

function choice(name) {
  return button(say(name), () => {
    view = name;
    for (const one of byId("query-views").children) one.setAttribute("aria-pressed", one.dataset.view === view);
    draw();
  }, { "data-view": name, "aria-pressed": name === view });
}

function draw() {
  place.replaceChildren();
  if (answer.rows.length) VIEWS[view](place, answer);
}

function file([name, accept, ending]) {
  return button(name, async () => {
    const response = await ask(asked, accept);
    const saved = element("a", { href: URL.createObjectURL(await response.blob()), download: `answer.${ending}` });
    saved.click();
    URL.revokeObjectURL(saved.href);
  });
}

/* The address holds the query, for a link, for going back, and for the other language. */
function remember(query) {
  for (const link of [location, document.querySelector(".switch")]) {
    const url = new URL(link.href);
    url.searchParams.set("query", query);
    if (link === location) history.replaceState(null, "", url);
    else link.href = url;
  }
}

const copies = { [say("link")]: () => location.href, ...PROGRAMS };
byId("query-copy").append(...Object.entries(copies).map(([name, make]) =>
  button(name, () => copy(make(asked, answer.kind)))));

async function copy(text) {
  const shown = element("pre", { tabindex: "0" }, text);
  const note = element("p", { class: "quiet", role: "status" });
  byId("query-code").replaceChildren(note, shown);
  try {
    await navigator.clipboard.writeText(text);
    note.textContent = say("copied");
  } catch {
    getSelection().selectAllChildren(shown);
    note.textContent = say("copy-by-hand");
  }
}
