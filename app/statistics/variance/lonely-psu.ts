/**
 * What a stratum with a single PSU contributes to the variance: nothing can be estimated (`fail`,
 * a refusal), nothing (`remove`, `certainty`), the distance from the overall centre (`adjust`), or
 * the average of the other strata (`average`).
 */
export const LONELY_PSU = ['fail', 'remove', 'certainty', 'adjust', 'average'] as const

export type LonelyPsu = (typeof LONELY_PSU)[number]
