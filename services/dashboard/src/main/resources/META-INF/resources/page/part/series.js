/** Windows and series of frameworks from answers of the API. */

/** Shares, one kind's, as windows in their order and a series for each framework. */
export function ofShares({windows, shares}, kind) {
  const own = windows.filter(window => window.kind === kind);
  return seriesOf(own.map(window => ({name: window.window, from: window.from, to: window.to, partial: window.partial, caveats: window.caveats})),
    shares.filter(share => share.kind === kind), share => share.share);
}

/** The adoption index over time in the same form: of those who lead, and of those that were picked, if that was asked too. */
export function ofIndex({windows, points}, picked) {
  const leading = new Set(points.map(point => point.framework));
  return seriesOf(windows.map(window => ({name: window.window, from: window.from, to: window.to, partial: window.partial})),
    [...points, ...(picked?.points ?? []).filter(point => !leading.has(point.framework))], point => point.index);
}

function seriesOf(windows, points, value) {
  const place = new Map(windows.map((window, index) => [window.name, index]));
  const series = new Map();
  for (const point of points) {
    if (!series.has(point.framework)) {
      series.set(point.framework, {framework: point.framework, points: windows.map(() => null)});
    }
    series.get(point.framework).points[place.get(point.window)] = {
      value: value(point), low: point.low, high: point.high, events: point.events, total: point.total, link: point.link,
    };
  }
  const all = [...series.values()];
  const holding = windows.map((_, index) => all.some(each => each.points[index]));
  all.forEach(each => each.points.forEach((point, index) => {
    if (point === null && holding[index]) {
      each.points[index] = {value: 0};
    }
  }));
  return {windows, series: all};
}

/** Those that one would choose: who lead now, and who once led. */
export function telling(series, most = 8) {
  const recent = ({points}) => points.slice(-5).reduce((sum, point) => sum + (point?.value ?? 0), 0);
  const peak = ({points}) => points.map(point => point?.value ?? 0).sort((a, b) => b - a).slice(0, 6).reduce((sum, value) => sum + value, 0);
  const now = series.toSorted((a, b) => recent(b) - recent(a)).slice(0, Math.ceil(most * 0.625));
  const once = series.filter(each => !now.includes(each)).sort((a, b) => peak(b) - peak(a)).slice(0, most - now.length);
  return [...now, ...once].map(each => each.framework);
}

/** The chosen ones, the largest of the last whole window first. */
export function among(series, windows, chosen) {
  const last = windows.findLastIndex(window => !window.partial && !window.ahead);
  const size = each => each.points[last]?.value ?? each.points.findLast(Boolean)?.value ?? 0;
  return series.filter(each => chosen.includes(each.framework)).sort((a, b) => size(b) - size(a));
}

/** Series scaled so that those of a window sum to 1, without their intervals. */
export function scaled(series) {
  const sums = series[0]?.points.map((_, index) => series.reduce((sum, each) => sum + (each.points[index]?.value ?? 0), 0)) ?? [];
  return series.map(each => ({...each, points: each.points.map((point, index) =>
    point === null || sums[index] === 0 ? null : {...point, value: point.value / sums[index], low: undefined, high: undefined})}));
}

/** The same with the windows that are forecast behind them; the band begins at the last whole window. */
export function continued({windows, series}, forecasts) {
  const ahead = forecasts.filter(each => series.some(one => one.framework === each.framework));
  if (ahead.length === 0) {
    return {windows, series};
  }
  const whole = windows.filter(window => !window.partial);
  const names = [...new Set(ahead.map(each => each.window))];
  const all = [...whole, ...names.map(name => ({name, ahead: true, from: ahead.find(each => each.window === name).from}))];
  return {windows: all, series: series.map(each => ({
    ...each,
    points: [
      ...each.points.filter((_, index) => !windows[index].partial),
      ...names.map(name => {
        const found = ahead.find(one => one.framework === each.framework && one.window === name);
        return found ? {value: found.share, low: found.low, high: found.high, link: found.link} : null;
      }),
    ],
  }))};
}
