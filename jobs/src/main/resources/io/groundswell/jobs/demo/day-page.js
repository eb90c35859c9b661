// What is around the picture: words, switches, the cursor, and what the reader does.

function describe() {
  const {counts, run} = day;
  document.title = `${day.symbol} ${day.date} · Groundswell`;
  $("symbol").textContent = day.symbol;
  $("date").textContent = new Date(day.date + "T00:00:00Z").toLocaleDateString("en-GB",
      {timeZone: "UTC", weekday: "long", day: "numeric", month: "long", year: "numeric"});
  const depth = {TOP_OF_BOOK: "best bid/offer only", PRICE_LEVEL: "depth by price level",
    BY_ORDER: "depth order by order", MARKET_MAKER: "depth by market maker"}[day.depth];
  $("about").textContent = [day.description, day.calendar === "ALWAYS" ? "" : day.calendar,
    day.currency, day.hasBook ? depth : "trades only, no book", "times in " + day.zone]
      .filter(it => it).join(" · ");
  const badge = $("trust");
  const sound = run.trust === "SOUND";
  badge.className = "badge" + (day.hasBook ? sound ? " good" : " bad" : "");
  badge.textContent = !day.hasBook ? "no book" : sound ? "book sound at the end"
    : "book not trusted: " + run.trust.toLowerCase().replace(/_/g, " ");
  $("figures").replaceChildren(...figures(counts, run));
  describeFindings();
  $("source").textContent = [day.source && "Source: " + day.source, day.attribution]
    .filter(it => it).join(". ");
  const all = counts.tradesDrawable, drawn = day.trades.length;
  $("hint").textContent = "Drag to zoom in on a time, double click to go back; arrow keys move, "
    + "plus and minus zoom. One column is " + duration(day.binNanos)
    + ", one row " + priceText(day.rowHeight) + (day.hasBook ? "; colour is the size displayed, "
    + "averaged over the column. " : ". ") + (drawn < all
      ? `Of ${whole(all)} trades the page has ${whole(drawn)}, the largest of their time; `
      : `The page has all ${whole(all)} trades; `) + "zoom in to see more of them."
    + (counts.snapshotsSetBack ? ` ${whole(counts.snapshotsSetBack)} snapshots out of order.` : "");
}

function figures(counts, run) {
  const figure = (name, value, className, note, bad) => {
    const box = element("div");
    box.append(element("dt", name), element("dd", value, className));
    if (note) box.append(element("dd", note, bad ? "bad" : ""));
    return box;
  };
  const sameSymbol = days.filter(it => it.symbol === day.symbol);
  const total = name => sameSymbol.reduce((sum, it) => sum + it.counts[name], 0);
  const count = (title, name) => {
    const lost = run[name] !== total(name);
    return figure(title, whole(counts[name]), "",
      lost ? `job took ${whole(run[name])} of ${whole(total(name))}` : "", true);
  };
  const faults = Object.values(day.faults.counts).reduce((a, b) => a + b, 0);
  const boxes = [count("Events", "events"), count("Trades", "trades"), count("Quotes", "quotes"),
    count("Book changes", "bookChanges"), figure("Faults", whole(faults), faults ? "bad" : ""),
    figure("First event", otherDate(counts.first) + clock(counts.first, 3), "long"),
    figure("Last event", otherDate(counts.last) + clock(counts.last, 3), "long")];
  const side = (price, size) => price === null ? "none" : `${Number(size)} at ${trim(price)}`;
  return [...boxes, figure("Last bid", side(run.bidPrice, run.bidSize), "long"),
    figure("Last offer", side(run.askPrice, run.askSize), "long"),
    figure("State hash", run.stateHash, "mono")];
}

/** A decimal text at the instrument's own number of decimals. */
const trim = text => priceText(Math.round(Number(text) * 10 ** day.priceExponent));

function describeFindings() {
  const {counts} = day, parts = [];
  const card = (title, rows) => {
    const box = element("div", undefined, "card"), table = element("table");
    for (const cells of rows) {
      const row = element("tr");
      row.append(...cells.map(cell => element("td", cell)));
      table.append(row);
    }
    box.append(element("h2", title), table);
    parts.push(box);
  };
  const states = [["not trusted", counts.untrustedNanos], ["crossed", counts.crossedNanos],
    ["locked", counts.lockedNanos]].filter(it => it[1] > 0);
  if (states.length) card("The book was", states.map(([name, nanos]) => [name, duration(nanos)]));
  for (const [title, found] of [["Faults", day.faults], ["Defects", day.defects]]) {
    const sorts = Object.entries(found.counts);
    if (!sorts.length) continue;
    const words = sort => sort.toLowerCase().replace(/_/g, " ");
    card(title + ": " + sorts.map(([sort, n]) => `${whole(n)} ${words(sort)}`).join(", "),
      found.first.map(it => [it.time === undefined ? "" : clock(it.time, 6), words(it.sort),
        it.detail]));
  }
  $("findings").replaceChildren(...parts);
}

