import { scaleQuantize } from 'd3-scale'

import type { Domain } from './scale.ts'

/** Steps of the one-hue scale: 1 is darkest. */
export type Shade = 1 | 2 | 3 | 4 | 5

/** Which fifth of the scale a value lies in: 1 for the highest, darkest, to 5 for the lowest; beyond the ends, the end. */
export function shadeOf(value: number, { min, max }: Domain): Shade {
  return scaleQuantize<Shade>().domain([min, max]).range([5, 4, 3, 2, 1])(value)
}

/** How a difference stands to none: two steps up, two down, and about none between. */
export type Lean = 'down-2' | 'down-1' | 'near' | 'up-1' | 'up-2'

/** Which fifth of the span from `-most` to `most` a difference lies in. */
export function leanOf(difference: number, most: number): Lean {
  return scaleQuantize<Lean>().domain([-most, most]).range(['down-2', 'down-1', 'near', 'up-1', 'up-2'])(
    difference,
  )
}
