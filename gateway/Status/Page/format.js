// Numbers and times as people read them at a glance.
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

export const count = value => value == null ? '–' : whole.format(value);

export const rate = value => value == null ? '–' : value >= 1000 ? short.format(value) : value >= 10 ? whole.format(value) : Number(value.toFixed(value >= 1 ? 1 : 2)).toString();

export const bytes = value => value == null ? '–' : value >= 1e9 ? `${(value / 1e9).toFixed(1)} GB` : `${whole.format(value / 1e6)} MB`;

export const money = value => value == null ? '–' : `NT$ ${whole.format(value)}`;

export function age(seconds) {
  if (seconds == null) return '–';
  if (seconds < 1) return '0 s';
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  if (seconds < 129600) return `${Math.round(seconds / 3600)} h`;
  return `${Math.round(seconds / 86400)} d`;
}

// Times are shown as in Taiwan, wherever the browser is.
const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Taipei', hour: '2-digit', minute: '2-digit', second: '2-digit' });
const day = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Taipei', day: '2-digit', month: 'short', hour: '2-digit', minute: '2-digit' });

export const time = value => clock.format(new Date(value));
export const moment = value => day.format(new Date(value));
