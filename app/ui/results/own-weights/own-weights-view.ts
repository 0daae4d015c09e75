import type { OwnBasis, OwnRanking, OwnWeights } from '#app/survey/own-weights/own-weights.ts'

import type { ReleaseView } from '#app/ui/results/release/release-view.ts'

/** What the page of a reader's own weights is given. */
export interface OwnWeightsView {
  release: ReleaseView
  latest: boolean
  basis: OwnBasis
  asked: OwnWeights
  ranking: OwnRanking
}
