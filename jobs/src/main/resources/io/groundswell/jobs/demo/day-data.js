// A day as DayPage packed it. All times are nanoseconds since the day's origin, all prices and
// sizes whole numbers in the day's units.
const days = [...document.querySelectorAll("script.day")].map(it => JSON.parse(it.textContent));
const $ = id => document.getElementById(id);
const HAS_BID = 1, HAS_ASK = 2, HAS_SPREAD = 4, UNTRUSTED = 1, CROSSED = 2, LOCKED = 4;
const NOT_LAST = 16, BUYER = 1, SELLER = 2, HIDDEN = 1, AUCTION = 2, OFF_EXCHANGE = 3;
const SECOND = 1e9, MINUTE = 60 * SECOND, HOUR = 60 * MINUTE;
const RIGHT = 66, LEFT = 12, AXIS = 24, GAP = 14, PANEL = 78, RIBBON = 5;
const LEAST_CELL = 3, LEAST_DOT = 9;
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

const whole = value => Math.round(value).toLocaleString("en-US");

function clock(time, digits = 0) {
  const shifted = time + (day.originSeconds + day.offsetSeconds) % 86400 * SECOND;
  const ofDay = (shifted % (24 * HOUR) + 24 * HOUR) % (24 * HOUR);
  const two = value => String(Math.floor(value)).padStart(2, "0");
  const text = [ofDay / HOUR, ofDay / MINUTE % 60, ofDay / SECOND % 60].map(two).join(":");
  return digits ? text + (ofDay % SECOND / SECOND).toFixed(9).slice(1, digits + 2) : text;
}

/** The local date of a moment, such as 24 Dec, or nothing on the trading date itself. */
function otherDate(time) {
  const date = new Date((day.originSeconds + day.offsetSeconds) * 1000 + time / 1e6);
  return date.toISOString().startsWith(day.date) ? ""
    : date.toLocaleDateString("en-GB", {timeZone: "UTC", day: "numeric", month: "short"}) + " ";
}

function priceText(price) {
  const tick = day.tick, ticks = Math.abs(price % tick) < 1e-9 ? tick : 1;
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
