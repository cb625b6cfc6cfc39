// How a term is shown: its label where the data have one, else its short name.

import { ask } from "./answer.js";
import { element, language, prefixes } from "./page.js";

const LONGEST_FIRST = Object.entries(prefixes).sort((a, b) => b[1].length - a[1].length);
const OURS = "https://w3id.org/gwp/";
const MOST_ASKED = 600;
const labels = new Map();

export function shortName(iri) {
  const known = LONGEST_FIRST.find(([, space]) => iri.startsWith(space));
  return known ? `${known[0]}:${iri.slice(known[1].length)}` : iri;
}

/* Where a click leads: to our own page of a name that is ours, else to the name itself. */
export function address(iri) {
  const place = iri.indexOf("/id/");
  if (place >= 0) return iri.slice(place);
  if (iri.startsWith(OURS)) return `/${iri.slice(OURS.length)}`;
  return /^https?:/.test(iri) ? iri : null;
}

function readable(iri) {
  try {
    return decodeURI(iri);
  } catch {
    return iri;
  }
}

export function nameOf(term) {
  if (!term) return "";
  if (term.type === "bnode") return `_:${term.value}`;
  if (term.type !== "uri") return term.value;
  const place = term.value.indexOf("/id/");
  const name = place < 0 ? shortName(term.value) : term.value.slice(place);
  return labels.get(term.value) || readable(name);
}

export function shown(term) {
  if (!term || term.type !== "uri") return nameOf(term);
  const href = address(term.value);
  if (!href) return nameOf(term);
  return element("a", { href, title: term.value }, nameOf(term));
}

/* Ask once for what things are called; names of ours are ASCII and say little to a reader. */
export async function learnLabels(terms) {
  const wanted = new Set();
  for (const term of terms) {
    if (term && term.type === "uri" && !labels.has(term.value) && shortName(term.value) === term.value) {
      wanted.add(term.value);
    }
  }
  const asked = [...wanted].filter((iri) => !/[<>"{}|^`\\\s]/.test(iri)).slice(0, MOST_ASKED);
  if (!asked.length) return false;
  for (const iri of asked) labels.set(iri, "");
  const query = `PREFIX dcterms: <http://purl.org/dc/terms/>
    PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
    SELECT ?x ?l { VALUES ?x { ${asked.map((iri) => `<${iri}>`).join(" ")} }
      ?x skos:prefLabel|dcterms:title ?l }`;
  const response = await ask(query, "application/sparql-results+json");
  if (!response.ok) return false;
  for (const { x, l } of (await response.json()).results.bindings) {
    if (!labels.get(x.value) || l["xml:lang"] === language) labels.set(x.value, l.value);
  }
  return true;
}
