/** The code of a cell that was suppressed. */
export const SUPPRESSED = -1

/** What somebody may know of a respondent, with ways to say it more coarsely. */
export interface QuasiIdentifier {
  name: string
  /** finest category of each row, 0, 1, … */
  codes: Int32Array
  /** per level, the category that each finest category becomes; the first level leaves them as they are */
  levels: Int32Array[]
  /** by group, finest categories that are hidden elsewhere, whatever their number */
  hidden?: ReadonlyMap<number, ReadonlySet<number>>
}

/** Rows of one release: `groups` (cities) are told apart everywhere. */
export interface AnonymityInput {
  groups: Int32Array
  quasi: QuasiIdentifier[]
}

export interface AnonymityRule {
  /** fewest rows that agree on everything somebody may know */
  k: number
  /** fewest rows of a category within its group */
  leastPerCategory: number
  /** largest share of rows that may lose a cell to local suppression before categories are made coarser */
  mostSuppressed: number
}
