// The map: draws the parcels on a canvas, finds the one under the pointer, and says what the rules say of it.
const D = JSON.parse(document.getElementById("data").textContent);
const T = D.t, P = D.parcels, E = D.enterprises, S = D.s, M = D.map;
const $ = id => document.getElementById(id);
const el = (tag, text, name) => {
  const node = document.createElement(tag);
  if (text !== undefined && text !== null) node.textContent = text;
  if (name) node.className = name;
  return node;
};
const say = place => place < 0 ? null : S[place];
const figure = (value, unit) => value === null || value === undefined
  ? T.missing : String(value) + (unit ? (unit === "%" ? "%" : " " + unit) : "");

// MARK: Shapes

// Rings come as ways from vertex to vertex, so that they are small; this makes places of them again.
function shapes(numbers, count) {
  let at = 0, x = 0, y = 0;
  const all = [];
  for (let i = 0; i < count; i++) {
    const rings = [];
    let west = Infinity, north = Infinity, east = -Infinity, south = -Infinity;
    for (let r = numbers[at++]; r > 0; r--) {
      const n = numbers[at++], ring = new Float64Array(2 * n);
      for (let v = 0; v < 2 * n; v += 2) {
        x += numbers[at++]; y += numbers[at++];
        ring[v] = x; ring[v + 1] = y;
        if (x < west) west = x; if (x > east) east = x;
        if (y < north) north = y; if (y > south) south = y;
      }
      rings.push(ring);
    }
    all.push(rings.length ? {rings, west, north, east, south} : null);
  }
  return all;
}

const count = P.id.length;
const outlines = M ? shapes(M.g, count) : [];
const zones = M ? M.zones.map(z => ({name: z.name, shape: shapes(z.g, 1)[0]})).filter(z => z.shape) : [];

function inside(shape, x, y) {
  let odd = false;
  for (const ring of shape.rings)
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2)
      if ((ring[i + 1] > y) !== (ring[j + 1] > y)
        && x < (ring[j] - ring[i]) * (y - ring[i + 1]) / (ring[j + 1] - ring[i + 1]) + ring[i]) odd = !odd;
  return odd;
}

// Where a word is put: the middle of the widest stretch inside, half way down.
function heart(shape) {
  if (shape.heart) return shape.heart;
  let best = {x: (shape.west + shape.east) / 2, y: (shape.north + shape.south) / 2, width: 0};
  for (const part of [0.5, 0.35, 0.65]) {
    const y = shape.north + (shape.south - shape.north) * part, cuts = [];
    for (const ring of shape.rings)
      for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2)
        if ((ring[i + 1] > y) !== (ring[j + 1] > y))
          cuts.push((ring[j] - ring[i]) * (y - ring[i + 1]) / (ring[j + 1] - ring[i + 1]) + ring[i]);
    cuts.sort((a, b) => a - b);
    for (let i = 0; i + 1 < cuts.length; i += 2)
      if (cuts[i + 1] - cuts[i] > best.width * 1.1)
        best = {x: (cuts[i] + cuts[i + 1]) / 2, y, width: cuts[i + 1] - cuts[i]};
  }
  return shape.heart = best;
}

// MARK: Classes and colours

// Light to dark in one hue: told apart without colour vision and on a grey print.
const ramp = ["#fff3c9", "#f6cf7a", "#e59a4a", "#b95a3c", "#6d1f3c"];
const inks = ["#1a1a1a", "#1a1a1a", "#1a1a1a", "#ffffff", "#ffffff"];
const missingLook = {fill: "#e1e1e1", hatch: "falling", line: "#787878", ink: "#1a1a1a", mark: ""};

const own = D.metrics.filter(m => !m.ofEnterprise), theirs = D.metrics.filter(m => m.ofEnterprise);

// Of an enterprise's figure the parcel shows that of the occupant with the most land on it.
function mainOccupant(parcel) {
  const pairs = P.occ[parcel];
  let best = -1, land = -1;
  for (let i = 0; i < pairs.length; i += 2)
    if (pairs[i] >= 0 && (pairs[i + 1] ?? 0) > land) { best = pairs[i]; land = pairs[i + 1] ?? 0; }
  return best;
}

