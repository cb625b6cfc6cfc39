// Asking /sparql, and reading what it answers into columns and rows of terms.

import { language } from "./page.js";

const READ = "application/sparql-results+json, application/n-triples;q=0.9, application/json;q=0.8";
const TRIPLE = /^(<[^>]*>|_:\S+) (<[^>]*>) (.+) \.$/;
const LITERAL = /^"((?:[^"\\]|\\.)*)"(?:@([\w-]+)|\^\^<([^>]*)>)?$/;
const ESCAPES = { t: "\t", b: "\b", n: "\n", r: "\r", f: "\f" };

export class QueryFailed extends Error {}

export function ask(query, accept, signal) {
  return fetch("/sparql", {
    method: "POST",
    body: new URLSearchParams({ query }),
    headers: { Accept: accept, "Accept-Language": language },
    signal,
  });
}

/* kind: solutions, graph or boolean; columns: names; rows: one {name: term} each. */
export async function answerOf(query, signal) {
  const response = await ask(query, READ, signal);
  if (!response.ok) throw new QueryFailed((await response.json()).message);
  const type = response.headers.get("Content-Type") || "";
  if (type.startsWith("application/n-triples")) return graphOf(await response.text());
  const body = await response.json();
  if ("boolean" in body) return { kind: "boolean", value: body.boolean, columns: [], rows: [] };
  return { kind: "solutions", columns: body.head.vars, rows: body.results.bindings };
}

function graphOf(text) {
  const rows = [];
  for (const line of text.split("\n")) {
    const found = TRIPLE.exec(line.trim());
    if (!found) continue;
    const [subject, predicate, object] = found.slice(1).map(termOf);
    rows.push({ subject, predicate, object });
  }
  return { kind: "graph", columns: ["subject", "predicate", "object"], rows };
}

export function termOf(text) {
  if (text.startsWith("<")) return { type: "uri", value: unescaped(text.slice(1, -1)) };
  if (text.startsWith("_:")) return { type: "bnode", value: text.slice(2) };
  const [, value, tag, datatype] = LITERAL.exec(text);
  return { type: "literal", value: unescaped(value), "xml:lang": tag, datatype };
}

function unescaped(text) {
  return text.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g, (_, short, long, char) =>
    char ? ESCAPES[char] || char : String.fromCodePoint(parseInt(short || long, 16)));
}

const NUMBER = /#(?:integer|decimal|double|float|int|long|short|byte|(?:non)?(?:Positive|Negative)Integer|(?:positive|negative)Integer|unsigned\w+)$/;

export function numberOf(term) {
  return term && term.datatype && NUMBER.test(term.datatype) ? Number(term.value) : NaN;
}
