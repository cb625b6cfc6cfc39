// The answer as nodes and ties, drawn by the vis-network that the other pages use.

import { numberOf } from "./answer.js";
import { element, say } from "./page.js";
import { numericColumns } from "./chart.js";
import { address, learnLabels, nameOf } from "./terms.js";

const MOST_TIES = 400;
const MOST_LABELS = 20;
const MOST_TIE_LABELS = 40;
const TEXT = 13;
// What a node is called is written on it already.
const NAMES = /(?:#(?:pref|alt)?[Ll]abel|\/title)$/;
const SCRIPT = "/static/vendor/vis-network.min.js";
const STYLE = getComputedStyle(document.documentElement);
const colour = (name) => STYLE.getPropertyValue(name).trim();
let loading = null;

/* Which columns are ends of a tie: all three of a graph, or the first two that are no numbers. */
export function endsOf(answer) {
  if (answer.kind === "graph") return ["subject", "object"];
  const numbers = numericColumns(answer);
  const ends = answer.columns.filter((name) => !numbers.includes(name)).slice(0, 2);
  return ends.length === 2 ? ends : null;
}

export async function showGraph(place, answer) {
  const box = element("div", { class: "drawing", role: "img", "aria-label": say("waiting") });
  const note = element("p", { class: "tools" });
  place.append(note, box);
  const drawn = answer.rows.filter((row) => !(row.predicate && NAMES.test(row.predicate.value))).slice(0, MOST_TIES);
  await Promise.all([library(), learnLabels(drawn.flatMap((row) => Object.values(row)))]);
  if (!box.isConnected) return;
  const { nodes, ties } = networkOf(answer, drawn);
  const told = say("drawn", { nodes: nodes.length, ties: ties.length });
  box.setAttribute("aria-label", told);
  note.textContent = answer.rows.length > MOST_TIES ? `${told} ${say("first", { most: MOST_TIES, all: answer.rows.length })}` : told;
  draw(box, nodes, ties, answer.kind === "graph");
}

function library() {
  loading ??= new Promise((resolve, reject) => {
    const script = element("script", { src: SCRIPT });
    script.addEventListener("load", resolve);
    script.addEventListener("error", reject);
    document.head.append(script);
  });
  return loading;
}

function networkOf(answer, rows) {
  const [from, to] = endsOf(answer);
  const weight = answer.kind === "graph" ? null : numericColumns(answer)[0];
  const nodes = new Map();
  const ties = [];
  const heaviest = Math.max(1, ...rows.map((row) => numberOf(row[weight]) || 0));
  for (const row of rows) {
    if (!row[from] || !row[to]) continue;
    const number = numberOf(row[weight]);
    const name = answer.kind === "graph" ? nameOf(row.predicate) : undefined;
    ties.push({
      from: add(nodes, row[from]), to: add(nodes, row[to]),
      label: rows.length > MOST_TIE_LABELS ? undefined : name,
      title: number ? `${weight} = ${number}` : name,
      width: number ? 1 + (7 * number) / heaviest : undefined,
    });
  }
  return { nodes: [...nodes.values()], ties };
}

function cut(name, most) {
  return name.length > most ? `${name.slice(0, most - 1)}…` : name;
}

function textBox() {
  return { shape: "box", color: { background: colour("--paper"), border: colour("--tie") }, font: { strokeWidth: 0 } };
}

function add(nodes, term) {
  const id = `${term.type} ${term.value}`;
  if (!nodes.has(id)) {
    const name = nameOf(term);
    const label = cut(name, 20);
    const look = term.type === "literal" ? textBox() : { shape: "dot" };
    nodes.set(id, { id, label, ...look, title: name, ties: 0, url: term.type === "uri" ? address(term.value) : null });
  }
  nodes.get(id).ties += 1;
  return id;
}

/* Names of the most connected only; the others are told on hover. */
function quieter(nodes) {
  const least = [...nodes].sort((a, b) => b.ties - a.ties)[MOST_LABELS].ties;
  return nodes.map((node) => {
    if (node.ties > least) return { ...node, label: cut(node.title, 12) };
    return { ...node, label: undefined, shape: node.shape === "box" ? "square" : "dot" };
  });
}

function draw(box, nodes, ties, directed) {
  const ink = colour("--ink");
  const font = { face: getComputedStyle(document.body).fontFamily, color: ink };
  const dots = nodes.length > MOST_LABELS ? quieter(nodes) : nodes;
  const network = new window.vis.Network(box, { nodes: dots, edges: ties }, {
    layout: { randomSeed: 1, improvedLayout: nodes.length < 150 },
    physics: { solver: "forceAtlas2Based", forceAtlas2Based: { gravitationalConstant: -120, springLength: 120, springConstant: 0.04, avoidOverlap: 1 }, stabilization: { iterations: 250 } },
    nodes: { size: 8, color: { background: colour("--lead"), border: colour("--lead") }, font: { ...font, size: TEXT, strokeWidth: 3, strokeColor: colour("--paper") }, borderWidth: 1 },
    edges: {
      arrows: { to: { enabled: directed, scaleFactor: 0.5 } }, smooth: false, width: 2,
      color: { color: colour("--tie"), opacity: 0.8 }, font: { ...font, size: TEXT - 2, color: colour("--quiet"), strokeWidth: 3 },
    },
    interaction: { keyboard: { enabled: true, bindToWindow: false }, hover: true },
  });
  network.once("stabilizationIterationsDone", () => {
    network.setOptions({ physics: false });
    network.fit({ animation: false });
    // One size on the screen, however much the drawing was shrunk to fit.
    const scale = network.getScale();
    network.setOptions({
      nodes: { size: 5 / scale, font: { size: TEXT / scale } },
      edges: { font: { size: (TEXT - 2) / scale } },
    });
    box.dataset.settled = "";
  });
  network.on("doubleClick", ({ nodes: [id] }) => {
    const node = nodes.find((one) => one.id === id);
    if (node && node.url) location.assign(node.url);
  });
}
