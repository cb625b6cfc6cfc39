// The answer as a table: sorted by a click, filtered while typing, in pages.

import { numberOf } from "./answer.js";
import { button, element, say } from "./page.js";
import { learnLabels, nameOf, shown } from "./terms.js";

const PAGE = 100;

export function showTable(place, answer) {
  const view = { answer, rows: answer.rows, by: null, down: false, wanted: "", page: 0 };
  view.numeric = new Set(answer.columns.filter((name) => isNumeric(answer.rows, name)));
  const filter = element("input", { type: "search", "aria-label": say("filter"), placeholder: say("filter") });
  const state = element("span", { class: "quiet", role: "status" });
  const pages = element("span", { class: "pages" });
  const scroll = element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": say("table") });
  filter.addEventListener("input", () => {
    view.wanted = filter.value.trim().toLowerCase();
    view.page = 0;
    draw();
  });
  if (answer.rows.length > 1) place.append(element("p", { class: "tools" }, filter, state, pages));
  place.append(scroll);
  draw();

  async function draw() {
    view.rows = chosen(view);
    const first = view.page * PAGE;
    const visible = view.rows.slice(first, first + PAGE);
    state.textContent = view.wanted ? say("filtered", { all: answer.rows.length, left: view.rows.length }) : "";
    pages.replaceChildren(...pager(view, draw));
    scroll.replaceChildren(tableOf(view, visible, first, draw));
    const learned = await learnLabels(visible.flatMap((row) => Object.values(row)));
    if (learned) scroll.replaceChildren(tableOf(view, visible, first, draw));
  }
}

export function isNumeric(rows, name) {
  const bound = rows.slice(0, PAGE).filter((row) => row[name]);
  return bound.length > 0 && bound.every((row) => !Number.isNaN(numberOf(row[name])));
}

function chosen(view) {
  let rows = view.answer.rows;
  if (view.wanted) {
    rows = rows.filter((row) =>
      view.answer.columns.some((name) => nameOf(row[name]).toLowerCase().includes(view.wanted)));
  }
  if (view.by === null) return rows;
  const key = view.numeric.has(view.by) ? (row) => numberOf(row[view.by]) : (row) => nameOf(row[view.by]);
  const order = (a, b) => (typeof a === "number" ? a - b : a.localeCompare(b, "zh"));
  return [...rows].sort((a, b) => order(key(a), key(b)) * (view.down ? -1 : 1));
}

function pager(view, draw) {
  const last = Math.max(0, Math.ceil(view.rows.length / PAGE) - 1);
  if (!last) return [];
  const turn = (by) => () => {
    view.page = Math.min(last, Math.max(0, view.page + by));
    draw();
  };
  const from = view.page * PAGE + 1;
  const to = Math.min(view.rows.length, from + PAGE - 1);
  return [
    button("‹", turn(-1), { "aria-label": say("previous") }),
    ` ${say("page", { from, to, all: view.rows.length })} `,
    button("›", turn(1), { "aria-label": say("next") }),
  ];
}

function tableOf(view, rows, first, draw) {
  const head = element("tr", {}, element("th", { class: "rank", scope: "col" }, element("span", { class: "visually-hidden" }, say("row"))));
  for (const name of view.answer.columns) head.append(heading(view, name, draw));
  const body = element("tbody");
  rows.forEach((row, place) => {
    const line = element("tr", {}, element("td", { class: "rank num" }, String(first + place + 1)));
    for (const name of view.answer.columns) {
      line.append(element("td", view.numeric.has(name) ? { class: "num" } : {}, shown(row[name])));
    }
    body.append(line);
  });
  return element("table", {}, element("thead", {}, head), body);
}

function heading(view, name, draw) {
  const sorted = view.by === name;
  const act = () => {
    view.down = sorted ? !view.down : view.numeric.has(name);
    view.by = name;
    view.page = 0;
    draw().then(() => document.querySelector("th[aria-sort] button")?.focus());
  };
  const mark = sorted ? (view.down ? " ↓" : " ↑") : "";
  const attributes = { scope: "col" };
  if (sorted) attributes["aria-sort"] = view.down ? "descending" : "ascending";
  if (view.numeric.has(name)) attributes.class = "num";
  return element("th", attributes, button(name + mark, act, { class: "plain", title: say("sort") }));
}
