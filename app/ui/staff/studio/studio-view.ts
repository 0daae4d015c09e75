import type { LocalText } from '#app/survey/item.ts'
import type { CityIdentity, CityReport, Edition } from '#app/survey/reports/report.ts'
import type { SchemeIndicator, SchemeNode } from '#app/survey/scheme/scheme-tree.ts'
import type { Scheme } from '#app/survey/scheme/scheme.ts'
import type { StudioFigures, StudioResult } from '#app/survey/scheme/studio-figures.ts'
import type { ParticipationDesign } from '#app/survey/wave/wave.ts'

export interface NamedNode extends SchemeNode {
  name: LocalText
}

export interface NamedIndicator extends SchemeIndicator {
  node: string
  name: LocalText
  unit: string
}

/** Everything the studio's page shows. */
export interface StudioView {
  /** where the studio stands; its forms are sent there */
  path: string
  wave: { id: string; title: LocalText; opensOn: string; closesOn: string; synthetic: boolean }
  analysis: { id: string; createdOn: string }
  /** the release the studio was opened on; null on a wave */
  release: { id: string; publishedOn: string } | null
  level: number
  official: { name: string | null; frozenOn: string | null; figures: StudioFigures }
  /** the framework whose tree the set-up fills */
  nodes: NamedNode[]
  indicators: NamedIndicator[]
  frameworks: string[]
  cities: (CityIdentity & { design: ParticipationDesign })[]
  saved: { id: number; name: string }[]
  edition: Edition
  /** what the form holds, by field; as it was sent where it was sent */
  fields: Record<string, string>
  a: { scheme: Scheme; result: StudioResult }
  b: { scheme: Scheme; result: StudioResult } | null
  /** the city that is taken apart */
  report: CityReport | null
  /** why saving did not work, and the name that was tried */
  saving: { name: string; problem: string | null }
}
