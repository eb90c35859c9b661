// The panels below the depth: how the book stood, spread, volume.

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
    const last = Math.min(bin + step, g.end), x = Math.round(g.x(binTime(bin)));
    all.push({bin, last, x, width: Math.max(1, Math.round(g.x(binTime(last))) - x)});
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
  const top = Math.max(day.tick, high(all.map(bar => bar.mean), .995) * 1.25);
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
  title(pen, g, g.spread, "Spread: mean, and widest behind it",
    priceText(Math.ceil(top / day.tick) * day.tick));
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