function valuesOf(metric) {
  if (!metric.ofEnterprise) return P.v[own.indexOf(metric)];
  const values = E.v[theirs.indexOf(metric)];
  return P.id.map((_, i) => { const e = mainOccupant(i); return e < 0 ? null : values[e]; });
}

let classes = [], classOf = [], only = -1;

function byState() {
  classes = D.states.map(s => ({...s, count: 0}));
  classOf = P.state;
}

function byMetric(metric) {
  const values = valuesOf(metric), sorted = values.filter(v => v !== null).sort((a, b) => a - b);
  const cuts = [];
  for (let q = 1; q < ramp.length; q++) {
    const cut = sorted[Math.floor(sorted.length * q / ramp.length)];
    if (cut !== undefined && cut > sorted[0] && cut !== cuts[cuts.length - 1]) cuts.push(cut);
  }
  const edge = v => Number(v.toPrecision(4));
  classes = [];
  for (let c = 0; c <= cuts.length && sorted.length; c++) {
    const from = c ? cuts[c - 1] : sorted[0], to = c < cuts.length ? cuts[c] : sorted[sorted.length - 1];
    const tone = cuts.length ? Math.round(c * (ramp.length - 1) / cuts.length) : 2;
    classes.push({label: `${edge(from)} – ${edge(to)}`, fill: ramp[tone], ink: inks[tone], mark: "", count: 0});
  }
  classes.push({...missingLook, label: T.missingClass, count: 0});
  classOf = values.map(v => {
    if (v === null) return classes.length - 1;
    let c = 0;
    while (c < cuts.length && v >= cuts[c]) c++;
    return c;
  });
}

function tile(look, ratio) {
  const size = 8, canvas = document.createElement("canvas");
  canvas.width = canvas.height = size * ratio;
  const g = canvas.getContext("2d");
  g.scale(ratio, ratio);
  g.fillStyle = look.fill;
  g.fillRect(0, 0, size, size);
  g.strokeStyle = g.fillStyle = look.line || "#0000";
  g.lineWidth = 1.2;
  g.beginPath();
  const rising = () => { for (const d of [-size, 0, size]) { g.moveTo(d, size); g.lineTo(d + size, 0); } };
  const falling = () => { for (const d of [-size, 0, size]) { g.moveTo(d, 0); g.lineTo(d + size, size); } };
  if (look.hatch === "rising" || look.hatch === "crossed") rising();
  if (look.hatch === "falling" || look.hatch === "crossed") falling();
  if (look.hatch === "upright") { g.moveTo(4, 0); g.lineTo(4, size); }
  if (look.hatch === "level") { g.moveTo(0, 4); g.lineTo(size, 4); }
  g.stroke();
  if (look.hatch === "dotted") for (const [x, y] of [[2, 2], [6, 6]]) { g.beginPath(); g.arc(x, y, 1.1, 0, 7); g.fill(); }
  return canvas;
}

// MARK: Drawing

const canvas = $("canvas"), pen = canvas.getContext("2d");
let view = {scale: 1, x: 0, y: 0}, picked = -1, wide = 0, high = 0, waiting = 0, sheet = null;

const boxOf = all => all.reduce((box, s) => s ? {west: Math.min(box.west, s.west), north: Math.min(box.north, s.north),
  east: Math.max(box.east, s.east), south: Math.max(box.south, s.south)} : box,
  {west: Infinity, north: Infinity, east: -Infinity, south: -Infinity});

function fit(box, room) {
  const width = Math.max(box.east - box.west, 1), height = Math.max(box.south - box.north, 1);
  view.scale = Math.min(wide / width, high / height) * room;
  view.x = wide / 2 - (box.west + box.east) / 2 * view.scale;
  view.y = high / 2 - (box.north + box.south) / 2 * view.scale;
}

let everything = M ? boxOf(outlines.concat(zones.map(z => z.shape))) : null;
let smallest = 0;
function whole() { fit(everything, 0.93); smallest = view.scale / 4; later(); }

function later() { if (!waiting) waiting = requestAnimationFrame(() => { waiting = 0; draw(); }); }

function trace(shape) {
  for (const ring of shape.rings) {
    for (let i = 0; i < ring.length; i += 2) {
      const x = ring[i] * view.scale + view.x, y = ring[i + 1] * view.scale + view.y;
      if (i) pen.lineTo(x, y); else pen.moveTo(x, y);
    }
    pen.closePath();
  }
}

