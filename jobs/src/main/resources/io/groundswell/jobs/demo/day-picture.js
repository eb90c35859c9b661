// What is drawn: depth, best prices and trades.

function readColours() {
  const style = getComputedStyle(document.documentElement);
  colours = Object.fromEntries(["plot", "ink", "soft", "faint", "line", "mid", "buy", "sell",
    "neither", "cross", "halo", "bad", "warn", "accent"]
      .map(name => [name, style.getPropertyValue("--" + name).trim()]));
  const channels = hex => [1, 3, 5].map(at => parseInt(hex.slice(at, at + 2), 16));
  const ramp = stops => Array.from({length: 256}, (_, i) => {
    const place = i / 255 * (stops.length - 1), stop = Math.min(stops.length - 2, place | 0);
    const a = channels(stops[stop]), b = channels(stops[stop + 1]);
    return a.map((value, c) => Math.round(value + (b[c] - value) * (place - stop)));
  });
  const stops = RAMPS[dark.matches ? "dark" : "light"];
  ramps = {bid: ramp(stops.bid), ask: ramp(stops.ask), stops};
}

const binAt = time => Math.max(0, Math.min(day.bins - 1,
  Math.floor((time - day.binStart) / day.binNanos)));
const binTime = bin => day.binStart + bin * day.binNanos;

/** Where everything is, in CSS pixels, for the time that is shown. */
function layOut() {
  const width = $("plot").clientWidth;
  const below = RIBBON + AXIS + 2 * (GAP + PANEL) + 40;
  const top = $("plot").getBoundingClientRect().top + scrollY;
  const depth = Math.max(280, Math.min(680, innerHeight - top - below));
  const hasVolume = day.trades.length > 0, hasSpread = day.hasBook;
  let y = 10;
  const place = height => ({y, height, bottom: (y += height)});
  const g = {width, left: LEFT, right: width - RIGHT};
  g.depth = place(depth);
  g.ribbon = place(RIBBON);
  y += GAP;
  if (hasSpread) { g.spread = place(PANEL); y += GAP; }
  if (hasVolume) { g.volume = place(PANEL); y += 4; }
  g.axis = y;
  g.height = y + AXIS;
  g.first = binAt(from);
  g.end = Math.max(g.first + 1, Math.min(day.bins, binAt(until - 1) + 1));
  const [low, high] = priceRange(g.first, g.end);
  g.low = low;
  g.high = high;
  g.x = time => g.left + (time - from) / (until - from) * (g.right - g.left);
  g.time = x => from + (x - g.left) / (g.right - g.left) * (until - from);
  g.yOf = price => g.depth.y + (high - price) / (high - low) * g.depth.height;
  g.price = at => high - (at - g.depth.y) / g.depth.height * (high - low);
  return g;
}

/** The whole range on the whole day; less when zoomed in: best prices and what is near them. */
function priceRange(first, end) {
  const lowest = day.low, highest = day.low + day.rows * day.rowHeight;
  if (end - first > day.bins / 2) return [lowest, highest];
  let low = Infinity, high = -Infinity;
  for (let bin = first; bin < end; bin++) {
    const {bid, ask} = day.best[bin];
    if (bid !== undefined) low = Math.min(low, bid);
    if (ask !== undefined) high = Math.max(high, ask);
  }
  for (const it of day.hasBook ? [] : day.trades) {
    if (it.time >= from && it.time < until) {
      low = Math.min(low, it.price);
      high = Math.max(high, it.price);
    }
  }
  if (!(high >= low)) return [lowest, highest];
  const margin = Math.max((high - low) * .45, day.rowHeight * 14);
  const snap = price => day.low + Math.round((price - day.low) / day.rowHeight) * day.rowHeight;
  return [Math.max(lowest, snap(low - margin)), Math.min(highest, snap(high + margin))];
}