function showKeys() {
  const signs = {hidden: '<circle cx="6" cy="6" r="4" fill="none" stroke-width="1.6"/>',
    off: '<path d="M6 1l5 5-5 5-5-5z" fill="none" stroke-width="1.6"/>',
    cross: '<rect x="2" y="2" width="8" height="8"/>'};
  $("keys").replaceChildren(...KEYS.filter(key => day.trades.some(key.of)).map(key => {
    const button = element("button");
    const colour = `var(--${colours[key.key] ? key.key : "neither"})`;
    button.innerHTML = `<svg viewBox="0 0 12 12" style="fill:${colour};stroke:${colour}">`
      + (signs[key.key] || '<circle cx="6" cy="6" r="4" stroke="none"/>') + "</svg>";
    button.append(key.name);
    button.setAttribute("aria-pressed", !hiddenKeys.has(key.key));
    button.onclick = () => {
      if (!hiddenKeys.delete(key.key)) hiddenKeys.add(key.key);
      showKeys();
      draw();
    };
    return button;
  }));
}

function drawCursor() {
  const g = geometry, canvas = $("cursor"), pen = canvas.getContext("2d"), tip = $("tip");
  pen.clearRect(0, 0, g.width, g.height);
  tip.hidden = true;
  if (!hover || hover.x < g.left || hover.x > g.right) return;
  if (drag && Math.abs(drag.x - hover.x) > 4) {
    pen.fillStyle = colours.accent;
    pen.globalAlpha = .18;
    pen.fillRect(drag.x, g.depth.y, hover.x - drag.x, g.axis - g.depth.y);
    pen.globalAlpha = 1;
  }
  pen.strokeStyle = colours.ink;
  pen.globalAlpha = .55;
  pen.setLineDash([3, 3]);
  line(pen, Math.round(hover.x) + .5, g.depth.y, Math.round(hover.x) + .5, g.axis);
  const inDepth = hover.y >= g.depth.y && hover.y <= g.depth.bottom;
  if (inDepth) line(pen, g.left, Math.round(hover.y) + .5, g.right, Math.round(hover.y) + .5);
  pen.setLineDash([]);
  pen.globalAlpha = 1;
  showTip(g, tip, inDepth);
}

function showTip(g, tip, inDepth) {
  const time = g.time(hover.x), bin = binAt(time), best = day.best[bin], rows = [];
  rows.push(["", otherDate(time) + clock(time, until - from < 10 * MINUTE ? 3 : 0)]);
  if (inDepth) {
    const tick = day.tick, price = Math.round(g.price(hover.y) / tick) * tick;
    rows.push(["price ", priceText(price)]);
    const row = Math.floor((price - day.low) / day.rowHeight), cells = day.cells[bin];
    for (let i = 0; i < cells.length; i += 3) {
      if (cells[i] !== row) continue;
      if (cells[i + 1]) rows.push(["bids here ≈ ", sizeText(Math.round(cells[i + 1]))]);
      if (cells[i + 2]) rows.push(["offers here ≈ ", sizeText(Math.round(cells[i + 2]))]);
    }
  }
  const text = price => price === undefined ? "none" : priceText(price);
  if (day.hasBook) rows.push(["bid × offer ", text(best.bid) + " × " + text(best.ask)]);
  if (best.spread !== undefined) rows.push(["spread ", priceText(best.spread)]);
  const flags = day.standing[bin];
  if (flags) rows.push(["book ", [flags & UNTRUSTED && "not trusted", flags & CROSSED && "crossed",
    flags & LOCKED && "locked"].filter(it => it).join(", ")]);
  const [bought, sold, other] = day.volume[bin];
  if (bought + sold + other) rows.push(["volume ", sizeText(bought + sold + other)]);
  const trade = inDepth && nearestTrade(g);
  if (trade) {
    const by = trade.by === BUYER ? " bought" : trade.by === SELLER ? " sold" : "";
    rows.push(["trade ", `${sizeText(trade.size)}${by} at ${priceText(trade.price)}`],
      ["", clock(trade.time, 6) + (trade.met ? ", " + MET[trade.met] : "")
        + (trade.last ? "" : ", no last sale")]);
  }
  tip.replaceChildren(...rows.flatMap(([name, value], i) =>
    [i ? "\n" : "", element("span", name), element("b", value)]));
  tip.hidden = false;
  const left = hover.x + 16 + tip.offsetWidth > g.right ? hover.x - 16 - tip.offsetWidth
    : hover.x + 16;
  tip.style.left = Math.max(0, left) + "px";
  tip.style.top = Math.max(0, Math.min(hover.y + 12, g.height - tip.offsetHeight)) + "px";
}

