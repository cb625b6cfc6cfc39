"use strict";
/* The card of a node or a tie: who it is, its tasks, and the sentence behind each. Built from text
   nodes only, so that a name can hold any character. */
(function (gwp) {
  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  function linked(text, url, className) {
    if (!url) return element("span", className, text);
    const made = element("a", className, text);
    made.href = url;
    return made;
  }

  function fill(template, facts) {
    return template.replace(/\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g, (whole, name, one, many) => {
      if (!(name in facts)) return whole;
      return many === undefined ? facts[name] : String(facts[name]) === "1" ? one : many;
    });
  }

  function taskItem(key, role, sentence, page) {
    const task = page.tasks[key] || { number: key, title: "", url: null };
    const item = element("li", "net-task");
    const head = element("p", "net-task-head");
    head.append(linked(task.number + ". " + task.title, task.url));
    if (role) head.append(" ", element("span", "role role-" + role, page.texts[role] || role));
    item.append(head);
    if (sentence) {
      const quote = element("q", "source", sentence);
      quote.lang = "zh";
      item.append(quote);
    }
    return item;
  }

  function head(card, page, title, url, facts) {
    const close = element("button", "net-close", "×");
    close.type = "button";
    close.setAttribute("aria-label", page.texts.close);
    close.addEventListener("click", () => card.dispatchEvent(new Event("close")));
    const heading = element("h2");
    heading.append(linked(title, url));
    card.replaceChildren(close, heading, element("p", "net-facts", facts.replace(/^ · /, "")));
  }

  function list(card, items) {
    const made = element("ul", "net-tasks");
    made.append(...items);
    card.append(made);
    card.hidden = false;
    card.scrollTop = 0;
  }

  gwp.fill = fill;
  gwp.element = element;

  gwp.showNode = function (card, page, node, partners) {
    head(card, page, node.label + (node.name ? ". " + node.name : ""), node.url, fill(page.texts["facts_" + node.mode], {
      type: node.typeLabel, lead: node.lead, participant: node.participant, total: node.total, partners: partners,
    }));
    const entries = (page.evidence[node.id] || []).map((one) => taskItem(one[0], one[1], one[2], page));
    list(card, entries);
  };

  gwp.showTie = function (card, page, tie, from, to) {
    const arrow = page.directed ? " → " : " — ";
    head(card, page, from.label + arrow + to.label, null, fill(page.texts.facts_tie, { weight: tie.weight }));
    list(card, tie.tasks.map((key) => taskItem(key, null, null, page)));
  };
})((window.gwp = window.gwp || {}));
