// The page around the modules: its elements, its words, and small helpers.

const json = (id) => JSON.parse(document.getElementById(id).textContent);

export const words = json("query-words");
export const prefixes = json("query-prefixes");
export const language = document.documentElement.lang.startsWith("zh") ? "zh" : "en";

export function say(key, facts = {}) {
  return words[key].replace(/\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g, (_, name, one, many) =>
    many === undefined ? facts[name] : String(facts[name]) === "1" ? one : many);
}

export function byId(id) {
  return document.getElementById(id);
}

export function element(name, attributes = {}, ...content) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...content);
  return made;
}

export function svg(name, attributes = {}, ...content) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...content);
  return made;
}

export function button(text, act, attributes = {}) {
  const made = element("button", { type: "button", ...attributes }, text);
  made.addEventListener("click", act);
  return made;
}

export function picker(text, options, chosen, act) {
  const list = element("select");
  for (const [value, name] of options) list.append(element("option", { value }, name));
  list.value = chosen;
  list.addEventListener("change", () => act(list.value));
  return element("label", {}, text, " ", list);
}
