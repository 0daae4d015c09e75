/** Hours by which the surveyed cities' clock (China Standard Time, the same all year) is ahead of UTC. */
const AHEAD = 8

const HOUR = 3600_000

/** the day asked for last: every response of an hour asks for the same */
let latest = { hour: NaN, day: '' }

/** The calendar day it is in the surveyed cities, YYYY-MM-DD. */
export function cityDay(now: Date): string {
  const hour = Math.floor(now.getTime() / HOUR) + AHEAD
  if (hour !== latest.hour) latest = { hour, day: new Date(hour * HOUR).toISOString().slice(0, 10) }
  return latest.day
}

/** The hour it is in the surveyed cities, YYYY-MM-DDTHH. */
export function cityHour(now: Date): string {
  return new Date(now.getTime() + AHEAD * HOUR).toISOString().slice(0, 13)
}

/** When a calendar day begins in the surveyed cities; null for a text that is no day. @param day YYYY-MM-DD */
export function startOfCityDay(day: string): Date | null {
  const start = /^\d{4}-\d{2}-\d{2}$/.test(day) ? new Date(`${day}T00:00:00+0${AHEAD}:00`) : null
  return start && cityDay(start) === day ? start : null
}
