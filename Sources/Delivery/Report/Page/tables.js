// Tables: search, sorting and pages over the rows that stand in the page and those that wait in the data.
const perPage = 100;

function enhance(table) {
  const body = table.tBodies[0], heads = [...table.tHead.rows[0].cells];
  const isNumber = heads.map(h => h.classList.contains("n"));
  const rows = [...body.rows].map(r => [r.dataset.key ?? null, ...[...r.cells].map(c => c.textContent)]);
  for (const row of D.rows[table.dataset.table] || []) rows.push(row);
  // Which columns hold codes of parcels or enterprises that the map knows.
  const keyed = heads.map((_, c) => rows.some(r => r[0] !== null && r[c + 1] === r[0]));
  const long = heads.map((_, c) => !isNumber[c] && rows.slice(0, 200).some(r => r[c + 1].length > 30));
  heads.forEach((h, c) => { if (long[c]) h.classList.add("long"); });
  // More columns than fit on a sheet: there each row becomes a paragraph that names its cells.
  const names = heads.map(h => h.textContent), isWide = heads.length > 12;
  if (isWide) table.classList.add("wide");
  let order = rows, sorted = -1, down = false, page = 0;

  const tools = el("div", null, "bar-tools"), box = el("input"), out = el("output");
  const back = el("button", T.previous), on = el("button", T.next);
  back.type = on.type = "button";
  box.type = "search";
  box.placeholder = T.search;
  box.setAttribute("aria-label", T.search);
  out.setAttribute("aria-live", "polite");
  tools.append(box, out, back, on);
  table.parentNode.before(tools);

  function line(row) {
    const tr = el("tr");
    heads.forEach((_, c) => {
      const text = row[c + 1], td = el("td", null, isNumber[c] ? "n" : long[c] ? "long" : "");
      if (text === "") td.append(el("span", "—", "missing"));
      else if (keyed[c] && text === row[0] && placeOf.has(text)) {
        const go = el("button", text, "go");
        go.type = "button";
        go.title = T.showOnMap;
        go.addEventListener("click", () => show(text));
        td.append(go);
      } else td.textContent = text;
      if (isWide) td.dataset.label = names[c];
      tr.append(td);
    });
    return tr;
  }

  function fill(from, to) { body.replaceChildren(...order.slice(from, to).map(line)); }

  function render() {
    const pages = Math.max(1, Math.ceil(order.length / perPage));
    page = Math.min(page, pages - 1);
    fill(page * perPage, (page + 1) * perPage);
    out.textContent = T.rowsOf.replace("{shown}", order.length).replace("{count}", rows.length)
      + (pages > 1 ? " · " + T.page.replace("{page}", page + 1).replace("{pages}", pages) : "");
    back.hidden = on.hidden = pages < 2;
    back.disabled = page === 0;
    on.disabled = page === pages - 1;
  }

  function arrange() {
    const wanted = box.value.trim().toUpperCase();
    order = wanted ? rows.filter(r => r.some((t, k) => k > 0 && t.toUpperCase().includes(wanted))) : rows.slice();
    if (sorted >= 0) {
      const c = sorted + 1, sign = down ? -1 : 1, words = new Intl.Collator(document.documentElement.lang, {numeric: true});
      // What is missing comes last whichever way round.
      order.sort((a, b) => {
        if (a[c] === "" || b[c] === "") return (a[c] === "") - (b[c] === "");
        return sign * (isNumber[sorted] ? Number(a[c]) - Number(b[c]) : words.compare(a[c], b[c]));
      });
    }
    page = 0;
    render();
  }

  // Plain cells rather than buttons: browsers leave those out where a heading is repeated on the next sheet of paper.
  heads.forEach((h, c) => {
    const sort = () => {
      down = sorted === c && !down;
      sorted = c;
      heads.forEach((other, k) => other.setAttribute("aria-sort", k !== c ? "none" : down ? "descending" : "ascending"));
      arrange();
    };
    h.tabIndex = 0;
    h.title = T.sortHint;
    h.setAttribute("aria-sort", "none");
    h.addEventListener("click", sort);
    h.addEventListener("keydown", e => { if (e.key === "Enter" || e.key === " ") { e.preventDefault(); sort(); } });
  });
  box.addEventListener("input", arrange);
  back.addEventListener("click", () => { page--; render(); });
  on.addEventListener("click", () => { page++; render(); });
  addEventListener("beforeprint", () => fill(0, 1000));
  addEventListener("afterprint", render);
  render();
}
document.querySelectorAll("table.grid").forEach(enhance);

// Distributions: one metric at a time on a screen, all of them on paper.
const metricsDrawn = [...document.querySelectorAll(".metric")];
if (metricsDrawn.length > 1) {
  const choice = $("metric");
  metricsDrawn.forEach((m, k) => choice.append(new Option(m.querySelector("h3").firstChild.textContent, k)));
  const one = () => metricsDrawn.forEach((m, k) => m.hidden = k !== Number(choice.value));
  choice.addEventListener("change", one);
  addEventListener("beforeprint", () => metricsDrawn.forEach(m => m.hidden = false));
  addEventListener("afterprint", one);
  $("metric-tools").hidden = false;
  one();
}
