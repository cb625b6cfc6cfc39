// Sends the query to /sparql and shows the answer as a table; without script the form does.
"use strict";

const form = document.getElementById("query-form");
const text = document.getElementById("query-text");
const status = document.getElementById("query-status");
const answer = document.getElementById("query-answer");
const prefixes = Object.entries(JSON.parse(document.getElementById("query-prefixes").textContent))
  .sort((a, b) => b[1].length - a[1].length);
const SHOWN = "application/sparql-results+json, text/turtle;q=0.9, text/plain;q=0.8";
const MOST_LABELS = 600;
let running = null;

document.getElementById("query-example").addEventListener("change", (event) => {
  if (event.target.value) {
    text.value = event.target.value;
    run();
  }
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  run();
});
text.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    run();
  }
});

for (const button of document.querySelectorAll("#query-links button")) {
  button.addEventListener("click", () => download(button.dataset.accept, button.dataset.name));
}

async function download(accept, name) {
  const response = await ask(accept);
  const saved = element("a");
  saved.href = URL.createObjectURL(await response.blob());
  saved.download = name;
  saved.click();
  URL.revokeObjectURL(saved.href);
}

function ask(accept, signal, query = text.value) {
  return fetch("/sparql", {
    method: "POST",
    body: new URLSearchParams({ query }),
    headers: { Accept: accept, "Accept-Language": document.documentElement.lang },
    signal,
  });
}

async function run() {
  if (running) running.abort();
  running = new AbortController();
  const mine = running;
  status.textContent = status.dataset.waiting;
  answer.replaceChildren();
  try {
    await show(await ask(SHOWN, mine.signal));
  } catch (error) {
    if (error.name !== "AbortError") status.textContent = String(error);
  }
}

async function show(response) {
  const type = response.headers.get("Content-Type") || "";
  if (response.ok && type.startsWith("application/sparql-results+json")) {
    showJson(await response.json());
  } else if (type.includes("json")) {
    status.textContent = (await response.json()).message;
  } else {
    const body = await response.text();
    status.textContent = response.ok ? "" : body.trim();
    if (response.ok) answer.append(element("pre", body));
  }
  link(response.ok);
}

function showJson(body) {
  if ("boolean" in body) {
    status.textContent = String(body.boolean);
    return;
  }
  const rows = body.results.bindings;
  status.textContent = `${rows.length} ${status.dataset.rows}`;
  const table = element("table");
  const head = table.createTHead().insertRow();
  for (const name of body.head.vars) head.append(element("th", name));
  const list = table.createTBody();
  for (const row of rows) {
    const line = list.insertRow();
    for (const name of body.head.vars) line.insertCell().append(shown(row[name]));
  }
  answer.append(table);
  label(table);
}

// Names of our own things are ASCII; a reader wants what they are called.
async function label(table) {
  const links = [...table.querySelectorAll("a[data-iri]")];
  const names = [...new Set(links.map((one) => one.dataset.iri))].slice(0, MOST_LABELS);
  if (!names.length) return;
  const query = `SELECT ?x (SAMPLE(?l) AS ?label) WHERE {
    VALUES ?x { ${names.map((name) => `<${name}>`).join(" ")} }
    ?x skos:prefLabel|dcterms:title ?l } GROUP BY ?x`;
  const response = await ask("application/sparql-results+json", undefined, query);
  if (!response.ok) return;
  const rows = (await response.json()).results.bindings.filter((row) => row.x);
  const labels = new Map(rows.map((row) => [row.x.value, row.label.value]));
  for (const one of links) one.textContent = labels.get(one.dataset.iri) || one.textContent;
}

function shown(term) {
  if (!term) return "";
  if (term.type !== "uri") return term.value;
  const known = prefixes.find(([, space]) => term.value.startsWith(space));
  const name = known ? `${known[0]}:${term.value.slice(known[1].length)}` : term.value;
  const place = term.value.indexOf("/id/");
  if (place < 0) return name;
  const link = element("a", decodeURI(term.value.slice(place)));
  link.href = term.value.slice(place);
  link.title = term.value;
  link.dataset.iri = term.value;
  return link;
}

function element(name, content) {
  const made = document.createElement(name);
  if (content !== undefined) made.textContent = content;
  return made;
}

function link(ok) {
  const query = new URLSearchParams({ query: text.value });
  document.getElementById("query-links").hidden = !ok;
  document.getElementById("query-share").href = `/query?${query}`;
}