const seen = s => s && s.east * view.scale + view.x >= 0 && s.west * view.scale + view.x <= wide
  && s.south * view.scale + view.y >= 0 && s.north * view.scale + view.y <= high;

function draw() {
  const ratio = sheet ? sheet.ratio : window.devicePixelRatio || 1;
  if (!sheet) { wide = canvas.clientWidth; high = canvas.clientHeight; }
  if (!wide || !high) return;
  if (canvas.width !== Math.round(wide * ratio) || canvas.height !== Math.round(high * ratio)) {
    canvas.width = Math.round(wide * ratio);
    canvas.height = Math.round(high * ratio);
  }
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.fillStyle = "#fbfcfd";
  pen.fillRect(0, 0, wide, high);
  const groups = classes.map(() => []);
  for (let i = 0; i < count; i++) if (seen(outlines[i])) groups[classOf[i]].push(i);
  groups.forEach((members, c) => {
    const look = classes[c], faded = only >= 0 && only !== c;
    pen.globalAlpha = faded ? 0.12 : 1;
    let fill = look.fill;
    if (look.hatch) {
      fill = pen.createPattern(tile(look, ratio), "repeat");
      fill.setTransform(new DOMMatrix().scale(1 / ratio));
    }
    pen.fillStyle = fill;
    pen.strokeStyle = "#4b5560";
    pen.lineWidth = view.scale * (M.step ? 30 / M.step : 1) > 4 ? 0.8 : 0.35;
    // Each by itself where they are large, so that one over another shows; many at once where they are small.
    pen.beginPath();
    let held = 0;
    for (const i of members) {
      trace(outlines[i]);
      if (++held >= (count > 3000 ? 400 : 1)) { pen.fill("evenodd"); pen.stroke(); pen.beginPath(); held = 0; }
    }
    if (held) { pen.fill("evenodd"); pen.stroke(); }
  });
  pen.globalAlpha = 1;
  pen.lineJoin = "round";
  for (const zone of zones) {
    pen.beginPath();
    trace(zone.shape);
    pen.lineWidth = 4; pen.strokeStyle = "#ffffffcc"; pen.stroke();
    pen.lineWidth = 1.8; pen.strokeStyle = "#26323c"; pen.setLineDash([9, 4]); pen.stroke(); pen.setLineDash([]);
  }
  if (picked >= 0 && outlines[picked]) {
    pen.beginPath();
    trace(outlines[picked]);
    pen.lineWidth = 5; pen.strokeStyle = "#ffffff"; pen.stroke();
    pen.lineWidth = 3; pen.strokeStyle = "#1d7bd8"; pen.stroke();
  }
  const taken = furniture();
  if ($("labels").checked) words(groups, taken);
}

function halo(text, x, y, colour, edge) {
  pen.lineWidth = 3;
  pen.strokeStyle = edge;
  pen.strokeText(text, x, y);
  pen.fillStyle = colour;
  pen.fillText(text, x, y);
}

const face = "'Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif";
const parcelName = i => {
  const e = mainOccupant(i);
  return (e >= 0 && say(E.name[e])) || say(P.name[i]) || P.id[i];
};

