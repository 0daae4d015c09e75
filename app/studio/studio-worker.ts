import { readBasis, type BasisJson } from '#app/statistics/composite/editions/scheme/basis-json.ts'
import type { LeaguePlace } from '#app/statistics/composite/editions/scheme/scheme-league.ts'
import type { IndexBasis } from '#app/statistics/composite/editions/scheme/scheme.ts'
import { tryScheme } from '#app/statistics/composite/editions/scheme/try-scheme.ts'
import {
  underFramework,
  type FrameworkTree,
} from '#app/statistics/composite/editions/scheme/under-framework.ts'
import type { Edition } from '#app/survey/reports/report.ts'
import type { Scheme } from '#app/survey/scheme/scheme.ts'
import type { StudioResult } from '#app/survey/scheme/studio-figures.ts'
import type { FromWorker, StudioRun, ToWorker } from './messages.ts'

/** What the server hands over, as `studioData` makes it. */
interface StudioData {
  basis: BasisJson
  level: number
  leagues: Record<Edition, LeaguePlace[]>
  frameworks: Record<string, FrameworkTree>
}

/** Makes the index in the browser, away from the page, with the very code of the server. */
class Bench {
  private readonly bases = new Map<string, IndexBasis>()

  constructor(private readonly data: StudioData) {
    const basis = readBasis(data.basis)
    for (const [id, tree] of Object.entries(data.frameworks)) this.bases.set(id, underFramework(basis, tree))
  }

  run({ number, edition, city, schemes: { a, b } }: StudioRun): FromWorker {
    return { kind: 'ran', number, a: this.try(a, edition, city), b: b && this.try(b, edition, null) }
  }

  private try(scheme: Scheme, edition: Edition, city: string | null): StudioResult {
    const basis = this.bases.get(scheme.framework)
    if (!basis) return { refusal: { code: 'UNKNOWN_FRAMEWORK', message: scheme.framework, at: {} } }
    return tryScheme(basis, scheme, this.data.leagues[edition], { edition, level: this.data.level, city })
  }
}

let bench: Bench | null = null
const answer = (message: FromWorker) => self.postMessage(message)

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'open') {
    bench = new Bench(data.data as StudioData)
    answer({ kind: 'ready' })
  } else if (bench) answer(bench.run(data.run))
})