function draw() {
  if (!day) return;
  const g = geometry = layOut(), scale = devicePixelRatio || 1;
  $("plot").style.height = g.height + "px";
  for (const canvas of [$("picture"), $("cursor")]) {
    canvas.width = Math.round(g.width * scale);
    canvas.height = Math.round(g.height * scale);
    canvas.getContext("2d").setTransform(scale, 0, 0, scale, 0, 0);
  }
  const pen = $("picture").getContext("2d");
  pen.font = "11px " + getComputedStyle(document.body).fontFamily;
  for (const panel of [g.depth, g.spread, g.volume]) {
    if (!panel) continue;
    pen.fillStyle = colours.plot;
    pen.fillRect(g.left, panel.y, g.right - g.left, panel.height);
  }
  within(pen, g.depth, () => drawDepth(pen, g, scale));
  drawTimeAxis(pen, g);
  drawPriceAxis(pen, g);
  within(pen, g.depth, () => { drawLines(pen, g); drawTrades(pen, g); });
  drawRibbon(pen, g);
  if (g.spread) drawSpread(pen, g);
  if (g.volume) drawVolume(pen, g);
  drawCursor();
}

function within(pen, panel, paint) {
  pen.save();
  pen.beginPath();
  pen.rect(geometry.left, panel.y, geometry.right - geometry.left, panel.height);
  pen.clip();
  paint();
  pen.restore();
}

/** Adds up rows and averages columns until a cell can be seen, then paints one pixel a cell. */
function drawDepth(pen, g, scale) {
  const {first, end} = g;
  const lowRow = Math.floor((g.low - day.low) / day.rowHeight);
  const rowCount = Math.max(1, Math.round((g.high - g.low) / day.rowHeight));
  const binStep = Math.max(1, Math.ceil((end - first) / ((g.right - g.left) * scale)));
  const rowStep = Math.max(1, Math.ceil(rowCount * LEAST_CELL / g.depth.height));
  const columns = Math.ceil((end - first) / binStep), lines = Math.ceil(rowCount / rowStep);
  const bids = new Float64Array(columns * lines), asks = new Float64Array(columns * lines);
  for (let bin = first; bin < end; bin++) {
    const column = Math.floor((bin - first) / binStep), cells = day.cells[bin];
    for (let i = 0; i < cells.length; i += 3) {
      const line = Math.floor((cells[i] - lowRow) / rowStep);
      if (line < 0 || line >= lines) continue;
      bids[line * columns + column] += cells[i + 1] / binStep;
      asks[line * columns + column] += cells[i + 2] / binStep;
    }
  }
  const [least, most] = sizeRange(bids, asks);
  showScales(least, most);
  const image = new ImageData(columns, lines), span = Math.log(most / least) || 1;
  for (let at = 0; at < bids.length; at++) {
    const size = Math.max(bids[at], asks[at]);
    if (size <= 0) continue;
    const shade = Math.max(0, Math.min(1, Math.log(size / least) / span));
    const colour = ramps[bids[at] >= asks[at] ? "bid" : "ask"][Math.round(24 + 231 * shade)];
    const top = lines - 1 - Math.floor(at / columns);
    image.data.set([...colour, 255], 4 * (top * columns + at % columns));
  }
  const still = new OffscreenCanvas(columns, lines);
  still.getContext("2d").putImageData(image, 0, 0);
  pen.imageSmoothingEnabled = false;
  const left = g.x(binTime(first)), right = g.x(binTime(first + columns * binStep));
  // A cell is drawn around its prices, not above the lowest of them.
  const low = g.low - day.tick / 2;
  const bottom = g.yOf(low), top = g.yOf(low + lines * rowStep * day.rowHeight);
  pen.drawImage(still, left, top, right - left, bottom - top);
}

function sizeRange(bids, asks) {
  const sizes = [];
  for (const side of [bids, asks]) for (const size of side) if (size > 0) sizes.push(size);
  if (!sizes.length) return [1, 10];
  const sorted = Float64Array.from(sizes).sort();
  const quantile = q => sorted[(sorted.length - 1) * q | 0];
  const most = quantile(.997), least = Math.max(quantile(.05), most / 500);
  return [least, Math.max(most, least * 4)];
}