function words(groups, taken) {
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  const free = (x, y, w, h) => {
    if (x - w / 2 < 2 || x + w / 2 > wide - 2 || y - h / 2 < 2 || y + h / 2 > high - 2) return false;
    for (const t of taken) if (Math.abs(t.x - x) * 2 < t.w + w && Math.abs(t.y - y) * 2 < t.h + h) return false;
    taken.push({x, y, w, h});
    return true;
  };
  for (const zone of zones) {
    pen.font = "600 13px " + face;
    const at = heart(zone.shape), width = pen.measureText(zone.name).width;
    const x = at.x * view.scale + view.x, middle = at.y * view.scale + view.y;
    // At the upper edge first: the middle belongs to the parcels.
    for (const y of [zone.shape.north * view.scale + view.y - 9, zone.shape.north * view.scale + view.y + 11, middle])
      if (free(x, y, width + 8, 17)) { halo(zone.name, x, y, "#14202a", "#ffffffee"); break; }
  }
  let left = 900;
  groups.forEach((members, c) => {
    if (only >= 0 && only !== c) return;
    for (const i of members) {
      const at = heart(outlines[i]), room = at.width * view.scale;
      const tall = (outlines[i].south - outlines[i].north) * view.scale;
      if (room < 13 || tall < 13 || left <= 0) continue;
      const x = at.x * view.scale + view.x, y = at.y * view.scale + view.y, mark = classes[c].mark;
      let line = 0;
      pen.font = "11px " + face;
      const name = parcelName(i), width = pen.measureText(name).width;
      const named = width < room - 6 && tall > 22;
      if (named && free(x, y + (mark && tall > 34 ? 7 : 0), width, 12)) {
        halo(name, x, y + (mark && tall > 34 ? 7 : 0), "#111", "#ffffffdd");
        line = 8; left--;
      }
      if (mark && (!line || tall > 34)) {
        pen.font = "600 12px " + face;
        if (free(x, y - line, 13, 12)) { halo(mark, x, y - line, "#111", "#ffffffdd"); left--; }
      }
    }
  });
}

// North arrow and scale bar; what they cover is kept free of words.
function furniture() {
  const taken = [{x: wide - 32, y: high - 75, w: 64, h: 150}];
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  if (M.north) {
    const x = wide - 28, y = 16;
    pen.fillStyle = "#ffffffd9";
    pen.fillRect(x - 16, y - 10, 32, 58);
    pen.beginPath(); pen.moveTo(x, y + 10); pen.lineTo(x - 8, y + 38); pen.lineTo(x, y + 31); pen.closePath();
    pen.fillStyle = "#26323c"; pen.fill();
    pen.beginPath(); pen.moveTo(x, y + 10); pen.lineTo(x + 8, y + 38); pen.lineTo(x, y + 31); pen.closePath();
    pen.strokeStyle = "#26323c"; pen.lineWidth = 1; pen.stroke();
    pen.font = "600 13px " + face;
    pen.fillStyle = "#26323c";
    pen.fillText(T.north, x, y);
    taken.push({x, y: y + 19, w: 36, h: 62});
  }
  if (M.step) {
    const perPixel = M.step / view.scale, most = Math.min(wide / 3, 170) * perPixel;
    const power = Math.pow(10, Math.floor(Math.log10(most)));
    const metres = power * (most >= 5 * power ? 5 : most >= 2 * power ? 2 : 1), long = metres / perPixel;
    const x = 16, y = high - 18;
    pen.fillStyle = "#ffffffd9";
    pen.fillRect(x - 8, y - 22, long + 60, 34);
    pen.strokeStyle = pen.fillStyle = "#26323c";
    pen.lineWidth = 1.5;
    pen.strokeRect(x, y - 3, long, 6);
    pen.fillRect(x, y - 3, long / 2, 6);
    pen.font = "11px " + face;
    pen.fillText("0", x, y - 12);
    pen.textAlign = "center";
    pen.fillText(metres >= 1000 ? `${metres / 1000} ${T.kilometre}` : `${metres} ${T.metre}`, x + long, y - 12);
    taken.push({x: x + long / 2 + 15, y: y - 4, w: long + 80, h: 40});
    canvas.dataset.scale = `${metres}m ${Math.round(long)}px`;
  }
  return taken;
}

// MARK: Legend

function legend() {
  classes.forEach(c => c.count = 0);
  for (let i = 0; i < count; i++) classes[classOf[i]].count++;
  const list = $("legend");
  list.replaceChildren();
  classes.forEach((look, c) => {
    if (!look.count) return;
    const item = el("li"), button = el("button");
    button.type = "button";
    button.setAttribute("aria-pressed", String(only === c));
    const swatch = el("canvas");
    swatch.width = 60; swatch.height = 36;
    const g = swatch.getContext("2d");
    g.fillStyle = look.hatch ? g.createPattern(tile(look, 2), "repeat") : look.fill;
    g.fillRect(0, 0, 60, 36);
    if (look.mark) {
      g.font = "600 24px " + face; g.textAlign = "center"; g.textBaseline = "middle";
      g.lineWidth = 5; g.strokeStyle = "#ffffffdd"; g.strokeText(look.mark, 30, 19);
      g.fillStyle = "#111"; g.fillText(look.mark, 30, 19);
    }
    button.append(swatch, el("span", look.label), el("small", String(look.count)));
    button.addEventListener("click", () => { only = only === c ? -1 : c; legend(); later(); });
    item.append(button);
    list.append(item);
  });
}

