// The page of operations: asks the gateway every few seconds with the token it was given, and shows what it is told.
import { bars, draw } from './charts.js';
import { age, count, money, rate, time } from './format.js';
import { monitors, queues, services } from './tables.js';

const pause = 5000;
const kept = 15 * 60 * 1000;
const find = id => document.getElementById(id);

let token = null, timer = null;
let times = [], series = {};

class Refused extends Error {}

async function ask(path) {
  const answer = await fetch(path, { headers: { Authorization: `Bearer ${token}` }, cache: 'no-store', signal: AbortSignal.timeout(10000) });
  if (answer.status === 401 || answer.status === 403) throw new Refused(answer.status === 401 ? 'The token does not hold or has run out.' : 'The token has not the role operations.');
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  return answer.json();
}

// Monitors come from a service that may be down; the rest is shown all the same.
const lenient = path => ask(path).catch(failure => { if (failure instanceof Refused) throw failure; return null; });

function append(news) {
  const before = times.length;
  times.push(...news.times.map(at => Date.parse(at)));
  for (const [key, values] of Object.entries(news.series)) {
    series[key] ??= Array(before).fill(null);
    series[key].push(...values);
  }
  for (const values of Object.values(series)) while (values.length < times.length) values.push(null);
  const old = times.findIndex(at => at >= Date.now() - kept);
  const cut = old < 0 ? times.length : old;
  times.splice(0, cut);
  for (const values of Object.values(series)) values.splice(0, cut);
}

const latest = key => series[key]?.at(-1) ?? null;
const split = (key, names) => all => Object.keys(all).filter(name => name.startsWith(`${key}/`) && (!names || names[name.slice(key.length + 1)]))
  .map(name => ({ name: names?.[name.slice(key.length + 1)] ?? name.slice(key.length + 1), values: all[name] }));
const some = lines => all => lines.map(([key, name]) => ({ name, values: all[key] ?? [] }));

const charts = [
  { key: 'lines', title: 'Transfer lines a second', format: rate, least: 1,
    lines: split('lines', { accepted: 'accepted', needsCorrection: 'needs correction', returned: 'returned', repeated: 'repeated', conflict: 'conflict' }) },
  { key: 'opened', title: 'Cases opened, audit records, a second', format: rate, least: 1, lines: some([['opened', 'cases opened'], ['audited', 'audit records']]) },
  { key: 'requests', title: 'Requests a second at the gateway', format: rate, least: 1, lines: some([['requests', 'all'], ['failures', 'failed (5xx)']]) },
  { key: 'waiting', title: 'Messages waiting in queues', format: rate, least: 5, lines: split('waiting') },
  { key: 'unsent', title: 'Messages unsent in outboxes', format: rate, least: 5, lines: split('unsent') },
  { key: 'cpu', title: 'Processor cores in use', format: rate, least: 0.5, lines: split('cpu') },
];

function show(platform, checks) {
  find('overall').textContent = platform.status;
  find('overall').className = `pill ${platform.status}`;
  find('updated').textContent = `${time(platform.checkedAt)} in Taipei · gateway ${platform.gateway.version.replace(/^(.*\+.{7}).*$/, '$1')}`;
  services(find('services'), platform, latest);
  queues(find('queues'), find('idle'), platform);
  monitors(find('monitors'), checks);
  for (const chart of charts) draw(find('charts'), chart, times, series);
  bars(find('clocks'), split('overdue')(series).filter(line => line.name !== 'other').map(line => ({ name: line.name, value: line.values.at(-1) ?? 0, style: line.values.at(-1) ? 'bad' : '' })), count);
  bars(find('cases'), ['0-30', '31-90', '91-180', '181-365', '1-2 years', '2-5 years', 'over 5 years'].map(band => ({ name: band, value: latest(`openCases/${band}`) ?? 0 })), count);
  const suspense = find('suspense');
  const detail = document.createElement('small');
  detail.textContent = `${count(latest('suspense'))} receipts, oldest ${age(latest('suspenseAge'))}`;
  suspense.replaceChildren(money(latest('suspenseAmount')), detail);
}

function tell(problem) {
  find('problem').textContent = problem ?? '';
  find('problem').hidden = !problem;
}

async function turn() {
  try {
    const after = times.length ? `?after=${encodeURIComponent(new Date(times.at(-1)).toISOString())}` : '';
    const [platform, news, checks] = await Promise.all([ask('/v1/operations'), ask(`/v1/operations/figures${after}`), lenient('/v1/monitors')]);
    append(news);
    show(platform, checks);
    tell(null);
    find('enter').hidden = true;
    find('board').hidden = find('leave').hidden = false;
  } catch (failure) {
    if (failure instanceof Refused) return leave(failure.message);
    tell(`No news: ${failure.message}. Trying again.`);
    find('overall').className = 'pill unknown';
    find('overall').textContent = 'no news';
  }
  timer = setTimeout(turn, pause);
}

function leave(problem) {
  clearTimeout(timer);
  token = null;
  times = [];
  series = {};
  find('token').value = '';
  find('enter').hidden = false;
  find('board').hidden = find('leave').hidden = true;
  find('overall').className = 'pill unknown';
  find('overall').textContent = 'no data';
  find('updated').textContent = '';
  tell(problem);
}

find('enter').addEventListener('submit', event => {
  event.preventDefault();
  token = find('token').value.trim();
  find('token').value = '';
  clearTimeout(timer);
  turn();
});
find('leave').addEventListener('click', () => leave());
