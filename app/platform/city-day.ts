/** Hours by which the surveyed cities' clock (China Standard Time, the same all year) is ahead of UTC. */
const AHEAD = 8

/** The calendar day it is in the surveyed cities, YYYY-MM-DD. */
export function cityDay(now: Date): string {
  return new Date(now.getTime() + AHEAD * 3600_000).toISOString().slice(0, 10)
}

/** The hour it is in the surveyed cities, YYYY-MM-DDTHH. */
export function cityHour(now: Date): string {
  return new Date(now.getTime() + AHEAD * 3600_000).toISOString().slice(0, 13)
}