function colour() {
  const choice = $("colour").value;
  only = -1;
  if (choice === "state") byState(); else byMetric(D.metrics[Number(choice)]);
  document.body.dataset.colour = choice === "state" ? "state" : "metric";
  const metric = choice === "state" ? null : D.metrics[Number(choice)];
  $("map-hint").hidden = !metric || !metric.ofEnterprise;
  legend();
  if (M) later();
}

// MARK: The panel

function findings(list, into) {
  for (const [r, code, near, text, value = null, threshold = null] of list) {
    const rule = D.rules[r], reference = rule.target && code === 0;
    const kind = code === 1 ? "undecided" : code === 2 ? "met" : reference ? "reference" : "";
    const box = el("div", null, "finding " + kind);
    const outcome = [T.short, T.undecided, T.met, T.flagged][code];
    box.append(el("b", `${rule.label}${rule.target ? ` (${T.target})` : ""} — ${outcome}`));
    const details = [];
    if (rule.metric && code !== 1) details.push(`${rule.metric} ${figure(value, rule.unit)}`);
    if (rule.metric && threshold !== null) details.push(`${T.threshold} ${figure(threshold, rule.unit)}`);
    if (text >= 0) details.push(S[text]);
    if (details.length) box.append(el("span", details.join("; ")));
    if (near) box.append(el("span", T.near, "near"));
    if (code !== 2 && rule.action && code !== 1) box.append(el("span", `${T.measure}: ${rule.action}`, "quote"));
    if (rule.cite) box.append(el("span", `${T.clause}: ${rule.cite}${rule.quote ? ` “${rule.quote}”` : ""}`, "quote"));
    into.append(box);
  }
}

function figures(metrics, values, row, into) {
  if (!metrics.length) return;
  const list = el("dl");
  metrics.forEach((m, k) => {
    const value = el("dd", figure(values[k][row], m.unit));
    if (values[k][row] === null) value.className = "missing";
    list.append(el("dt", m.label), value);
  });
  into.append(list);
}

// Flags that hold before shortfalls, then what is undecided, then what is met.
const graver = list => [...list].sort((a, b) => [1, 2, 3, 0][a[1]] - [1, 2, 3, 0][b[1]]);

const overview = [...$("panel").childNodes];

function panel(i) {
  const box = $("panel"), shut = el("button", "×", "shut");
  shut.type = "button";
  shut.title = T.close;
  shut.setAttribute("aria-label", T.close);
  shut.addEventListener("click", () => { box.replaceChildren(...overview); delete box.dataset.parcel; pick(-1); });
  box.replaceChildren(shut);
  box.dataset.parcel = P.id[i];
  const look = D.states[P.state[i]], state = el("span", `${look.mark} ${look.label}`, "state");
  state.style.background = look.fill;
  state.style.color = look.ink;
  box.append(el("h3", say(P.name[i]) ? `${say(P.name[i])} ${P.id[i]}` : P.id[i]), state);
  const facts = el("dl");
  facts.append(el("dt", T.land), el("dd", figure(P.land[i], T.mu)));
  if (P.zone[i] >= 0) facts.append(el("dt", T.zone), el("dd", S[P.zone[i]]));
  box.append(facts);
  if (M && !outlines[i]) box.append(el("p", T.notOnMap, "note"));
  if (P.f[i].length || own.length) {
    box.append(el("h4", T.ownFindings));
    findings(graver(P.f[i]), box);
    figures(own, P.v, i, box);
  }
  const pairs = P.occ[i];
  if (!pairs.length) box.append(el("h4", T.occupants), el("p", T.noOccupants, "hint"));
  for (let k = 0; k < pairs.length; k += 2) {
    const e = pairs[k] < 0 ? -pairs[k] - 1 : pairs[k];
    const head = el("h4", `${T.occupants}: ${say(E.name[e]) || E.id[e]}`);
    const more = [E.id[e], `${figure(pairs[k + 1], T.mu)}`];
    if (E.industry[e] >= 0) more.push(`${T.industry} ${S[E.industry[e]]}`);
    head.append(el("small", more.join(" · ")));
    box.append(head);
    if (pairs[k] < 0) box.append(el("p", T.toConfirm, "note"));
    if (!E.f[e].some(f => f[1] === 0 || f[1] === 3 || f[1] === 1)) box.append(el("p", T.nothing, "hint"));
    findings(graver(E.f[e]), box);
    figures(theirs, E.v, e, box);
  }
  box.scrollTop = 0;
}

