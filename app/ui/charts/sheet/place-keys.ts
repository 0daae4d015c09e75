/** A dot on a plot, in pixels of the narrowest sheet it is drawn on. */
export interface Spot {
  x: number
  y: number
}

/** Half the width of a numbered key, its distance from the dot, and room a dot takes. */
const KEY = 9
const AWAY = 15
const DOT = 6

/** Directions a key may stand in: above and below first, as intervals run along the axes less often there. */
const DIRECTIONS: Spot[] = [45, 135, 225, 315, 90, 270, 0, 180].map((degrees) => ({
  x: Math.cos((degrees * Math.PI) / 180),
  y: -Math.sin((degrees * Math.PI) / 180),
}))

/**
 * Where the number of each dot stands so that it covers neither a dot nor another number: the first free place around
 * it, further out when all near ones are taken; the least covered one when none is free.
 *
 * @param spots in pixels of the narrowest sheet; on wider ones everything only moves apart
 * @param width of that sheet; numbers stay inside it
 * @returns for each spot the way from it to the middle of its number, in pixels
 */
export function placeKeys(spots: Spot[], width: number, height: number): Spot[] {
  const taken: Spot[] = []
  return spots.map((spot) => {
    let best: { offset: Spot; cover: number } | null = null
    for (const reach of [1, 1.7, 2.4, 3.2]) {
      for (const { x, y } of DIRECTIONS) {
        const offset = { x: x * AWAY * reach, y: y * AWAY * reach }
        const cover = coverAt({ x: spot.x + offset.x, y: spot.y + offset.y }, spots, taken, width, height)
        if (best === null || cover < best.cover) best = { offset, cover }
        if (cover === 0) break
      }
      if (best?.cover === 0) break
    }
    const { offset } = best!
    taken.push({ x: spot.x + offset.x, y: spot.y + offset.y })
    return offset
  })
}

/** How far a number at a place runs into dots, other numbers, or over the edge; pixels, 0 when it is free. */
function coverAt(place: Spot, spots: Spot[], taken: Spot[], width: number, height: number): number {
  const into = (other: Spot, room: number) =>
    Math.max(0, room - Math.hypot(place.x - other.x, place.y - other.y))
  const over = [KEY - place.x, place.x + KEY - width, KEY - place.y, place.y + KEY - height]
  return (
    spots.reduce((sum, spot) => sum + into(spot, KEY + DOT), 0) +
    taken.reduce((sum, key) => sum + into(key, 2 * KEY), 0) +
    over.reduce((sum, beyond) => sum + Math.max(0, beyond) * 2, 0)
  )
}
