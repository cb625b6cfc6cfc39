"use strict";
/* Finding a name by characters, pinyin, initials or a mixture: 商务, shangwu, sw, qsw, shang务. */
(function (gwp) {
  /* spelled: for every character the ways to type it, such as [["区", "qu"], ["商", "shang"]]. */
  function spells(spelled, at, rest) {
    if (!rest) return true;
    if (at === spelled.length) return false;
    return spelled[at].some((way) => {
      if (way.startsWith(rest)) return true;
      if (rest.startsWith(way) && spells(spelled, at + 1, rest.slice(way.length))) return true;
      return rest[0] === way[0] && spells(spelled, at + 1, rest.slice(1));
    });
  }

  gwp.rank = function (spelled, label, query) {
    const wanted = query.toLowerCase().replace(/[\s']/g, "");
    if (!wanted) return -1;
    const name = label.toLowerCase();
    if (name === wanted) return 0;
    if (name.includes(wanted)) return 1;
    for (let at = 0; at < spelled.length; at += 1) if (spells(spelled, at, wanted)) return 2 + Math.min(at, 1);
    return -1;
  };

  /* The nodes that a query may mean, the best first; `nodes` stand in the order of their weight. */
  gwp.find = function (nodes, query) {
    return nodes
      .map((node, place) => ({ node: node, rank: gwp.rank(node.search, node.label, query), place: place }))
      .filter((one) => one.rank >= 0)
      .sort((a, b) => a.rank - b.rank || a.place - b.place)
      .map((one) => one.node);
  };
})((window.gwp = window.gwp || {}));