function pick(i, go) {
  picked = i;
  if (i < 0) return later();
  panel(i);
  const shape = outlines[i];
  if (go && shape) {
    fit(shape, 1);
    // Its surroundings are to be seen as well, a pixel being no less than 40 cm.
    const scale = Math.max(Math.min(view.scale / 4, M.step ? M.step / 0.4 : Infinity), smallest);
    view.x = wide / 2 - (shape.west + shape.east) / 2 * scale;
    view.y = high / 2 - (shape.north + shape.south) / 2 * scale;
    view.scale = scale;
  }
  if (M) later();
}

function at(px, py) {
  const x = (px - view.x) / view.scale, y = (py - view.y) / view.scale;
  let best = -1, size = Infinity;
  for (let i = 0; i < count; i++) {
    const s = outlines[i];
    if (!s || x < s.west || x > s.east || y < s.north || y > s.south || !inside(s, x, y)) continue;
    // Of parcels one above the other the smaller one: the larger can be met beside it.
    const area = (s.east - s.west) * (s.south - s.north);
    if (area < size) { best = i; size = area; }
  }
  return best;
}

// MARK: Moving about

function zoom(factor, px, py) {
  const scale = Math.min(Math.max(view.scale * factor, smallest), smallest * 20000);
  view.x = px - (px - view.x) * scale / view.scale;
  view.y = py - (py - view.y) * scale / view.scale;
  view.scale = scale;
  later();
}

function listen() {
  const touches = new Map();
  let moved = 0, apart = 0;
  const place = e => { const r = canvas.getBoundingClientRect(); return [e.clientX - r.left, e.clientY - r.top]; };
  canvas.addEventListener("pointerdown", e => {
    canvas.setPointerCapture(e.pointerId);
    touches.set(e.pointerId, place(e));
    if (touches.size === 1) moved = 0;
    apart = 0;
    canvas.classList.add("drag");
  });
  canvas.addEventListener("pointermove", e => {
    if (!touches.has(e.pointerId)) return;
    const [x, y] = place(e), [fromX, fromY] = touches.get(e.pointerId);
    touches.set(e.pointerId, [x, y]);
    moved += Math.abs(x - fromX) + Math.abs(y - fromY);
    if (touches.size === 1) {
      view.x += x - fromX; view.y += y - fromY;
    } else {
      const [a, b] = [...touches.values()], now = Math.hypot(a[0] - b[0], a[1] - b[1]);
      if (apart) zoom(now / apart, (a[0] + b[0]) / 2, (a[1] + b[1]) / 2);
      apart = now;
    }
    later();
  });
  const up = e => {
    if (!touches.delete(e.pointerId)) return;
    apart = 0;
    canvas.classList.remove("drag");
    if (e.type === "pointerup" && !touches.size && moved < 8) {
      const hit = at(...place(e));
      if (hit >= 0) pick(hit, false);
    }
  };
  canvas.addEventListener("pointerup", up);
  canvas.addEventListener("pointercancel", up);
  canvas.addEventListener("wheel", e => {
    // A page that is scrolled past the map must not get stuck in it.
    if (!e.ctrlKey && document.activeElement !== canvas) return;
    e.preventDefault();
    zoom(Math.exp(-e.deltaY / 300), ...place(e));
  }, {passive: false});
  canvas.addEventListener("keydown", e => {
    const step = 60, move = {ArrowLeft: [step, 0], ArrowRight: [-step, 0], ArrowUp: [0, step], ArrowDown: [0, -step]}[e.key];
    if (move) { view.x += move[0]; view.y += move[1]; later(); }
    else if (e.key === "+" || e.key === "=") zoom(1.4, wide / 2, high / 2);
    else if (e.key === "-") zoom(1 / 1.4, wide / 2, high / 2);
    else if (e.key === "0") whole();
    else return;
    e.preventDefault();
  });
  $("in").addEventListener("click", () => zoom(1.6, wide / 2, high / 2));
  $("out").addEventListener("click", () => zoom(1 / 1.6, wide / 2, high / 2));
  $("whole").addEventListener("click", whole);
  $("labels").addEventListener("change", later);
  new ResizeObserver(() => { if (!sheet) later(); }).observe(canvas);
  // On paper the whole park, in the shape of the sheet and finer than a screen.
  addEventListener("beforeprint", () => {
    sheet = {view: {...view}, wide, high, ratio: 3};
    wide = 700; high = 480;
    whole();
    draw();
  });
  addEventListener("afterprint", () => {
    if (!sheet) return;
    ({view, wide, high} = sheet);
    sheet = null;
    draw();
  });
}

