// One column of numbers as bars, each with its name and its number.

import { numberOf } from "./answer.js";
import { element, picker, say, svg } from "./page.js";
import { isNumeric } from "./table.js";
import { learnLabels, nameOf } from "./terms.js";

const MOST = 60;
const LINE = 24;
const NAMES = 300;
const WIDTH = 960;

export function numericColumns(answer) {
  return answer.columns.filter((name) => isNumeric(answer.rows, name));
}

export function showChart(place, answer) {
  const numbers = numericColumns(answer);
  const others = answer.columns.filter((name) => !numbers.includes(name));
  const chosen = { names: others.length ? others : [answer.columns[0]], number: numbers[0] };
  const drawing = element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": say("chart") });
  const tools = element("p", { class: "tools" });
  if (others.length > 1) {
    const options = [["", say("together")], ...others.map((name) => [name, name])];
    tools.append(picker(say("bars"), options, "", (name) => {
      chosen.names = name ? [name] : others;
      draw();
    }));
  }
  if (numbers.length > 1) {
    tools.append(picker(say("length"), numbers.map((name) => [name, name]), chosen.number, (name) => {
      chosen.number = name;
      draw();
    }));
  }
  if (answer.rows.length > MOST) tools.append(say("first", { most: MOST, all: answer.rows.length }));
  place.append(tools, drawing);
  const rows = answer.rows.slice(0, MOST);
  draw();
  learnLabels(rows.flatMap((row) => others.map((name) => row[name]))).then((learned) => learned && draw());

  function draw() {
    drawing.replaceChildren(bars(rows, chosen));
  }
}

function bars(rows, chosen) {
  const values = rows.map((row) => numberOf(row[chosen.number]) || 0);
  const low = Math.min(0, ...values);
  const scale = (WIDTH - NAMES - 90) / (Math.max(0, ...values) - low || 1);
  const drawing = svg("svg", {
    class: "bars", viewBox: `0 0 ${WIDTH} ${rows.length * LINE + 8}`, role: "img",
    "aria-label": say("bars-told", { number: chosen.number, rows: rows.length }),
  });
  rows.forEach((row, place) => {
    const name = chosen.names.map((one) => nameOf(row[one])).filter(Boolean).join(" · ");
    const from = NAMES + (Math.min(0, values[place]) - low) * scale;
    const width = Math.max(1, Math.abs(values[place]) * scale);
    const y = place * LINE + 4;
    drawing.append(
      svg("text", { x: NAMES - 8, y: y + 14, "text-anchor": "end" }, svg("title", {}, name), cut(name)),
      svg("rect", { x: from, y, width, height: LINE - 8 }),
      svg("text", { x: from + width + 6, y: y + 14 }, values[place].toLocaleString()),
    );
  });
  return drawing;
}

function cut(name) {
  let width = 0;
  for (let at = 0; at < name.length; at += 1) {
    width += name.charCodeAt(at) > 0x2e7f ? 13 : 7;
    if (width > NAMES - 24) return `${name.slice(0, at)}…`;
  }
  return name;
}