function nearestTrade(g) {
  let nearest = null, least = 10;
  for (const it of g.dots) {
    const distance = Math.hypot(g.x(it.time) - hover.x, g.yOf(it.price) - hover.y) - radius(it);
    if (distance < least) { least = distance; nearest = it; }
  }
  return nearest;
}

function wholeDay() {
  return [day.binStart, day.binStart + day.bins * day.binNanos];
}

function regularHours() {
  const [start, end] = wholeDay();
  const open = Math.max(start, day.regularOpen), close = Math.min(end, day.regularClose);
  return close > open && close - open < .98 * (end - start) ? [open, close] : null;
}

function show(range) {
  const [start, end] = wholeDay();
  const span = Math.min(end - start, Math.max(range[1] - range[0], 8 * day.binNanos));
  from = Math.max(start, Math.min(range[0], end - span));
  until = from + span;
  const views = [["Whole recording", wholeDay()], ["Regular session", regularHours()]]
    .filter(it => it[1]);
  $("views").replaceChildren(...views.length < 2 && from === start && until === end ? []
    : views.map(([name, its]) => {
      const button = element("button", name);
      button.setAttribute("aria-pressed", from === its[0] && until === its[1]);
      button.onclick = () => show(its);
      return button;
    }));
  draw();
}

const reset = () => show(regularHours() || wholeDay());

async function choose(it) {
  day = await unpack(it);
  for (const button of $("days").children) {
    if (button.day === it) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
  hover = drag = null;
  describe();
  showKeys();
  reset();
}

function sparkline(canvas, it) {
  const mids = it.best.map(best => (best.bid + best.ask) / 2).filter(mid => mid === mid);
  const values = mids.length ? mids : it.trades.map(trade => trade.price);
  const sorted = [...values].sort((a, b) => a - b);
  const low = sorted[Math.floor(sorted.length * .005)], span = high(sorted, .995) - low || 1;
  canvas.width = 128;
  canvas.height = 52;
  const pen = canvas.getContext("2d"), step = Math.max(1, values.length / 120);
  pen.strokeStyle = colours.accent;
  pen.lineWidth = 2.4;
  pen.lineJoin = "round";
  pen.beginPath();
  for (let i = 0; i < values.length; i += step) {
    const price = Math.max(0, Math.min(1, (values[Math.floor(i)] - low) / span));
    pen.lineTo(2 + i / values.length * 124, 48 - price * 44);
  }
  pen.stroke();
}

function listen() {
  const plot = $("plot");
  const place = event => {
    const box = plot.getBoundingClientRect();
    return {x: Math.max(geometry.left, Math.min(geometry.right, event.clientX - box.left)),
      y: event.clientY - box.top};
  };
  plot.onpointerdown = event => {
    if (event.button !== 0) return;
    drag = place(event);
    plot.setPointerCapture(event.pointerId);
  };
  plot.onpointermove = event => { hover = place(event); drawCursor(); };
  plot.onpointerup = event => {
    const start = drag, end = place(event);
    drag = null;
    if (start && Math.abs(end.x - start.x) > 5) {
      show([start.x, end.x].map(geometry.time).sort((a, b) => a - b));
    }
  };
  plot.onpointercancel = () => { drag = null; };
  plot.onpointerleave = () => { hover = null; drawCursor(); };
  plot.ondblclick = reset;
  plot.onkeydown = event => {
    const span = until - from, middle = (from + until) / 2;
    const ranges = {ArrowLeft: [from - span / 4, until - span / 4],
      ArrowRight: [from + span / 4, until + span / 4],
      "+": [middle - span / 4, middle + span / 4], "-": [middle - span, middle + span],
      Escape: regularHours() || wholeDay()};
    if (ranges[event.key]) { event.preventDefault(); show(ranges[event.key]); }
  };
  addEventListener("resize", draw);
  dark.addEventListener("change", () => { readColours(); draw(); });
  addEventListener("hashchange", () => choose(fromAddress()));
}

const nameOf = it => `${it.symbol}/${it.date}`;
const fromAddress = () =>
  days.find(it => nameOf(it) === decodeURIComponent(location.hash.slice(1))) || days[0];

async function begin() {
  readColours();
  if (!days.length) {
    $("symbol").textContent = "No recorded day";
    $("about").textContent = "The tapes that this page was made from hold no events.";
    $("chart").hidden = true;
    return;
  }
  $("days").append(...days.map(it => {
    const button = element("button");
    button.append(element("b", it.symbol), element("small", it.date), element("canvas"));
    button.day = it;
    button.onclick = () => { location.hash = encodeURIComponent(nameOf(it)); };
    return button;
  }));
  listen();
  await choose(fromAddress());
  for (const button of $("days").children) {
    sparkline(button.querySelector("canvas"), await unpack(button.day));
  }
}

begin();