function showScales(least, most) {
  const scale = (name, stops) => {
    const box = element("span", undefined, "scale"), strip = element("i");
    strip.style.background = `linear-gradient(90deg, ${stops.join(", ")})`;
    box.append(element("span", name), element("span", sizeText(least)), strip,
      element("span", sizeText(most) + "+"));
    return box;
  };
  $("scales").replaceChildren(...day.hasBook ? [
    scale(day.depth === "TOP_OF_BOOK" ? "Best bid size" : "Bids", ramps.stops.bid),
    scale(day.depth === "TOP_OF_BOOK" ? "Best offer size" : "Offers", ramps.stops.ask)] : []);
}

/** The first round number of price units from the least on that is whole ticks. */
function niceStep(least) {
  for (let power = 10 ** Math.floor(Math.log10(least)); ; power *= 10) {
    const step = [1, 2, 2.5, 5].map(base => base * power)
      .find(it => it >= least && it % day.tick === 0);
    if (step) return step;
  }
}

function drawPriceAxis(pen, g) {
  const step = niceStep(Math.max(day.tick, (g.high - g.low) / g.depth.height * 40));
  pen.textBaseline = "middle";
  pen.textAlign = "left";
  for (let price = Math.ceil(g.low / step) * step; price <= g.high; price += step) {
    const y = Math.round(g.yOf(price)) + .5;
    pen.strokeStyle = colours.line;
    pen.globalAlpha = .35;
    line(pen, g.left, y, g.right, y);
    pen.globalAlpha = 1;
    pen.fillStyle = colours.soft;
    if (y > g.depth.y + 4 && y < g.depth.bottom - 4) {
      pen.fillText(priceText(price), g.right + 8, y);
    }
  }
}

function line(pen, x1, y1, x2, y2) {
  pen.beginPath();
  pen.moveTo(x1, y1);
  pen.lineTo(x2, y2);
  pen.stroke();
}

const TIME_STEPS = [.001, .002, .005, .01, .02, .05, .1, .2, .5, 1, 2, 5, 10, 15, 30, 60, 120, 300,
  600, 900, 1800, 3600, 7200, 10800, 21600].map(it => it * SECOND);

function drawTimeAxis(pen, g) {
  const least = (until - from) / (g.right - g.left) * 78;
  const step = TIME_STEPS.find(it => it >= least) || TIME_STEPS[TIME_STEPS.length - 1];
  const shift = (day.originSeconds + day.offsetSeconds) % 86400 * SECOND;
  pen.textAlign = "center";
  pen.textBaseline = "top";
  pen.lineWidth = 1;
  for (let at = Math.ceil((from + shift) / step) * step; at - shift < until; at += step) {
    const x = Math.round(g.x(at - shift)) + .5;
    pen.strokeStyle = colours.line;
    pen.globalAlpha = .35;
    for (const panel of [g.depth, g.spread, g.volume]) {
      if (panel) line(pen, x, panel.y, x, panel.bottom);
    }
    pen.globalAlpha = 1;
    pen.fillStyle = colours.soft;
    const digits = step >= SECOND ? 0 : 3, text = clock(at - shift + .5, digits);
    if (x > g.left + 24 && x < g.right - 10) {
      pen.fillText(step >= MINUTE ? text.slice(0, 5) : text, x, g.axis + 4);
    }
  }
  pen.strokeStyle = colours.soft;
  pen.setLineDash([4, 4]);
  for (const edge of [day.regularOpen, day.regularClose]) {
    if (edge > from && edge < until) line(pen, g.x(edge), g.depth.y, g.x(edge), g.axis);
  }
  pen.setLineDash([]);
}

