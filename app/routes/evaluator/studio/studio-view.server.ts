import type { Database } from '#app/platform/database/database.server.ts'
import type { Refused } from '#app/platform/refused.ts'
import { openStudio, runStudio } from '#app/services/analysis/scheme/open-studio.server.ts'
import { readAnalysisCity } from '#app/services/reporting/read-analyses.server.ts'
import { listSchemes, readScheme } from '#app/services/schemes/read-schemes.server.ts'
import { schemeOfFields } from '#app/survey/scheme/scheme-fields.ts'
import { schemeSchema, type Scheme } from '#app/survey/scheme/scheme.ts'
import type { StudioView } from '#app/ui/studio/studio-view.ts'

export interface StudioPost {
  /** what stands in the address: `scheme`, `city`, `edition` */
  search: URLSearchParams
  /** the form as it was sent; null at the first look */
  form: URLSearchParams | null
}

/** The studio as a page shows it: the set-ups that the form or the address names, run on the server. */
export async function studioView(
  db: Database,
  waveId: string,
  { search, form }: StudioPost,
): Promise<{ outcome: 'viewed'; view: StudioView } | Refused> {
  const studio = await openStudio(db, waveId)
  if (studio.outcome === 'refused') return studio

  const saved = await listSchemes(db)
  const named = await readScheme(db, search.get('scheme'))
  const filled = form && schemeSchema.safeParse(schemeOfFields(form, nodesOf(form.get('framework'))))
  let a: Scheme = (filled?.success ? filled.data : named?.content) ?? studio.official.scheme
  let b = form ? readOther(form.get('other')) : null
  const intent = form?.get('intent') ?? ''
  const loaded = intent.startsWith('load') ? (await readScheme(db, form?.get('load') ?? null))?.content : null
  if (intent === 'keep') b = a
  if (intent === 'swap' && b) [a, b] = [b, a]
  if (intent === 'drop') b = null
  if (intent === 'reset') a = studio.official.scheme
  if (intent === 'load' && loaded) a = loaded
  if (intent === 'load-b' && loaded) b = loaded

  const city = form?.get('take') || form?.get('city') || search.get('city')
  const edition = (form ?? search).get('edition') === 'people' ? 'people' : 'blended'
  const known = studio.cities.find(({ code }) => code === city)?.code ?? null
  const { official, results } = runStudio(studio, [a, b], { edition, city: known })
  const { wave, analysis, level, cities } = studio
  return {
    outcome: 'viewed',
    view: {
      wave,
      analysis,
      level,
      official: { name: studio.official.name, frozenOn: studio.official.frozenOn, figures: official },
      nodes: nodesOf(a.framework),
      frameworks: studio.frameworks.map(({ id }) => id),
      cities,
      saved: saved.map(({ id, name }) => ({ id, name })),
      edition,
      a: { scheme: a, result: results[0]! },
      b: b && results[1] ? { scheme: b, result: results[1] } : null,
      report: known === null ? null : await readAnalysisCity(db, analysis.id, known),
      saving: { name: form?.get('name') ?? '', problem: null },
    },
  }

  function nodesOf(framework: string | null) {
    if (studio.outcome === 'refused') return []
    return (studio.frameworks.find(({ id }) => id === framework) ?? studio.frameworks[0]!).nodes
  }
}

/** The set-up that was kept beside, as the form carries it; null when it is none. */
function readOther(text: string | null): Scheme | null {
  try {
    return schemeSchema.parse(JSON.parse(text ?? ''))
  } catch {
    return null
  }
}
