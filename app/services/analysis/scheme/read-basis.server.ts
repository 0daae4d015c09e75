import { setImmediate as nextTurn } from 'node:timers/promises'

import type { ResponseColumns } from '#app/data/fieldwork/responses/response-columns.server.ts'
import { findWave, type WaveRecord } from '#app/data/fieldwork/waves.server.ts'
import { findAnalysis, type AnalysisRecord } from '#app/data/results/analyses.server.ts'
import { findBasis, keepBasis } from '#app/data/results/analysis-bases.server.ts'
import {
  hashInputs,
  readAnalysisInputs,
  type AnalysisInputs,
  type InputHashes,
} from '#app/data/results/analysis-inputs.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, type Refused } from '#app/platform/refused.ts'
import {
  knowsOrder,
  readBasis,
  writeBasis,
  type BasisJson,
} from '#app/statistics/composite/editions/scheme/basis-json.ts'
import type { IndexBasis } from '#app/statistics/composite/editions/scheme/scheme.ts'
import { Refusal } from '#app/statistics/refusal.ts'
import type { AnalysisRecipe } from '#app/survey/wave/recipe.ts'
import { analyseCity, planAnalysis, type CityAnalysis } from '../city/analyse-city.ts'
import { rankedItems } from '../city/ranked-items.ts'
import { cityFrames, citySamples } from '../city/city-sample.ts'
import { readWaveColumns } from '../quality/flag-responses.server.ts'
import { basisOf } from './basis-of.ts'

export type BasisOutcome = { outcome: 'read'; basis: IndexBasis } | Refused

/**
 * What the index of an analysis is made from. It is worked out from the stored answers the first time, and kept. One
 * kept by an earlier version is worked out anew as long as the answers are there.
 *
 * @returns refused with UNKNOWN_ANALYSIS, ANALYSIS_OUT_OF_DATE when answers or reference data have changed since the
 *   analysis, or a code of the weighting
 */
export async function readAnalysisBasis(db: Database, analysisId: string): Promise<BasisOutcome> {
  const text = findBasis(db, analysisId)
  const kept = text === null ? null : (JSON.parse(text) as BasisJson)
  if (kept && knowsOrder(kept)) return { outcome: 'read', basis: readBasis(kept) }
  const made = await makeBasis(db, analysisId)
  if (made.outcome === 'read') keepBasis(db, analysisId, JSON.stringify(writeBasis(made.basis)))
  return made.outcome === 'refused' && kept ? { outcome: 'read', basis: readBasis(kept) } : made
}

/** The stored answers and reference data of an analysis, as long as they are those it was made from. */
export interface BasisMaterial {
  wave: WaveRecord
  recipe: AnalysisRecipe
  columns: ResponseColumns
  inputs: AnalysisInputs
}

/** @returns refused with UNKNOWN_ANALYSIS or ANALYSIS_OUT_OF_DATE */
export async function readBasisMaterial(
  db: Database,
  analysisId: string,
): Promise<{ outcome: 'read'; material: BasisMaterial } | Refused> {
  const analysis = await findAnalysis(db, analysisId)
  const wave = analysis && (await findWave(db, analysis.waveId))
  if (!wave)
    return refused('UNKNOWN_ANALYSIS', `There is no analysis ${analysisId}.`, { analysis: analysisId })
  const { recipe } = analysis
  const columns = await readWaveColumns(db, wave, recipe.weighting.margins)
  const inputs = await readAnalysisInputs(db, wave)
  const parts = changedParts(analysis, columns.hash.hash, hashInputs(wave, inputs))
  if (parts.length > 0) {
    return refused(
      'ANALYSIS_OUT_OF_DATE',
      `The analysis ${analysisId} was made from other inputs than are stored now.`,
      {
        analysis: analysisId,
        parts,
      },
    )
  }
  return { outcome: 'read', material: { wave, recipe, columns, inputs } }
}

/**
 * Works a basis out of its material. Between cities everything else gets its turn.
 *
 * @param withoutItem code of a survey item that is left out of the scores
 * @returns refused with a code of the weighting
 */
export async function basisOfMaterial(
  { wave, recipe, columns, inputs }: BasisMaterial,
  withoutItem?: string,
): Promise<BasisOutcome> {
  try {
    const plan = { ...planAnalysis(wave, recipe), ranked: rankedItems(wave) }
    const scaled = plan.scaled.filter(({ item }) => item.code !== withoutItem)
    const analyses: CityAnalysis[] = []
    for (const sample of citySamples(cityFrames(wave.cities, inputs), columns, recipe.flagged)) {
      analyses.push(analyseCity(sample, columns, { ...plan, scaled }))
      await nextTurn()
    }
    return { outcome: 'read', basis: basisOf(plan, analyses) }
  } catch (error) {
    if (error instanceof Refusal) return refused(error.code, error.message, error.at)
    throw error
  }
}

/**
 * Works the basis of an analysis out again and keeps nothing.
 *
 * @param flagged whether flagged responses count; as in the analysis by default
 */
export async function makeBasis(
  db: Database,
  analysisId: string,
  flagged?: AnalysisRecipe['flagged'],
): Promise<BasisOutcome> {
  const read = await readBasisMaterial(db, analysisId)
  if (read.outcome === 'refused') return read
  const { material } = read
  const recipe = flagged === undefined ? material.recipe : { ...material.recipe, flagged }
  return basisOfMaterial({ ...material, recipe })
}

function changedParts({ hashes }: AnalysisRecord, responses: string, now: InputHashes): string[] {
  const parts = (Object.keys(now) as (keyof InputHashes)[]).filter((part) => now[part] !== hashes[part])
  return responses === hashes.responses.hash ? parts : ['responses', ...parts]
}