function drawLines(pen, g) {
  const wide = (g.right - g.left) / (g.end - g.first) >= 3;
  const path = value => {
    pen.beginPath();
    let on = false, last;
    for (let bin = g.first; bin < g.end; bin++) {
      const price = value(day.best[bin]);
      if (price === undefined || Number.isNaN(price)) { on = false; continue; }
      const x1 = g.x(binTime(bin)), x2 = g.x(binTime(bin + 1)), y = g.yOf(price);
      if (!on) pen.moveTo(x1, y);
      else if (price !== last) pen.lineTo(x1, y);
      pen.lineTo(x2, y);
      on = true;
      last = price;
    }
    pen.stroke();
  };
  pen.lineJoin = "round";
  const stroke = (value, colour, width) => {
    pen.strokeStyle = colours.halo;
    pen.globalAlpha = .55;
    pen.lineWidth = width + 1;
    path(value);
    pen.globalAlpha = 1;
    pen.strokeStyle = colour;
    pen.lineWidth = width;
    path(value);
  };
  if (!day.hasBook) {
    pen.strokeStyle = colours.accent;
    pen.beginPath();
    for (const it of day.trades) if (it.last) pen.lineTo(g.x(it.time), g.yOf(it.price));
    pen.stroke();
  } else if (wide) {
    stroke(best => best.bid, ramps.stops.bid[3], 1.2);
    stroke(best => best.ask, ramps.stops.ask[3], 1.2);
  } else {
    stroke(best => (best.bid + best.ask) / 2, colours.mid, .9);
  }
}

const KEYS = [
  {key: "buy", name: "bought", of: it => it.by === BUYER},
  {key: "sell", name: "sold", of: it => it.by === SELLER},
  {key: "neither", name: "side not told", of: it => it.by !== BUYER && it.by !== SELLER},
  {key: "hidden", name: "hidden", of: it => it.met === HIDDEN},
  {key: "off", name: "off-exchange", of: it => it.met === OFF_EXCHANGE},
  {key: "cross", name: "auction", of: it => it.met === AUCTION}];

const shown = it => !KEYS.some(key => hiddenKeys.has(key.key) && key.of(it));
const tradeColour = it => it.met === AUCTION ? colours.cross
  : it.by === BUYER ? colours.buy : it.by === SELLER ? colours.sell : colours.neither;
const radius = it => 1.2 + 6 * Math.min(1.5, Math.sqrt(it.size / day.largeTrade));

/** Of each few pixels of time the largest buy, sell and other trade, so that depth stays seen. */
function drawTrades(pen, g) {
  const largest = new Map();
  for (const it of day.trades) {
    if (it.time < from || it.time >= until || !shown(it)) continue;
    const place = Math.floor(g.x(it.time) / LEAST_DOT) * 4 + it.by;
    if (!largest.has(place) || largest.get(place).size < it.size) largest.set(place, it);
  }
  g.dots = [...largest.values()].sort((a, b) => b.size - a.size);
  for (const it of g.dots) {
    const x = g.x(it.time), y = g.yOf(it.price), r = radius(it);
    pen.beginPath();
    if (it.met === OFF_EXCHANGE) {
      pen.moveTo(x, y - r); pen.lineTo(x + r, y); pen.lineTo(x, y + r); pen.lineTo(x - r, y);
      pen.closePath();
    } else if (it.met === AUCTION) {
      pen.rect(x - r, y - r, 2 * r, 2 * r);
    } else {
      pen.arc(x, y, r, 0, 2 * Math.PI);
    }
    pen.globalAlpha = it.last ? .9 : .45;
    const hollow = it.met === HIDDEN || it.met === OFF_EXCHANGE;
    pen.lineWidth = hollow ? 3 : 1.6;
    pen.strokeStyle = colours.halo;
    pen.stroke();
    if (hollow) {
      pen.lineWidth = 1.4;
      pen.strokeStyle = tradeColour(it);
      pen.stroke();
    } else {
      pen.fillStyle = tradeColour(it);
      pen.fill();
    }
  }
  pen.globalAlpha = 1;
}
