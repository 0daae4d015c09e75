/** What the answers of one mode say, beside those of the mode that most people used. */
export interface ModeLine {
  mode: string
  n: number
  /** per cent that greet most days with a smile; null where too few say */
  smileRate: number | null
  /** satisfaction with life in the city, 0..100 */
  satisfaction: number | null
  /** points above the mode that most people used, and their p-values after Holm's correction; null in its own line */
  smileDifference: number | null
  smileP: number | null
  satisfactionDifference: number | null
  satisfactionP: number | null
}

/**
 * Do people answer differently in different modes? Unweighted, and people chose their mode or were found by it: a
 * difference may be one of the people.
 */
export interface ModeComparison {
  /** the mode that most people used: the others are compared with it */
  reference: string
  lines: ModeLine[]
  /** answers below which a mode is not described */
  hiddenBelow: number
}
