// Tables of services, queues and monitors.
import { age, bytes, count, moment } from './format.js';

// Cells are text always: nothing a service says becomes markup.
export function fill(table, heads, rows) {
  const row = (cells, name) => {
    const made = document.createElement('tr');
    for (const cell of cells) {
      const { text, style } = typeof cell === 'object' && cell !== null ? cell : { text: cell, style: '' };
      const one = document.createElement(name);
      one.className = style ?? '';
      one.textContent = text ?? '–';
      made.append(one);
    }
    return made;
  };
  table.replaceChildren(row(heads, 'th'), ...rows.map(cells => row(cells, 'td')));
}

const number = text => ({ text, style: 'number' });
const alarm = (value, text, from, style = 'bad') => ({ text, style: `number ${value >= from ? style : ''}` });

export function services(table, platform, latest) {
  fill(table, ['Service', 'State', 'Why', number('CPU'), number('Memory'), number('Unsent'), number('Oldest unsent'), number('In queues'), number('Failed'), 'Migrations', 'Version', 'Since'],
    platform.services.map(one => {
      const state = one.state;
      if (!state) return [one.service, { text: one.status, style: one.status }, { text: one.reasons.join('; '), style: 'bad' }, ...Array(8).fill(number('–')), '–'];
      const sum = pick => state.queues.reduce((total, queue) => total + pick(queue), 0);
      return [
        one.service,
        { text: one.status, style: one.status },
        { text: one.reasons.join('; ') || (state.outbox.paused ? 'relay paused' : ''), style: one.reasons.length || state.outbox.paused ? 'warn' : 'quiet' },
        number(latest(`cpu/${one.service}`) == null ? '–' : `${Math.round(100 * latest(`cpu/${one.service}`))} %`),
        number(bytes(latest(`memory/${one.service}`))),
        alarm(state.outbox.setAside, count(state.outbox.unsent) + (state.outbox.setAside ? ` + ${state.outbox.setAside} set aside` : ''), 1),
        alarm(state.outbox.oldestSeconds, age(state.outbox.oldestSeconds), 60, 'warn'),
        number(count(sum(queue => queue.messages + queue.inHand))),
        alarm(sum(queue => queue.errors), count(sum(queue => queue.errors)), 1),
        state.missingMigrations == null ? '–' : state.missingMigrations ? { text: `${state.missingMigrations} missing`, style: 'bad' } : 'all applied',
        { text: state.version.version.replace(/^(.*\+.{7}).*$/, '$1'), style: 'quiet' },
        { text: moment(state.version.startedAt), style: 'quiet' },
      ];
    }));
}

export function queues(table, idle, platform) {
  const all = platform.services.flatMap(one => one.state?.queues ?? []);
  const busy = queue => queue.errors > 0 || queue.messages + queue.inHand > 0 || queue.consumers === 0;
  const shown = all.filter(busy).sort((a, b) => b.errors - a.errors || b.messages - a.messages || a.queue.localeCompare(b.queue)).slice(0, 14);
  idle.textContent = `${all.length - all.filter(busy).length} of ${all.length} idle`;
  fill(table, ['Queue', number('Waiting'), number('In hand'), number('Consumers'), number('Oldest'), number('Failed')],
    shown.length ? shown.map(queue => [
      queue.queue, number(count(queue.messages)), number(count(queue.inHand)), { text: count(queue.consumers), style: `number ${queue.consumers ? '' : 'bad'}` },
      alarm(queue.oldestSeconds, age(queue.oldestSeconds), 300, 'warn'), alarm(queue.errors, count(queue.errors), 1),
    ]) : [[{ text: 'nothing waits, nothing failed', style: 'quiet' }, ...Array(5).fill(number(''))]]);
}

const titles = { cases: 'Accepted = opened = counted', money: 'Claims and receipts add up', audit: 'Every change has its record' };
const summary = {
  cases: numbers => numbers.filter(one => one.measure === 'count').map(one => `${one.service} ${count(one.value)}`).join(' · '),
  money: numbers => ['claimed', 'paid', 'remitted', 'outstanding'].map(name => `${name} ${count(numbers.find(one => one.measure === name)?.value)}`).join(' · '),
  audit: numbers => numbers.filter(one => one.measure === 'changes').map(one => `${one.service} ${count(one.value)}`).join(' · '),
};

export function monitors(table, answer) {
  const run = answer?.latest;
  if (!run) return fill(table, ['Invariant'], [[{ text: 'no run yet', style: 'quiet' }]]);
  fill(table, ['Invariant', 'State', 'Numbers'], [
    ...run.invariants.map(one => [
      `${one.number}  ${titles[one.name] ?? one.name}`,
      { text: one.state + (one.differenceCount && one.state === 'differ' ? ` (${one.differenceCount})` : ''), style: one.state },
      { text: summary[one.name]?.(one.numbers) ?? '', style: 'quiet' },
    ]),
    [{ text: `days ${run.from} to ${run.to}`, style: 'quiet' }, { text: run.state, style: run.state }, { text: answer.lastAgreedAt ? `agreed last ${moment(answer.lastAgreedAt)}` : 'never agreed yet', style: 'quiet' }],
  ]);
}
