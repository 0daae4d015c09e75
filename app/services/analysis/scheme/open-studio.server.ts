import { findWave, type WaveRecord } from '#app/data/fieldwork/waves.server.ts'
import { findFramework, listFrameworks, type FrameworkRecord } from '#app/data/reference/frameworks.server.ts'
import { findAnalysisSummary, listAnalyses } from '#app/data/results/analyses.server.ts'
import { findRelease } from '#app/data/results/releases.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, type Refused } from '#app/platform/refused.ts'
import { runScheme } from '#app/statistics/composite/editions/scheme/run-scheme.ts'
import { schemeLeague } from '#app/statistics/composite/editions/scheme/scheme-league.ts'
import type { IndexBasis } from '#app/statistics/composite/editions/scheme/scheme.ts'
import { tryScheme } from '#app/statistics/composite/editions/scheme/try-scheme.ts'
import {
  underFramework,
  type FrameworkTree,
} from '#app/statistics/composite/editions/scheme/under-framework.ts'
import type { LocalText } from '#app/survey/item.ts'
import type { CityIdentity, ReleaseSummary } from '#app/survey/reports/report.ts'
import type { SchemeIndicator, SchemeNode } from '#app/survey/scheme/scheme-tree.ts'
import { schemeOfFramework, type Scheme } from '#app/survey/scheme/scheme.ts'
import type { StudioFigures, StudioOptions, StudioResult } from '#app/survey/scheme/studio-figures.ts'
import type { ParticipationDesign } from '#app/survey/wave/wave.ts'
import { readAnalysisBasis } from './read-basis.server.ts'

/** A node of a framework with its name. */
export interface NamedNode extends SchemeNode {
  name: LocalText
}

/** An objective indicator of a framework with its name and the goalposts that are fixed there. */
export interface NamedIndicator extends SchemeIndicator {
  node: string
  name: LocalText
  unit: string
}

/** What the studio of a wave or a release works on. */
export interface Studio {
  outcome: 'opened'
  wave: { id: string; title: LocalText; opensOn: string; closesOn: string; synthetic: boolean }
  /** the official run */
  analysis: { id: string; createdOn: string }
  /** the release that published the run; null on a wave's newest analysis */
  release: { id: string; publishedOn: string } | null
  basis: IndexBasis
  /** level of intervals and rank sets */
  level: number
  official: { name: string | null; scheme: Scheme; frozenOn: string | null }
  /** framework versions with the same second-level indices, the wave's own first */
  frameworks: { id: string; nodes: NamedNode[]; indicators: NamedIndicator[]; filled: FrameworkTree }[]
  cities: (CityIdentity & { design: ParticipationDesign })[]
}

/** Opens the studio on the newest analysis of a wave. @returns refused with UNKNOWN_WAVE, NOT_ANALYSED, or as the basis */
export async function openStudio(db: Database, waveId: string): Promise<Studio | Refused> {
  const wave = await findWave(db, waveId)
  if (!wave) return refused('UNKNOWN_WAVE', `There is no wave ${waveId}.`, { wave: waveId })
  const [latest] = listAnalyses(db, waveId)
  const summary = latest && (await findAnalysisSummary(db, latest.id))
  if (!latest || !summary)
    return refused('NOT_ANALYSED', `The wave ${waveId} has not been analysed.`, { wave: waveId })
  return openOn(db, wave, { analysis: latest, release: null, summary })
}

/**
 * Opens the studio on the analysis that a release published. Nothing of the release can change: it is only read.
 *
 * @returns refused with UNKNOWN_RELEASE or as the basis
 */
export async function openReleaseStudio(db: Database, releaseId: string): Promise<Studio | Refused> {
  const found = await findRelease(db, releaseId)
  const wave = found && (await findWave(db, found.waveId))
  const analysis = found && listAnalyses(db, found.waveId).find(({ id }) => id === found.analysisId)
  if (!wave || !analysis)
    return refused('UNKNOWN_RELEASE', `There is no release ${releaseId}.`, { release: releaseId })
  const release = { id: found.id, publishedOn: found.publishedOn }
  return openOn(db, wave, { analysis, release, summary: found.summary })
}

async function openOn(
  db: Database,
  wave: WaveRecord,
  { analysis, release, summary }: Pick<Studio, 'analysis' | 'release'> & { summary: ReleaseSummary },
): Promise<Studio | Refused> {
  const read = await readAnalysisBasis(db, analysis.id)
  if (read.outcome === 'refused') return read

  const { title, opensOn, closesOn, synthetic, framework } = wave
  const { scheme } = summary.recipe.index
  return {
    outcome: 'opened',
    wave: { id: wave.id, title, opensOn, closesOn, synthetic },
    analysis,
    release,
    basis: read.basis,
    level: summary.recipe.ranks.level,
    official: {
      name: scheme?.name ?? null,
      scheme: scheme?.content ?? schemeOfFramework(framework),
      frozenOn: scheme?.frozenOn ?? null,
    },
    frameworks: await versionsOf(db, { ...framework, createdOn: '' }),
    cities: summary.cities.map(({ city, design }) => ({ ...city, design })),
  }
}

async function versionsOf(db: Database, own: FrameworkRecord): Promise<Studio['frameworks']> {
  const others = (await listFrameworks(db)).filter(({ id, code }) => code === own.code && id !== own.id)
  const records = [own, ...(await Promise.all(others.map(({ id }) => findFramework(db, id))))]
  const second = ({ content }: FrameworkRecord) =>
    content.nodes
      .filter(({ level }) => level === 'second')
      .map(({ code }) => code)
      .sort()
      .join(' ')
  return records.flatMap((record) => {
    if (!record || second(record) !== second(own)) return []
    const { nodes, indicators } = record.content
    return [
      {
        id: `${record.code}@${record.version}`,
        nodes: nodes.map(({ code, parent, level, name, weight, peopleShare }) => ({
          code,
          parent,
          level,
          name,
          weight,
          peopleShare: peopleShare ?? null,
        })),
        indicators: indicators.map(({ code, node, name, unit, low, high }) => ({
          code,
          node,
          name,
          unit,
          low,
          high,
        })),
        filled: {
          tree: nodes.map(({ code, parent, weight, peopleShare }) => ({
            code,
            parent,
            weight,
            ...(peopleShare === undefined ? {} : { peopleShare }),
          })),
          indicators: indicators.map(({ code, node, weight, direction, low, high }) => ({
            code,
            node,
            weight,
            direction,
            low,
            high,
          })),
        },
      },
    ]
  })
}

/** The official run and the set-ups beside it, as the page shows them without a script. */
export function runStudio(
  studio: Studio,
  schemes: (Scheme | null)[],
  { edition, city }: Pick<StudioOptions, 'edition' | 'city'>,
): { official: StudioFigures; results: (StudioResult | null)[] } {
  const { basis, level, official } = studio
  const run = runScheme(basis, official.scheme, { edition, level })
  const league = schemeLeague(basis, run.cities, { level })
  const own = tryScheme(basis, official.scheme, null, { edition, level, city: null })
  if ('refusal' in own) throw new Error(`the official scheme is refused: ${own.refusal.message}`)
  return {
    official: own.figures,
    results: schemes.map((scheme) => {
      if (!scheme) return null
      const framework = studio.frameworks.find(({ id }) => id === scheme.framework)
      if (!framework) {
        const message = `There is no framework ${scheme.framework} with these indices.`
        return { refusal: { code: 'UNKNOWN_FRAMEWORK', message, at: { framework: scheme.framework } } }
      }
      return tryScheme(underFramework(basis, framework.filled), scheme, league, { edition, level, city })
    }),
  }
}
