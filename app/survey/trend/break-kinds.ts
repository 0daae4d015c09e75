/**
 * What can change between two waves so that a difference need not be a change of life:
 * wording of items; form (which items are asked, in what questionnaire); mode mix; population; margins; boundaries of
 * the city; indicator vintage (year or revision of objective figures); framework (weights, λ, goalposts); scheme (how
 * the index is made); design (invited or open); other, as somebody declared it.
 */
export const BREAK_KINDS = [
  'wording',
  'form',
  'mode-mix',
  'population',
  'margins',
  'boundaries',
  'indicator-vintage',
  'framework',
  'scheme',
  'design',
  'other',
] as const
export type BreakKind = (typeof BREAK_KINDS)[number]

/**
 * common-items: both questionnaires ask the same items of a measure in the same words, and only their surroundings
 * differ; overlap: both ways were used side by side on people drawn alike, so that the effect of the break is known.
 */
export const BRIDGES = ['common-items', 'overlap'] as const
export type BridgeKind = (typeof BRIDGES)[number]

/**
 * Breaks of how people were asked, which a study can bridge. Another index (framework, scheme) or another design
 * cannot be bridged by asking people.
 */
export const BRIDGEABLE: readonly BreakKind[] = [
  'wording',
  'form',
  'mode-mix',
  'population',
  'margins',
  'boundaries',
  'indicator-vintage',
  'other',
]

/** May this kind of break be bridged in this way? Common items say nothing beyond the form around them. */
export function canBridge(kind: BreakKind, by: BridgeKind): boolean {
  return by === 'overlap' ? BRIDGEABLE.includes(kind) : kind === 'form'
}
