import type { LocalText } from '#app/survey/item.ts'

/**
 * hidden-count, hidden-score: a hidden number of answers or score can be worked out;
 * still-printed: a figure that is hidden still prints a number;
 * few-changed: an earlier release differs by so few answers that they can be read off;
 * answers-changed: as many answers as in an earlier release, but not the same ones.
 */
export type DisclosureKind =
  'hidden-count' | 'hidden-score' | 'still-printed' | 'few-changed' | 'answers-changed'

/** What gives a hidden figure away. */
export type GivenAwayBy =
  'total' | 'group' | 'card' | 'items' | 'domains' | 'index' | 'itself' | 'release' | 'flags'

/** Something that must not be known and would be: what, from what, and how closely. */
export interface Disclosure {
  kind: DisclosureKind
  audience: 'public' | 'evaluator'
  /** null when it is of no single city */
  city: { code: string; name: LocalText } | null
  /** the item or index; null for the city as a whole */
  figure: LocalText | null
  /** what anybody could be sure of; null where that is beside the point */
  low: number | null
  high: number | null
  by: GivenAwayBy[]
  /** the earlier release it comes from */
  release: string | null
}
