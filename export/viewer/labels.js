"use strict";
/* Labels of one drawing: upright, of one size on the screen, the most connected first, and none
   over another label or under a node. vis-network scales its own labels with the drawing and draws
   all of them, which is unreadable from afar. */
(function (gwp) {
  const FONT = '"Source Han Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif';
  const SIZE = 13;

  /* Where a label can stand, the best place first: below, above, right, left of its node. */
  function places(x, y, wide, radius) {
    const half = wide / 2 + 2;
    const tall = SIZE + 4;
    return [
      { left: x - half, top: y + radius + 1 },
      { left: x - half, top: y - radius - tall - 1 },
      { left: x + radius + 1, top: y - tall / 2 },
      { left: x - radius - 2 * half - 1, top: y - tall / 2 },
    ].map((at) => ({ left: at.left, top: at.top, right: at.left + 2 * half, bottom: at.top + tall }));
  }

  function meet(a, b) {
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  }

  function disc(node, scale) {
    const radius = node.size * scale;
    return { id: node.id, left: node.x * scale - radius, right: node.x * scale + radius, top: node.y * scale - radius, bottom: node.y * scale + radius };
  }

  function write(context, text, x, y, strong) {
    context.font = (strong ? "600 " : "") + SIZE + "px " + FONT;
    context.strokeText(text, x, y);
    context.fillText(text, x, y);
  }

  function prepare(context, scale) {
    context.save();
    context.scale(1 / scale, 1 / scale);
    context.textAlign = "center";
    context.textBaseline = "top";
    context.lineJoin = "round";
    context.lineWidth = 3.5;
    context.font = "600 " + SIZE + "px " + FONT;
  }

  /* Where labels go, in screen pixels from the origin of the drawing; that is the same wherever the
     drawing is moved to. nodes: [{id, label, x, y, size, strong}] in the order in which they may
     speak. The `first` speak even where a small node lies under the label, others, up to `most`,
     only where there is room. */
  gwp.placeLabels = function (context, scale, nodes, first, most) {
    const discs = nodes.map((node) => disc(node, scale));
    const taken = [];
    const shown = [];
    prepare(context, scale);
    for (const node of nodes) {
      if (shown.length >= most && !node.strong) continue;
      const wide = context.measureText(node.label).width;
      const all = places(node.x * scale, node.y * scale, wide, node.size * scale);
      const free = all.filter((box) => !taken.some((other) => meet(other, box)));
      const box = free.find((one) => !discs.some((other) => other.id !== node.id && meet(other, one)));
      if (!box && !node.strong && !(free.length && shown.length < first)) continue;
      const chosen = box || free[0] || all[0];
      taken.push(chosen);
      shown.push({ id: node.id, label: node.label, strong: node.strong, half: (chosen.right - chosen.left) / 2, x: (chosen.left + chosen.right) / 2, y: chosen.top + 1 });
    }
    context.restore();
    return shown.reverse();
  };

  /* colours: {ink, paper}. */
  gwp.paintLabels = function (context, scale, shown, colours) {
    prepare(context, scale);
    context.fillStyle = colours.ink;
    context.strokeStyle = colours.paper;
    for (const one of shown) write(context, one.label, one.x, one.y, one.strong);
    context.restore();
  };
})((window.gwp = window.gwp || {}));
