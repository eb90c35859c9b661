"use strict";
(() => {
  // A day as DayPage packed it. All times are nanoseconds since the day's origin, all prices and
  // sizes whole numbers in the day's units.
  const days = [...document.querySelectorAll("script.day")].map(it => JSON.parse(it.textContent));
  const $ = id => document.getElementById(id);
  const HAS_BID = 1, HAS_ASK = 2, HAS_SPREAD = 4, UNTRUSTED = 1, CROSSED = 2, LOCKED = 4;
  const NOT_LAST = 16, BUYER = 1, SELLER = 2, HIDDEN = 1, AUCTION = 2, OFF_EXCHANGE = 3;
  const SECOND = 1e9, MINUTE = 60 * SECOND, HOUR = 60 * MINUTE;
  const RIGHT = 66, LEFT = 12, AXIS = 24, GAP = 14, PANEL = 78, RIBBON = 5, LEAST_CELL = 3, LEAST_DOT = 9;
  const MET = ["", "hidden order", "auction", "off-exchange"];
  const RAMPS = {
    dark: {
      bid: ["#0c1622", "#0f3355", "#1a64a6", "#4ea9e6", "#d8f2ff"],
      ask: ["#1c1209", "#52290d", "#a65318", "#f0973a", "#ffedcf"]},
    light: {
      bid: ["#edf4fa", "#bcd8ee", "#73abd9", "#2a6db0", "#082c57"],
      ask: ["#fdf2e6", "#f9d5ad", "#eda25a", "#c05e14", "#5c2703"]}};
  const dark = matchMedia("(prefers-color-scheme: dark)");
  let day, from, until, hover, drag, geometry, colours, ramps;
  const hiddenKeys = new Set();

  // ---- unpacking ----------------------------------------------------------------------------

  class Numbers {
    constructor(bytes) { this.bytes = bytes; this.at = 0; }
    natural() {
      let value = 0, unit = 1, byte;
      do {
        byte = this.bytes[this.at++];
        value += (byte & 127) * unit;
        unit *= 128;
      } while (byte > 127);
      return value;
    }
    signed() {
      const value = this.natural();
      return value % 2 ? -(value + 1) / 2 : value / 2;
    }
  }

  async function unpack(it) {
    if (it.trades) return it;
    const zipped = Uint8Array.from(atob(it.packed), c => c.charCodeAt(0));
    const stream = new Blob([zipped]).stream().pipeThrough(new DecompressionStream("deflate"));
    const numbers = new Numbers(new Uint8Array(await new Response(stream).arrayBuffer()));
    it.packed = null;
    const n = it.bins, perBin = make => Array.from({length: n}, make);
    // One list a bin: row, bid size, ask size, row, …
    it.cells = perBin(() => {
      const cells = [];
      for (const side of [1, 2]) {
        let row = -1;
        for (let left = numbers.natural(); left > 0; left--) {
          row += numbers.natural();
          const size = 2 ** (numbers.natural() / it.stepsPerDoubling) - 1;
          cells.push(row, side === 1 ? size : 0, side === 2 ? size : 0);
        }
      }
      return cells;
    });
    let bid = 0, ask = 0;
    it.best = perBin(() => {
      const has = numbers.natural(), best = {};
      if (has & HAS_BID) best.bid = bid += numbers.signed();
      if (has & HAS_ASK) best.ask = ask += numbers.signed();
      if (has & HAS_SPREAD) { best.spread = numbers.signed(); best.widest = numbers.signed(); }
      return best;
    });
    it.standing = perBin(() => numbers.natural());
    it.volume = perBin(() => [numbers.natural(), numbers.natural(), numbers.natural()]);
    let time = 0, price = 0;
    it.trades = Array.from({length: numbers.natural()}, () => {
      time += numbers.signed();
      price += numbers.signed();
      const size = numbers.natural(), kind = numbers.natural();
      return {time, price, size, by: kind & 3, met: kind >> 2 & 3, last: !(kind & NOT_LAST)};
    });
    const sizes = it.trades.map(trade => trade.size).sort((a, b) => a - b);
    it.largeTrade = sizes[Math.floor(sizes.length * .995)] || 1;
    return it;
  }

  // ---- words --------------------------------------------------------------------------------

  const whole = value => Math.round(value).toLocaleString("en-US");

  function clock(time, digits = 0) {
    const shifted = time + (day.originSeconds + day.offsetSeconds) % 86400 * SECOND;
    const ofDay = (shifted % (24 * HOUR) + 24 * HOUR) % (24 * HOUR);
    const two = value => String(Math.floor(value)).padStart(2, "0");
    const text = [ofDay / HOUR, ofDay / MINUTE % 60, ofDay / SECOND % 60].map(two).join(":");
    return digits ? text + (ofDay % SECOND / SECOND).toFixed(9).slice(1, digits + 2) : text;
  }

  function priceText(price) {
    const tick = day.tick || 1, ticks = Math.abs(price % tick) < 1e-9 ? tick : 1;
    let decimals = day.priceExponent;
    for (let unit = ticks; decimals > 0 && unit % 10 === 0; unit /= 10) decimals--;
    return (price / 10 ** day.priceExponent).toLocaleString("en-US",
        {minimumFractionDigits: decimals, maximumFractionDigits: decimals});
  }

  function sizeText(size) {
    const value = size / 10 ** day.sizeExponent;
    if (value >= 1e6) return (value / 1e6).toLocaleString("en-US", {maximumFractionDigits: 2}) + "M";
    return value >= 100 ? whole(value)
      : value.toLocaleString("en-US", {maximumSignificantDigits: value >= 10 ? 4 : 3});
  }

  function duration(nanos) {
    if (nanos >= HOUR) return (nanos / HOUR).toFixed(1) + " h";
    if (nanos >= MINUTE) return (nanos / MINUTE).toFixed(1) + " min";
    return nanos >= SECOND ? (nanos / SECOND).toFixed(1) + " s" : (nanos / 1e6).toFixed(0) + " ms";
  }

  function element(name, text, className) {
    const it = document.createElement(name);
    if (text !== undefined) it.textContent = text;
    if (className) it.className = className;
    return it;
  }

  // ---- the words around the picture ---------------------------------------------------------

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
    badge.className = "badge" + (run ? run.trust === "SOUND" ? " good" : " bad" : "");
    badge.textContent = !run ? "no summary from the job" : run.trust === "SOUND"
      ? "book sound at the end" : "book not trusted: " + run.trust.toLowerCase().replace(/_/g, " ");
    $("figures").replaceChildren(...figures(counts, run));
    describeFindings();
    $("source").textContent = [day.source && "Source: " + day.source, day.attribution]
      .filter(it => it).join(". ");
    const all = counts.tradesDrawable, drawn = day.trades.length;
    $("hint").textContent = "Drag to zoom in on a time, double click to go back; arrow keys move, "
      + "plus and minus zoom. One column is " + duration(day.binNanos)
      + ", one row " + priceText(day.rowHeight) + "; colour is the size displayed, averaged over "
      + "the column. " + (drawn < all
        ? `${whole(drawn)} of ${whole(all)} trades drawn: the largest of each stretch of time.`
        : `All ${whole(all)} trades drawn.`)
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
      const lost = run && run[name] !== total(name);
      return figure(title, whole(counts[name]), "",
        lost ? `job took ${whole(run[name])} of ${whole(total(name))}` : "", true);
    };
    const faults = Object.values(day.faults.counts).reduce((a, b) => a + b, 0);
    const boxes = [count("Events", "events"), count("Trades", "trades"), count("Quotes", "quotes"),
      count("Depth rows", "depthUpdates"), figure("Faults", whole(faults), faults ? "bad" : ""),
      figure("First event", clock(counts.first, 3), "long"),
      figure("Last event", clock(counts.last, 3), "long")];
    if (run) {
      const side = (price, size) => price === null ? "none" : `${Number(size)} at ${trim(price)}`;
      boxes.push(figure("Last bid", side(run.bidPrice, run.bidSize), "long"),
        figure("Last offer", side(run.askPrice, run.askSize), "long"),
        figure("State hash", run.stateHash, "mono"));
    }
    return boxes;
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

  // ---- the picture --------------------------------------------------------------------------

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
    const bottom = g.yOf(g.low), top = g.yOf(g.low + lines * rowStep * day.rowHeight);
    pen.drawImage(still, left, top, right - left, bottom - top);
  }

  function sizeRange(bids, asks) {
    const sizes = [];
    for (const side of [bids, asks]) for (const size of side) if (size > 0) sizes.push(size);
    if (!sizes.length) return [1, 10];
    const sorted = Float64Array.from(sizes).sort(), quantile = q => sorted[(sorted.length - 1) * q | 0];
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

  function niceStep(least, bases = [1, 2, 2.5, 5, 10]) {
    const power = 10 ** Math.floor(Math.log10(least));
    return bases.map(base => base * power).find(step => step >= least * .9999) || 10 * power;
  }

  function drawPriceAxis(pen, g) {
    const least = (g.high - g.low) / g.depth.height * 44;
    const step = Math.max(day.tick || 1, niceStep(least));
    pen.textBaseline = "middle";
    pen.textAlign = "left";
    for (let price = Math.ceil(g.low / step) * step; price <= g.high; price += step) {
      const y = Math.round(g.yOf(price)) + .5;
      pen.strokeStyle = colours.line;
      pen.globalAlpha = .35;
      line(pen, g.left, y, g.right, y);
      pen.globalAlpha = 1;
      pen.fillStyle = colours.soft;
      if (y > g.depth.y + 4 && y < g.depth.bottom - 4) pen.fillText(priceText(price), g.right + 8, y);
    }
  }

  function line(pen, x1, y1, x2, y2) {
    pen.beginPath();
    pen.moveTo(x1, y1);
    pen.lineTo(x2, y2);
    pen.stroke();
  }

  const TIME_STEPS = [.001, .002, .005, .01, .02, .05, .1, .2, .5, 1, 2, 5, 10, 15, 30, 60, 120, 300,
    600, 900, 1800, 3600, 7200, 10800, 21600].map(seconds => seconds * SECOND);

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
    if (wide) {
      stroke(best => best.bid, ramps.stops.bid[3], 1.2);
      stroke(best => best.ask, ramps.stops.ask[3], 1.2);
    } else {
      stroke(best => (best.bid + best.ask) / 2, colours.mid, .9);
    }
  }

  // ---- trades -------------------------------------------------------------------------------

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

  // ---- the panels below ---------------------------------------------------------------------

  function drawRibbon(pen, g) {
    for (let bin = g.first; bin < g.end; bin++) {
      const flags = day.standing[bin];
      if (!flags) continue;
      pen.fillStyle = flags & UNTRUSTED ? colours.bad : flags & CROSSED ? colours.warn
        : colours.soft;
      const x = g.x(binTime(bin));
      pen.fillRect(x, g.ribbon.y + 1, Math.max(1, g.x(binTime(bin + 1)) - x), RIBBON - 1);
    }
  }

  function title(pen, g, panel, text, top) {
    pen.textAlign = "left";
    pen.textBaseline = "top";
    pen.fillStyle = colours.soft;
    pen.fillText(text, g.left + 6, panel.y + 5);
    pen.fillText(top, g.right + 8, panel.y + 1);
  }

  /** Bins that share a pixel become one bar. */
  function bars(g) {
    const step = Math.max(1, Math.ceil((g.end - g.first) / (g.right - g.left) * 1.5));
    const all = [];
    for (let bin = g.first; bin < g.end; bin += step) {
      const last = Math.min(bin + step, g.end), x = g.x(binTime(bin));
      all.push({bin, last, x, width: Math.max(.8, g.x(binTime(last)) - x)});
    }
    return all;
  }

  const high = (values, q) => values.sort((a, b) => a - b)[Math.floor((values.length - 1) * q)] || 1;

  function drawSpread(pen, g) {
    const all = bars(g).map(bar => {
      const bins = day.best.slice(bar.bin, bar.last).filter(it => it.spread !== undefined);
      bar.mean = bins.reduce((sum, it) => sum + it.spread, 0) / bins.length;
      bar.widest = Math.max(...bins.map(it => it.widest));
      return bar;
    }).filter(bar => bar.mean === bar.mean);
    const top = Math.max(day.tick || 1, high(all.map(bar => bar.mean), .995) * 1.25);
    const y = value => g.spread.bottom - Math.max(0, Math.min(1, value / top)) * (PANEL - 18);
    within(pen, g.spread, () => {
      for (const bar of all) {
        pen.fillStyle = bar.mean < 0 ? colours.warn : colours.accent;
        pen.globalAlpha = .25;
        pen.fillRect(bar.x, y(bar.widest), bar.width, g.spread.bottom - y(bar.widest));
        pen.globalAlpha = .85;
        pen.fillRect(bar.x, y(bar.mean), bar.width, Math.max(1, g.spread.bottom - y(bar.mean)));
      }
      pen.globalAlpha = 1;
    });
    title(pen, g, g.spread, "Spread: mean, and widest behind it", priceText(Math.ceil(top / (day.tick || 1)) * (day.tick || 1)));
  }

  function drawVolume(pen, g) {
    const all = bars(g).map(bar => {
      bar.sums = [0, 1, 2].map(kind => {
        let sum = 0;
        for (let bin = bar.bin; bin < bar.last; bin++) sum += day.volume[bin][kind];
        return sum;
      });
      return bar;
    });
    const sided = all.some(bar => bar.sums[0] || bar.sums[1]), span = PANEL - 18;
    const totals = all.map(bar => sided ? Math.max(bar.sums[0] + bar.sums[2], bar.sums[1])
      : bar.sums[2]).filter(it => it > 0);
    const top = high(totals, .99) * 1.1;
    const middle = sided ? g.volume.y + 18 + span / 2 : g.volume.bottom;
    const unit = (sided ? span / 2 : span) / top;
    within(pen, g.volume, () => {
      for (const {x, width, sums} of all) {
        pen.fillStyle = colours.buy;
        pen.fillRect(x, middle - sums[0] * unit, width, sums[0] * unit);
        pen.fillStyle = colours.neither;
        pen.fillRect(x, middle - (sums[0] + sums[2]) * unit, width, sums[2] * unit);
        pen.fillStyle = colours.sell;
        pen.fillRect(x, middle, width, sums[1] * unit);
      }
    });
    title(pen, g, g.volume, sided ? "Volume: bought above, sold below" : "Volume", sizeText(top));
  }

  // ---- the cursor ---------------------------------------------------------------------------

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
    rows.push(["", clock(time, until - from < 10 * MINUTE ? 3 : 0)]);
    if (inDepth) {
      const tick = day.tick || 1, price = Math.round(g.price(hover.y) / tick) * tick;
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

  // ---- what is shown ------------------------------------------------------------------------

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
})();
