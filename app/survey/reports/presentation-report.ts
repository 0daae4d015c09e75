/** One of two ways in which an item was shown. */
export interface Side {
  n: number
  mean: number | null
}

/** One item, shown forwards to some and backwards to others. */
export interface DirectionTest {
  item: string
  forwards: Side
  backwards: Side
  /** mean backwards minus mean forwards, on the item's own scale; null with fewer than two answers on a side */
  difference: number | null
  t: number | null
  df: number | null
  pValue: number | null
  pHolm: number | null
}

/**
 * One item, answered by residents who asked for simpler words at some question and by those who never did. They chose
 * for themselves: a difference may be one of the people, not of the words.
 */
export interface WordingTest {
  item: string
  usual: Side
  simpler: Side
  /** mean in simpler words minus mean in the usual ones; otherwise as `DirectionTest` */
  difference: number | null
  t: number | null
  df: number | null
  pValue: number | null
  pHolm: number | null
}

/** One item whose options stood in an order of chance. */
export interface OrderTest {
  item: string
  n: number
  /** how often the (first) choice had stood at place 1, 2, …; equal but for chance when the order does not matter */
  byPlace: number[]
  chisq: number | null
  df: number | null
  pValue: number | null
  pHolm: number | null
}

/** One item of a split questionnaire: the share asked by design beside the part drawn. */
export interface SplitLine {
  item: string
  /** share of respondents the item is asked of, by the design */
  shareByDesign: number
  /** respondents with a recorded draw, and those of them whose part held the item */
  drawn: number
  asked: number
}

/** Whether it made a difference how the questions of a wave were shown. */
export interface PresentationReport {
  wave: string
  /** responses whose presentation is known */
  responses: number
  directions: DirectionTest[]
  orders: OrderTest[]
  /** corrected among themselves: chance decided on the others, residents on these */
  wordings: WordingTest[]
  split: SplitLine[]
}
