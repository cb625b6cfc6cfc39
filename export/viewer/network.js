"use strict";
/* One drawing: vis-network with the positions of the page, physics off, and what one can do with it. */
(function (gwp) {
  const DIM = 0.06;

  function read(root) {
    return JSON.parse(root.querySelector(".net-data").textContent);
  }

  function Drawing(root) {
    this.root = root;
    this.page = read(root);
    this.state = { selected: null, tie: null, only: false, least: this.page.least, hover: null };
    this.nodes = new vis.DataSet(this.page.nodes);
    this.edges = new vis.DataSet(this.page.edges);
    this.card = root.querySelector(".net-card");
    this.neighbours = neighbours(this.page);
    this.ranked = this.page.nodes.slice().sort((a, b) => b.strength - a.strength || (a.label < b.label ? -1 : 1));
    this.network = new vis.Network(root.querySelector(".net-canvas"), { nodes: this.nodes, edges: this.edges }, this.page.options);
    this.listen();
    this.fit();
    this.apply();
    root.dataset.ready = "true";
  }

  function neighbours(page) {
    const found = new Map(page.nodes.map((node) => [node.id, new Map()]));
    for (const edge of page.edges) {
      found.get(edge.from).set(edge.to, edge);
      found.get(edge.to).set(edge.from, edge);
    }
    return found;
  }

  Drawing.prototype.shownEdge = function (edge) {
    return edge.weight >= this.state.least;
  };

  Drawing.prototype.partners = function (id) {
    return [...this.neighbours.get(id)].filter(([, edge]) => this.shownEdge(edge)).map(([other]) => other);
  };

  /* The nodes that stand out: all, or the selected one and its partners. */
  Drawing.prototype.focus = function () {
    if (this.state.tie) return new Set([this.state.tie.from, this.state.tie.to]);
    if (!this.state.selected) return null;
    return new Set([this.state.selected, ...this.partners(this.state.selected)]);
  };

  Drawing.prototype.apply = function () {
    const focus = this.focus();
    const only = this.state.only && focus;
    const updates = [];
    for (const node of this.page.nodes) {
      const inside = !focus || focus.has(node.id);
      updates.push({ id: node.id, hidden: Boolean(only && !inside), opacity: inside ? 1 : 0.18 });
    }
    this.nodes.update(updates);
    this.edges.update(this.page.edges.map((edge) => this.edgeUpdate(edge, focus, only)));
    this.focused = focus;
    this.report();
    this.network.redraw();
  };

  Drawing.prototype.edgeUpdate = function (edge, focus, only) {
    const touches = !focus || edge.from === this.state.selected || edge.to === this.state.selected || (this.state.tie && edge.id === this.state.tie.id);
    const within = !only || (focus.has(edge.from) && focus.has(edge.to));
    const opacity = touches ? (focus ? Math.max(0.5, edge.color.opacity) : edge.color.opacity) : only ? edge.color.opacity * 0.5 : DIM;
    return { id: edge.id, hidden: !this.shownEdge(edge) || !within, color: { color: edge.color.color, opacity: opacity } };
  };

  Drawing.prototype.report = function () {
    const shown = this.nodes.get({ filter: (node) => !node.hidden }).length;
    const ties = this.edges.get({ filter: (edge) => !edge.hidden }).length;
    const words = this.page.texts.count;
    this.root.querySelector(".net-count").textContent = gwp.fill(words, {
      nodes: shown, of_nodes: this.page.nodes.length, ties: ties, of_ties: this.page.edges.length,
    });
    const button = this.root.querySelector('[data-act="only"]');
    if (button) {
      button.disabled = !this.state.selected;
      button.setAttribute("aria-pressed", String(this.state.only));
    }
  };

  Drawing.prototype.select = function (id) {
    this.state.selected = id;
    this.state.tie = null;
    if (!id) {
      this.state.only = false;
      this.card.hidden = true;
      this.network.unselectAll();
    } else {
      const node = this.page.nodes.find((one) => one.id === id);
      this.network.selectNodes([id], false);
      gwp.showNode(this.card, this.page, node, this.partners(id).length);
    }
    this.apply();
  };

  Drawing.prototype.selectTie = function (id) {
    const tie = this.page.edges.find((edge) => edge.id === id);
    const named = (key) => this.page.nodes.find((node) => node.id === key);
    this.state.selected = null;
    this.state.only = false;
    this.state.tie = tie;
    gwp.showTie(this.card, this.page, tie, named(tie.from), named(tie.to));
    this.apply();
  };

  Drawing.prototype.fit = function (ids) {
    this.network.fit({ nodes: ids || this.page.nodes.map((node) => node.id), animation: false, maxZoomLevel: 1.6 });
    this.network.moveTo({ scale: this.network.getScale() * 0.93, animation: false });
    if (!ids) this.base = this.network.getScale();
  };

  Drawing.prototype.zoom = function (factor) {
    this.network.moveTo({ scale: this.network.getScale() * factor, animation: false });
  };

  Drawing.prototype.only = function () {
    this.state.only = !this.state.only && Boolean(this.state.selected);
    this.apply();
    this.fit(this.state.only ? [...this.focus()] : undefined);
  };

  Drawing.prototype.find = function (text) {
    const query = text.trim().toLowerCase();
    if (!query) return this.select(null);
    const hit = this.ranked.find((node) => node.label.toLowerCase() === query) || this.ranked.find((node) => node.search.some((word) => word.includes(query)));
    this.root.querySelector(".net-miss").hidden = Boolean(hit);
    if (hit) {
      this.select(hit.id);
      this.network.focus(hit.id, { scale: Math.max(this.network.getScale(), this.base), animation: false });
    }
  };

  Drawing.prototype.paint = function (context) {
    const scale = this.network.getScale();
    const focus = this.focused;
    const hover = this.state.hover;
    const visible = this.ranked.filter((node) => !(this.state.only && focus && !focus.has(node.id)));
    const first = visible.filter((node) => node.id === hover || node.id === this.state.selected);
    const rest = visible.filter((node) => !first.includes(node) && (!focus || focus.has(node.id)));
    const speakers = [...first, ...rest].map((node) => ({
      id: node.id, label: node.label, x: node.x, y: node.y, size: node.size, wide: node.wide,
      strong: first.includes(node), dim: false,
    }));
    const most = focus ? 60 : this.page.labels * Math.max(1, (scale / this.base) ** 3);
    if (hover) this.paintHover(context, hover, scale);
    this.labelled = gwp.paintLabels(context, { scale: scale }, speakers, this.page.labels, Math.round(most));
  };

  Drawing.prototype.paintHover = function (context, id, scale) {
    const at = this.network.getPosition(id);
    context.save();
    context.strokeStyle = "#b5532a";
    context.globalAlpha = 0.75;
    for (const [other, edge] of this.neighbours.get(id)) {
      if (!this.shownEdge(edge)) continue;
      const end = this.network.getPosition(other);
      context.lineWidth = Math.max(edge.width, 1 / scale);
      context.beginPath();
      context.moveTo(at.x, at.y);
      context.lineTo(end.x, end.y);
      context.stroke();
    }
    context.restore();
  };

  Drawing.prototype.listen = function () {
    const actions = { fit: () => this.fit(), only: () => this.only(), clear: () => this.select(null), in: () => this.zoom(1.3), out: () => this.zoom(1 / 1.3) };
    this.root.addEventListener("click", (event) => {
      const button = event.target.closest("[data-act], [data-node]");
      if (!button) return;
      if (button.dataset.act) actions[button.dataset.act]();
      else this.select(button.dataset.node);
    });
    this.card.addEventListener("close", () => this.select(null));
    this.root.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.select(null);
    });
    this.listenToTools();
    this.network.on("afterDrawing", (context) => this.paint(context));
    this.network.on("click", (event) => {
      if (event.nodes.length) this.select(event.nodes[0]);
      else if (event.edges.length) this.selectTie(event.edges[0]);
      else this.select(null);
    });
    this.network.on("hoverNode", (event) => { this.state.hover = event.node; this.network.redraw(); });
    this.network.on("blurNode", () => { this.state.hover = null; this.network.redraw(); });
  };

  Drawing.prototype.listenToTools = function () {
    const search = this.root.querySelector(".net-search");
    if (search) search.addEventListener("change", () => this.find(search.value));
    const least = this.root.querySelector(".net-least");
    if (least) {
      least.addEventListener("input", () => {
        this.state.least = Number(least.value);
        least.nextElementSibling.textContent = least.value;
        this.apply();
      });
    }
    const form = this.root.querySelector("form.net-tools");
    if (form) form.addEventListener("submit", (event) => { event.preventDefault(); if (search) this.find(search.value); });
  };

  gwp.drawings = [...document.querySelectorAll("[data-network]")].map((root) => new Drawing(root));
  if (gwp.drawings.length) {
    window.network = gwp.drawings[0].network;
    window.nodes = gwp.drawings[0].nodes;
    window.edges = gwp.drawings[0].edges;
  }
})((window.gwp = window.gwp || {}));
