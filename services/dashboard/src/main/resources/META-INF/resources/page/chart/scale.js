/** From values to places on a drawing. */

/** A straight scale from one range to another. */
export function linear([low, high], [from, to]) {
  const step = high === low ? 0 : (to - from) / (high - low);
  return value => from + (value - low) * step;
}

/** Round values from 0 that reach as far as this one: at most so many steps. */
export function ticks(highest, most = 5) {
  const rough = (highest || 1) / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map(each => each * power).find(each => each >= rough);
  const count = Math.ceil((highest || 1) / step - 1e-9);
  return Array.from({length: count + 1}, (_, index) => index * step);
}

/** Which of the windows get a label, so that labels do not touch: the first of each year, or each so many. */
export function labelled(windows, room) {
  const most = Math.max(2, Math.floor(room));
  const years = windows.map((window, index) => ({year: window.name.slice(0, 4), index}))
    .filter(({year}, index, all) => index === 0 || year !== all[index - 1].year);
  if (years.length > 2 && windows.length > years.length) {
    const whole = years[0].index === 0 && windows[0].name.match(/-(Q1|01|W01)$/) === null ? years.slice(1) : years;
    const each = Math.ceil(whole.length / most);
    return new Map(whole.filter((_, index) => index % each === 0).map(({year, index}) => [index, year]));
  }
  const each = Math.ceil(windows.length / most);
  return new Map(windows.map((_, index) => index).filter(index => index % each === 0).map(index => [index, null]));
}

/** Places near these, in their order, at least so far apart and within a range. */
export function apart(places, gap, [low, high]) {
  const sorted = places.map((place, index) => ({place, index})).sort((a, b) => a.place - b.place);
  sorted.forEach((each, index) => {
    each.place = Math.max(each.place, index === 0 ? low : sorted[index - 1].place + gap);
  });
  for (let index = sorted.length - 1, most = high; index >= 0; index--, most -= gap) {
    sorted[index].place = Math.min(sorted[index].place, most);
    most = sorted[index].place;
  }
  const found = [];
  sorted.forEach(each => {
    found[each.index] = each.place;
  });
  return found;
}

/** The path through these points, with a gap where there is none. */
export function path(points) {
  let broken = true;
  return points.map(point => {
    if (point === null) {
      broken = true;
      return '';
    }
    const step = `${broken ? 'M' : 'L'}${point[0].toFixed(1)} ${point[1].toFixed(1)}`;
    broken = false;
    return step;
  }).join('');
}

/** The closed path between two rows of points; it is cut where one of them has none. */
export function area(upper, lower) {
  const parts = [];
  let run = [];
  upper.forEach((point, index) => {
    if (point === null || lower[index] === null) {
      parts.push(run);
      run = [];
    } else {
      run.push(index);
    }
  });
  return [...parts, run].filter(indexes => indexes.length > 0).map(indexes =>
    path(indexes.map(index => upper[index])) + path(indexes.toReversed().map(index => lower[index])).replace('M', 'L') + 'Z')
    .join('');
}
