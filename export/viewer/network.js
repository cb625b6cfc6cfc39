"use strict";
/* One drawing: vis-network with the positions of the page, physics off, and what one can do with it.
   What the reader has chosen is in `state`, and `state` is in the address. */
(function (gwp) {
  const DIM = 0.06;
  const LABEL_ROOM = 75;
  const NAMES = ["unit", "steps", "to", "least"];

  function Drawing(root) {
    this.root = root;
    this.page = JSON.parse(root.querySelector(".net-data").textContent);
    this.byId = new Map(this.page.nodes.map((node) => [node.id, node]));
    this.ties = new Map(this.page.nodes.map((node) => [node.id, new Map()]));
    for (const edge of this.page.edges) {
      this.ties.get(edge.from).set(edge.to, edge);
      this.ties.get(edge.to).set(edge.from, edge);
    }
    this.ranked = this.page.nodes.slice().sort((a, b) => b.strength - a.strength || (a.label < b.label ? -1 : 1));
    this.card = root.querySelector(".net-card");
    this.hover = null;
    this.tie = null;
    this.takeColours();
    this.nodes = new vis.DataSet(this.page.nodes);
    this.edges = new vis.DataSet(this.page.edges);
    this.network = new vis.Network(root.querySelector(".net-canvas"), { nodes: this.nodes, edges: this.edges }, this.page.options);
    this.state = this.read();
    this.listen();
    this.show();
    this.fit();
    gwp.onColours(() => { this.takeColours(); this.show(); this.network.renderer._redraw(); });
    root.dataset.ready = "true";
  }

  const methods = Drawing.prototype;

  /* ---- the colours of the scheme in force */

  methods.takeColours = function () {
    const names = new Set(["ink", "paper", "hover", ...this.page.nodes.map((node) => node.paint)]);
    this.colours = Object.fromEntries([...names].map((name) => [name, gwp.colour(name)]));
    for (const node of this.page.nodes) node.color = this.colours[node.paint];
    for (const edge of this.page.edges) edge.color.color = this.colours.ink;
  };

  /* ---- what is chosen, and the address that says so */

  methods.read = function () {
    const text = this.page.served ? window.location.search : window.location.hash.slice(1);
    const given = new URLSearchParams(text);
    const chosen = (name) => given.get(name) || this.page.state[name] || null;
    const known = (name) => (this.byId.has(chosen(name)) ? chosen(name) : null);
    return { unit: known("unit"), steps: Number(chosen("steps")) || 0, to: known("to"), least: Number(chosen("least")) || 1 };
  };

  methods.query = function () {
    const given = new URLSearchParams(this.page.served ? window.location.search : "");
    const state = Object.assign({}, this.state, { steps: this.state.steps || null, least: this.state.least > 1 ? this.state.least : null });
    for (const name of NAMES) {
      if (state[name]) given.set(name, state[name]);
      else given.delete(name);
    }
    return given.toString();
  };

  methods.write = function (replace) {
    const query = this.query();
    const mark = this.page.served ? "?" : "#";
    if (!this.root.classList.contains("net-compact")) {
      const address = window.location.pathname + (query ? mark + query : "");
      if (replace) window.history.replaceState(null, "", address);
      else window.history.pushState(null, "", address);
    }
    for (const link of document.querySelectorAll("a[data-export]")) link.search = query;
    this.tellServer();
  };

  /* The form of the page sends along what is chosen in the drawing. */
  methods.tellServer = function () {
    const form = document.querySelector("form.net-server");
    if (!form) return;
    for (const name of NAMES) {
      let field = form.querySelector('input[name="' + name + '"]');
      if (!field) {
        field = gwp.element("input");
        field.type = "hidden";
        field.name = name;
        form.append(field);
      }
      field.value = (name === "least" && this.state.least === 1 ? "" : this.state[name]) || "";
      field.disabled = !field.value;
    }
  };

  methods.choose = function (changes, replace) {
    Object.assign(this.state, changes);
    if (!this.state.unit) Object.assign(this.state, { steps: 0, to: null });
    this.tie = null;
    this.write(replace);
    this.show();
  };

  /* ---- which nodes and ties that leaves */

  methods.partners = function (id) {
    return [...this.ties.get(id)].filter(([, edge]) => edge.weight >= this.state.least).map(([other]) => other);
  };

  methods.left = function () {
    const near = (id) => this.partners(id);
    if (this.state.unit && this.state.to) return gwp.between(near, this.state.unit, this.state.to) || new Set([this.state.unit, this.state.to]);
    if (this.state.unit && this.state.steps) return gwp.within(near, this.state.unit, this.state.steps);
    const ids = [...this.byId.keys()];
    return new Set(this.state.least > 1 ? ids.filter((id) => near(id).length || id === this.state.unit) : ids);
  };

  /* The nodes that stand out among those left: all, or the chosen one and its partners. */
  methods.focus = function () {
    if (this.tie) return new Set([this.tie.from, this.tie.to]);
    if (!this.state.unit || this.state.to) return null;
    return new Set([this.state.unit, ...this.partners(this.state.unit)]);
  };

  methods.show = function () {
    const left = this.left();
    const focus = this.focus();
    this.nodes.update(this.page.nodes.map((node) => ({
      id: node.id, color: node.color, hidden: !left.has(node.id), opacity: !focus || focus.has(node.id) ? 1 : 0.18,
    })));
    this.edges.update(this.page.edges.map((edge) => this.tieLook(edge, left, focus)));
    this.shown = left;
    this.focused = focus;
    this.placed = null;
    this.report();
    if (this.state.unit) {
      this.network.selectNodes([this.state.unit], false);
      gwp.showNode(this.card, this.page, this.byId.get(this.state.unit), this.partners(this.state.unit).length);
    } else if (!this.tie) {
      this.network.unselectAll();
      this.card.hidden = true;
    }
    this.network.redraw();
  };

  methods.tieLook = function (edge, left, focus) {
    const stands = !focus || (this.tie ? edge.id === this.tie.id : edge.from === this.state.unit || edge.to === this.state.unit);
    const usual = edge.color.opacity;
    const opacity = stands ? (focus ? Math.max(0.5, usual) : usual) : this.state.steps ? usual * 0.6 : DIM;
    return {
      id: edge.id, hidden: edge.weight < this.state.least || !left.has(edge.from) || !left.has(edge.to),
      color: { color: edge.color.color, opacity: opacity },
    };
  };

  methods.report = function () {
    const ties = this.edges.get({ filter: (edge) => !edge.hidden }).length;
    const modes = [...new Set(this.page.nodes.map((node) => node.mode))];
    const part = (mode) => {
      const all = this.page.nodes.filter((node) => node.mode === mode);
      return gwp.fill(this.page.texts["count_" + mode], { shown: all.filter((node) => this.shown.has(node.id)).length, all: all.length });
    };
    const words = modes.map(part).concat(gwp.fill(this.page.texts.count_ties, { shown: ties, all: this.page.edges.length }));
    this.root.querySelector(".net-count").textContent = words.join(" · ");
    for (const button of this.root.querySelectorAll("[data-steps]")) {
      button.disabled = !this.state.unit;
      button.setAttribute("aria-pressed", String(!this.state.to && Number(button.dataset.steps) === this.state.steps));
    }
    const to = this.root.querySelector(".net-to");
    if (to) to.disabled = !this.state.unit;
    for (const row of this.root.querySelectorAll("tr[data-row]")) row.hidden = !this.shown.has(row.dataset.row);
    const least = this.root.querySelector(".net-least");
    if (least) {
      least.value = this.state.least;
      least.nextElementSibling.textContent = this.state.least;
    }
  };

  /* ---- the view */

  /* How wide the card is that lies over the right side of the drawing; on a narrow screen it is below. */
  methods.covered = function () {
    return this.card.hidden || getComputedStyle(this.card).position === "static" ? 0 : this.card.offsetWidth;
  };

  /* Show all that is left, with room for the labels beside it and outside the card. */
  methods.fit = function () {
    const wide = this.card.parentElement.offsetWidth;
    const space = wide - this.covered();
    this.network.fit({ nodes: [...this.shown], animation: false, maxZoomLevel: 1.6 });
    const room = Math.min(LABEL_ROOM, wide / 14);
    this.base = this.network.getScale() * Math.min(0.92, (space - 2 * room) / wide);
    let reach = this.reach(this.base);
    for (let tries = 0; tries < 8 && reach.right - reach.left > space; tries += 1) {
      this.base *= 0.95;
      reach = this.reach(this.base);
    }
    const middle = this.network.getViewPosition();
    const across = Math.max(Math.min(middle.x * this.base, reach.left + space / 2), reach.right - space / 2);
    this.network.moveTo({
      position: { x: across / this.base, y: middle.y }, scale: this.base, offset: { x: -this.covered() / 2, y: 0 }, animation: false,
    });
    this.placed = null;
  };

  /* How far the labels reach to both sides at a scale, in screen pixels from the origin of the drawing. */
  methods.reach = function (scale) {
    const labels = this.place(this.network.canvas.getContext(), scale);
    return {
      left: Math.min(...labels.map((one) => one.x - one.half)), right: Math.max(...labels.map((one) => one.x + one.half)),
    };
  };

  methods.zoom = function (factor) {
    this.network.moveTo({ scale: this.network.getScale() * factor, animation: false });
  };

  methods.selectTie = function (id) {
    const tie = this.page.edges.find((edge) => edge.id === id);
    this.choose({ unit: null });
    this.tie = tie;
    gwp.showTie(this.card, this.page, tie, this.byId.get(tie.from), this.byId.get(tie.to));
    this.show();
  };

  methods.find = function (query) {
    const hit = gwp.find(this.ranked, query)[0];
    this.root.querySelector(".net-miss").hidden = Boolean(hit) || !query.trim();
    return hit;
  };

  methods.search = function (query) {
    const hit = this.find(query);
    if (!hit && query.trim()) return;
    this.choose({ unit: hit ? hit.id : null, to: null });
    if (hit) this.network.focus(hit.id, { scale: Math.max(this.network.getScale(), this.base), offset: { x: -this.covered() / 2, y: 0 }, animation: false });
  };

  methods.pathTo = function (query) {
    const hit = this.find(query);
    if (!hit && query.trim()) return;
    this.choose({ to: hit && hit.id !== this.state.unit ? hit.id : null, steps: 0 });
    this.fit();
  };

  methods.paint = function (context) {
    const scale = this.network.getScale();
    const key = scale + " " + this.hover;
    if (this.placed !== key) {
      this.labels = this.place(context, scale);
      this.labelled = this.labels.map((one) => one.id);
      this.placed = key;
    }
    if (this.hover) this.paintHover(context, this.hover, scale);
    gwp.paintLabels(context, scale, this.labels, this.colours);
  };

  /* Which labels there is room for: the chosen nodes first, then the best connected. */
  methods.place = function (context, scale) {
    const chosen = [this.hover, this.state.unit, this.state.to];
    const visible = this.ranked.filter((node) => this.shown.has(node.id));
    const first = visible.filter((node) => chosen.includes(node.id));
    const rest = visible.filter((node) => !chosen.includes(node.id) && (!this.focused || this.focused.has(node.id)));
    const speakers = first.concat(rest).map((node) => ({
      id: node.id, label: node.label, x: node.x, y: node.y, size: node.size, strong: chosen.includes(node.id),
    }));
    const few = this.focused || this.shown.size < this.byId.size;
    const most = few ? 60 : this.page.labels * Math.max(1, (scale / this.base) ** 3);
    return gwp.placeLabels(context, scale, speakers, this.page.labels, Math.round(most));
  };

  methods.paintHover = function (context, id, scale) {
    const at = this.byId.get(id);
    context.save();
    context.strokeStyle = this.colours.hover;
    context.globalAlpha = 0.75;
    for (const [other, edge] of this.ties.get(id)) {
      if (edge.weight < this.state.least || !this.shown.has(other)) continue;
      const end = this.byId.get(other);
      context.lineWidth = Math.max(edge.width, 1 / scale);
      context.beginPath();
      context.moveTo(at.x, at.y);
      context.lineTo(end.x, end.y);
      context.stroke();
    }
    context.restore();
  };

  methods.picture = function () {
    const drawn = this.root.querySelector(".net-canvas canvas");
    const picture = document.createElement("canvas");
    picture.width = drawn.width;
    picture.height = drawn.height;
    const context = picture.getContext("2d");
    context.fillStyle = this.colours.paper;
    context.fillRect(0, 0, picture.width, picture.height);
    context.drawImage(drawn, 0, 0);
    return picture;
  };

  methods.savePicture = function () {
    const picture = gwp.onPaper(() => this.picture());
    picture.toBlob((blob) => {
      const link = gwp.element("a");
      link.href = URL.createObjectURL(blob);
      link.download = document.title.replace(/[\\/:*?"<>|]/g, " ") + ".png";
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    });
  };

  /* ---- what the reader does */

  methods.listen = function () {
    const actions = {
      fit: () => this.fit(), clear: () => { this.choose({ unit: null }); this.fit(); },
      in: () => this.zoom(1.3), out: () => this.zoom(1 / 1.3), png: () => this.savePicture(),
    };
    this.root.addEventListener("click", (event) => {
      const button = event.target.closest("[data-act], [data-node], [data-steps]");
      if (!button) return;
      if (button.dataset.act) actions[button.dataset.act]();
      else if (button.dataset.node) this.choose({ unit: button.dataset.node, to: null });
      else { this.choose({ steps: Number(button.dataset.steps), to: null }); this.fit(); }
    });
    this.root.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.choose({ unit: null });
    });
    this.card.addEventListener("close", () => this.choose({ unit: null }));
    window.addEventListener("popstate", () => { this.state = this.read(); this.write(true); this.show(); this.fit(); });
    this.listenToDrawing();
    this.listenToTools();
    this.write(true);
  };

  methods.listenToDrawing = function () {
    const network = this.network;
    const frame = network.canvas.frame;
    /* vis-network focuses the frame on a click, and the page would jump between press and release. */
    frame.focus = () => HTMLElement.prototype.focus.call(frame, { preventScroll: true });
    network.on("afterDrawing", (context) => { if (this.shown) this.paint(context); });
    network.on("click", (event) => {
      if (event.nodes.length) this.choose({ unit: event.nodes[0], to: null });
      else if (event.edges.length) this.selectTie(event.edges[0]);
      else this.choose({ unit: null });
    });
    network.on("hoverNode", (event) => { this.hover = event.node; network.redraw(); });
    network.on("blurNode", () => { this.hover = null; network.redraw(); });
  };

  methods.listenToTools = function () {
    const on = (selector, kind, what) => {
      const found = this.root.querySelector(selector);
      if (found) found.addEventListener(kind, (event) => what(found, event));
    };
    on(".net-search", "change", (input) => this.search(input.value));
    on(".net-to", "change", (input) => this.pathTo(input.value));
    on(".net-least", "input", (input) => this.choose({ least: Number(input.value) }, true));
    on("form.net-tools", "submit", (form, event) => event.preventDefault());
    const server = document.querySelector("form.net-server");
    if (server) server.addEventListener("change", () => server.requestSubmit());
  };

  gwp.drawings = [...document.querySelectorAll("[data-network]")].map((root) => new Drawing(root));
  if (gwp.drawings.length) {
    window.network = gwp.drawings[0].network;
    window.nodes = gwp.drawings[0].nodes;
    window.edges = gwp.drawings[0].edges;
  }
})((window.gwp = window.gwp || {}));
