// Lines over the last quarter of an hour, as SVG made by hand: no library, nothing from elsewhere.
import { time } from './format.js';

const height = 120, left = 38, bottom = 14, top = 6;
const span = 15 * 60 * 1000;
const svg = name => document.createElementNS('http://www.w3.org/2000/svg', name);

function node(name, attributes, text) {
  const made = svg(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text != null) made.textContent = text;
  return made;
}

// The next of 1, 2, 5 times a power of ten, so that the axis has readable numbers.
function ceiling(value) {
  if (!(value > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 5, 10].map(step => step * power).find(step => step >= value);
}

function points(times, values, x, y) {
  const parts = [];
  let pen = 'M';
  values.forEach((value, place) => {
    if (value == null) { pen = 'M'; return; }
    const at = times[place];
    if (at < Date.now() - span) return;
    parts.push(`${pen}${x(at).toFixed(1)} ${y(value).toFixed(1)}`);
    pen = 'L';
  });
  return parts.join('');
}

export function draw(parent, chart, times, series) {
  let box = parent.querySelector(`[data-chart="${chart.key}"]`);
  if (!box) {
    box = document.createElement('div');
    box.className = 'chart';
    box.dataset.chart = chart.key;
    box.append(document.createElement('h2'), node('svg', { role: 'img' }), document.createElement('div'));
    box.lastChild.className = 'legend';
    parent.append(box);
  }

  const [title, plot, legend] = box.children;
  title.textContent = chart.title;
  // Drawn at the size it has, so that text keeps its shape.
  const width = plot.clientWidth || 400;
  plot.setAttribute('viewBox', `0 0 ${width} ${height}`);
  const lines = chart.lines(series);
  const now = Date.now();
  const shown = times.map(at => at >= now - span);
  const most = ceiling(Math.max(chart.least ?? 0, ...lines.flatMap(line => line.values.filter((value, place) => value != null && shown[place]))));
  const x = at => left + (width - left) * (at - now + span) / span;
  const y = value => top + (height - top - bottom) * (1 - value / most);
  const parts = [];
  for (const share of [0, 0.5, 1]) {
    parts.push(node('line', { class: 'grid', x1: left, x2: width, y1: y(most * share), y2: y(most * share) }));
    parts.push(node('text', { x: left - 5, y: y(most * share) + 3, 'text-anchor': 'end' }, chart.format(most * share)));
  }
  for (const minutes of [15, 10, 5]) {
    parts.push(node('text', { x: x(now - minutes * 60000) + 2, y: height - 2 }, time(now - minutes * 60000).slice(0, 5)));
  }
  lines.forEach((line, place) => parts.push(node('path', { class: `series s${place % 6}`, d: points(times, line.values, x, y) })));
  plot.replaceChildren(...parts);
  plot.setAttribute('aria-label', `${chart.title}: ${lines.map(line => `${line.name} ${chart.format(line.values.at(-1))}`).join(', ')}`);
  legend.replaceChildren(...lines.map((line, place) => {
    const entry = document.createElement('span');
    const mark = document.createElement('i');
    mark.className = `s${place % 6}`;
    const value = document.createElement('b');
    value.textContent = chart.format(line.values.at(-1));
    entry.append(mark, `${line.name} `, value);
    return entry;
  }));
}

// A row per label with a bar to compare by.
export function bars(parent, rows, format) {
  const most = Math.max(1, ...rows.map(row => row.value));
  parent.replaceChildren(...rows.flatMap(row => {
    const name = document.createElement('span');
    name.textContent = row.name;
    const meter = document.createElement('meter');
    meter.max = most;
    meter.value = row.value;
    meter.title = `${row.name}: ${format(row.value)}`;
    const value = document.createElement('b');
    value.textContent = format(row.value);
    value.className = row.style ?? '';
    return [name, meter, value];
  }));
}
