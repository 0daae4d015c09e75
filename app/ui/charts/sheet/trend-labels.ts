/** Waves that have room for their names and numbers side by side on a phone. */
const ROOM_FOR = 4

/** Which of the waves of a trend carry their name: all of a few, every so many of more, the latest always. */
export function trendLabels(waves: number): Set<number> {
  const step = Math.ceil(waves / ROOM_FOR)
  return new Set(Array.from({ length: waves }, (_, at) => at).filter((at) => (waves - 1 - at) % step === 0))
}
