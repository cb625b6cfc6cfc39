"use strict";
/* Which nodes are within some steps of one, and which lie on the shortest ways between two. */
(function (gwp) {
  function distances(neighbours, from) {
    const found = new Map([[from, 0]]);
    const queue = [from];
    while (queue.length) {
      const node = queue.shift();
      for (const other of neighbours(node)) {
        if (found.has(other)) continue;
        found.set(other, found.get(node) + 1);
        queue.push(other);
      }
    }
    return found;
  }

  gwp.within = function (neighbours, from, steps) {
    return new Set([...distances(neighbours, from)].filter(([, far]) => far <= steps).map(([node]) => node));
  };

  gwp.between = function (neighbours, from, to) {
    const there = distances(neighbours, from);
    const back = distances(neighbours, to);
    if (!there.has(to)) return null;
    const length = there.get(to);
    return new Set([...there].filter(([node, far]) => back.has(node) && far + back.get(node) === length).map(([node]) => node));
  };
})((window.gwp = window.gwp || {}));
