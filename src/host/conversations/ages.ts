/** How long ago something was, as a list groups it. */
export type Age = 'today' | 'yesterday' | 'week' | 'older';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** By the calendar of this machine, not by hours. `time` in milliseconds since 1970. */
export function ageOf(time: number, now: Date): Age {
  const startOfDay = (daysAgo: number): number =>
    new Date(now.getFullYear(), now.getMonth(), now.getDate() - daysAgo).getTime();
  if (time >= startOfDay(0)) return 'today';
  if (time >= startOfDay(1)) return 'yesterday';
  return time >= startOfDay(7) ? 'week' : 'older';
}

/** "5 minutes ago", in that language. Times in milliseconds since 1970. */
export function relativeTime(time: number, now: number, language: string): string {
  const passed = Math.max(0, now - time);
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  if (passed < minute) return format.format(0, 'second');
  if (passed < hour) return format.format(-Math.floor(passed / minute), 'minute');
  if (passed < day) return format.format(-Math.floor(passed / hour), 'hour');
  if (passed < 30 * day) return format.format(-Math.floor(passed / day), 'day');
  return new Date(time).toLocaleDateString(language, { year: 'numeric', month: 'short', day: 'numeric' });
}
