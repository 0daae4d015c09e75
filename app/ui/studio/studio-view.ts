import type { LocalText } from '#app/survey/item.ts'
import type { CityIdentity, CityReport, Edition } from '#app/survey/reports/report.ts'
import type { SchemeNode } from '#app/survey/scheme/scheme-tree.ts'
import type { Scheme } from '#app/survey/scheme/scheme.ts'
import type { StudioFigures, StudioResult } from '#app/survey/scheme/studio-figures.ts'

export interface NamedNode extends SchemeNode {
  name: LocalText
}

/** Everything the studio's page shows. */
export interface StudioView {
  wave: { id: string; title: LocalText; opensOn: string; closesOn: string; synthetic: boolean }
  analysis: { id: string; createdOn: string }
  level: number
  official: { name: string | null; frozenOn: string | null; figures: StudioFigures }
  /** the framework whose tree the set-up fills */
  nodes: NamedNode[]
  frameworks: string[]
  cities: CityIdentity[]
  saved: { id: number; name: string }[]
  edition: Edition
  a: { scheme: Scheme; result: StudioResult }
  b: { scheme: Scheme; result: StudioResult } | null
  /** the city that is taken apart */
  report: CityReport | null
  /** why saving did not work, and the name that was tried */
  saving: { name: string; problem: string | null }
}
