import type { Database } from '#app/platform/database/database.server.ts'
import type { Refused } from '#app/platform/refused.ts'
import {
  openReleaseStudio,
  openStudio,
  runStudio,
  type Studio,
} from '#app/services/analysis/scheme/open-studio.server.ts'
import { readAnalysisCity } from '#app/services/reporting/read-analyses.server.ts'
import { readCityReport } from '#app/services/reporting/read-releases.server.ts'
import { listSchemes, readScheme } from '#app/services/schemes/read-schemes.server.ts'
import type { CityReport } from '#app/survey/reports/report.ts'
import { ENDS, fieldsOfScheme, schemeOfFields } from '#app/survey/scheme/scheme-fields.ts'
import { schemeSchema, type Scheme } from '#app/survey/scheme/scheme.ts'
import type { StudioView } from '#app/ui/staff/studio/studio-view.ts'
import { wavePath } from '#app/ui/staff/wave/page/wave-pages.ts'

/** What the studio is opened on: the newest analysis of a wave, or a release, of which nothing changes. */
export type StudioSubject = { wave: string } | { release: string }

export interface StudioPost {
  /** what stands in the address: `scheme`, `city`, `edition` */
  search: URLSearchParams
  /** the form as it was sent; null at the first look */
  form: URLSearchParams | null
}

/** Opens the studio on its subject. @returns refused as `openStudio` and `openReleaseStudio` do */
export function openSubject(db: Database, subject: StudioSubject): Promise<Studio | Refused> {
  return 'wave' in subject ? openStudio(db, subject.wave) : openReleaseStudio(db, subject.release)
}

/** The studio as a page shows it: the set-ups that the form or the address names, run on the server. */
export async function studioView(
  db: Database,
  subject: StudioSubject,
  { search, form }: StudioPost,
): Promise<{ outcome: 'viewed'; view: StudioView } | Refused> {
  const studio = await openSubject(db, subject)
  if (studio.outcome === 'refused') return studio

  const saved = await listSchemes(db)
  const named = await readScheme(db, search.get('scheme'))
  const intent = form?.get('intent') ?? ''
  if (intent === 'reset-goalposts') forgetGoalposts(form!)
  const { a, b } = await setUpsOf(db, form, intent, studio, named?.content ?? null)
  const city = form?.get('take') || form?.get('city') || search.get('city')
  const edition = (form ?? search).get('edition') === 'people' ? 'people' : 'blended'
  const known = studio.cities.find(({ code }) => code === city)?.code ?? null
  const { official, results } = runStudio(studio, [a, b], { edition, city: known })
  const { wave, analysis, release, level, cities } = studio
  const { nodes, indicators } = frameworkOf(studio, a.framework)
  const fields = fieldsOfScheme(a, { nodes, indicators })
  // what makes no sense stays in its field, so that it can be put right
  const typed = form && !schemeSchema.safeParse(a).success ? typedOf(form, fields) : {}
  return {
    outcome: 'viewed',
    view: {
      path:
        'wave' in subject ? `${wavePath(wave.id)}/studio` : `/evaluator/releases/${subject.release}/studio`,
      wave,
      analysis,
      release,
      level,
      official: { name: studio.official.name, frozenOn: studio.official.frozenOn, figures: official },
      nodes,
      indicators,
      frameworks: studio.frameworks.map(({ id }) => id),
      cities,
      saved: saved.map(({ id, name }) => ({ id, name })),
      edition,
      fields: { ...fields, ...typed },
      a: { scheme: a, result: results[0]! },
      b: b && results[1] ? { scheme: b, result: results[1] } : null,
      report: known === null ? null : await reportOf(db, studio, known),
      saving: { name: form?.get('name') ?? '', problem: null },
    },
  }
}

/** The set-ups A and B after the step that the form asks for. */
async function setUpsOf(
  db: Database,
  form: URLSearchParams | null,
  intent: string,
  studio: Studio,
  named: Scheme | null,
): Promise<{ a: Scheme; b: Scheme | null }> {
  const official = studio.official.scheme
  const a = form ? schemeOfFields(form, frameworkOf(studio, form.get('framework'))) : (named ?? official)
  const b = form ? readOther(form.get('other')) : null
  const loaded = intent.startsWith('load')
    ? ((await readScheme(db, form?.get('load') ?? null))?.content ?? null)
    : null
  switch (intent) {
    case 'keep':
      return { a, b: a }
    case 'swap':
      return b ? { a: b, b: a } : { a, b }
    case 'drop':
      return { a, b: null }
    case 'reset':
      return { a: official, b }
    case 'load':
      return { a: loaded ?? a, b }
    case 'load-b':
      return { a, b: loaded ?? b }
    default:
      return { a, b }
  }
}

function frameworkOf(studio: Studio, id: string | null): Studio['frameworks'][number] {
  return studio.frameworks.find((framework) => framework.id === id) ?? studio.frameworks[0]!
}

async function reportOf(db: Database, studio: Studio, city: string): Promise<CityReport | null> {
  const { release, analysis } = studio
  return release ? readCityReport(db, release.id, city, 'evaluator') : readAnalysisCity(db, analysis.id, city)
}

/** Leaves every goalpost to the framework. */
function forgetGoalposts(form: URLSearchParams): void {
  for (const name of new Set(form.keys())) {
    if (ENDS.some((end) => name.startsWith(`${end}.`))) form.delete(name)
  }
}

/** The form's own words for the fields of a set-up. */
function typedOf(form: URLSearchParams, fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.keys(fields).flatMap((name) => (form.has(name) ? [[name, form.get(name)!]] : [])),
  )
}

/** The set-up that was kept beside, as the form carries it; null when it is none. */
function readOther(text: string | null): Scheme | null {
  try {
    return schemeSchema.parse(JSON.parse(text ?? ''))
  } catch {
    return null
  }
}