// MARK: Finding

const parcelsOf = new Map();
for (let i = 0; i < count; i++)
  for (let k = 0; k < P.occ[i].length; k += 2) {
    const e = P.occ[i][k] < 0 ? -P.occ[i][k] - 1 : P.occ[i][k];
    if (!parcelsOf.has(e)) parcelsOf.set(e, []);
    parcelsOf.get(e).push(i);
  }
const placeOf = new Map(P.id.map((id, i) => [id, i]));
E.id.forEach((id, e) => { if (!placeOf.has(id) && parcelsOf.has(e)) placeOf.set(id, parcelsOf.get(e)[0]); });

function find() {
  const wanted = $("find").value.trim().toUpperCase(), list = $("hits"), hits = [];
  list.replaceChildren();
  list.hidden = !wanted;
  if (!wanted) return;
  const fits = text => text && text.toUpperCase().includes(wanted);
  for (let i = 0; i < count && hits.length < 12; i++) if (fits(P.id[i]) || fits(say(P.name[i]))) hits.push([i, say(P.name[i]) || P.id[i], P.id[i]]);
  for (let e = 0; e < E.id.length && hits.length < 24; e++)
    if (fits(E.id[e]) || fits(say(E.name[e]))) for (const i of parcelsOf.get(e) || []) hits.push([i, say(E.name[e]) || E.id[e], P.id[i]]);
  if (!hits.length) list.append(el("p", T.noHit));
  for (const [i, name, id] of hits.slice(0, 24)) {
    const item = el("li"), button = el("button", name);
    button.type = "button";
    button.append(el("small", `${id} · ${D.states[P.state[i]].label}`));
    button.addEventListener("click", () => { list.hidden = true; $("find").value = ""; pick(i, true); });
    item.append(button);
    list.append(item);
  }
}

function show(key) {
  const i = placeOf.get(key);
  if (i === undefined) return;
  $("map").scrollIntoView();
  pick(i, true);
  canvas.focus({preventScroll: true});
}

function begin() {
  const select = $("colour");
  select.append(new Option(T.state, "state"));
  D.metrics.forEach((m, k) => select.append(new Option(m.unit ? `${m.label} (${m.unit})` : m.label, k)));
  select.addEventListener("change", colour);
  $("find").addEventListener("input", find);
  $("find").addEventListener("keydown", e => {
    if (e.key === "Enter") $("hits").querySelector("button")?.click();
    if (e.key === "Escape") { $("find").value = ""; find(); }
  });
  $("map-hint").textContent = D.byOccupant;
  for (const id of ["map-tools", "frame", "legend-box"]) $(id).hidden = false;
  if (!M) { $("frame").hidden = true; $("legend-box").hidden = true; select.parentNode.hidden = true; $("labels").parentNode.hidden = true; }
  document.querySelectorAll(".swatch").forEach(node => {
    node.style.backgroundImage = `url(${tile(D.states[Number(node.dataset.state)], 1).toDataURL()})`;
    node.style.backgroundSize = "auto";
  });
  if (M) { wide = canvas.clientWidth; high = canvas.clientHeight; listen(); }
  colour();
  if (M) { whole(); draw(); }
  document.body.dataset.ready = String(Math.round(performance.now()));
}
begin();
