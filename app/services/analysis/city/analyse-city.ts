import type { ResponseColumns } from '#app/data/fieldwork/responses/response-columns.server.ts'
import type { WaveRecord } from '#app/data/fieldwork/waves.server.ts'
import { secondLevelCodes, type IndexNode } from '#app/statistics/composite/editions/index-tree.ts'
import { domainDegrees } from '#app/statistics/estimation/city-domain.ts'
import type { ScoreEstimate } from '#app/statistics/estimation/scores/estimate-scores.ts'
import type { CityWeighting } from '#app/statistics/weighting/weigh-city.ts'
import type { AnalysisRecipe } from '#app/survey/wave/recipe.ts'
import type { CityDrivers } from '#app/survey/reports/drivers.ts'
import type { Figure, ItemReport, Mark } from '#app/survey/reports/report.ts'
import type { WeightingReport } from '#app/survey/reports/weighting-report.ts'
import { cityDrivers } from '#app/services/analysis/drivers/city-drivers.ts'
import { statedImportance } from '#app/services/analysis/drivers/stated-importance.ts'
import { warning } from '#app/services/analysis/run/warnings.ts'
import type { CityFrame, CitySample } from './city-sample.ts'
import { describeItems } from './describe-items.ts'
import { estimateSample } from './estimate-sample.ts'
import { figureOf, markOf, NO_FIGURE, type Publishing } from './figures.ts'
import { objectiveSide, type ObjectiveSide } from './objective-side.ts'
import { rankedItems, rankedVotes, type RankedItem, type RankedVotes } from './ranked-items.ts'
import { scaledItem, type ScaledItem } from './scaled-item.ts'
import { weighSample } from './weigh-sample.ts'
import { weightingReport } from './weighting-report.ts'

/** What is the same for every city of a wave. */
export interface AnalysisPlan {
  wave: WaveRecord
  recipe: AnalysisRecipe
  tree: IndexNode[]
  /** second-level codes, in the order of every score array */
  nodes: string[]
  scaled: ScaledItem[]
  /** ranking questions whose order is wanted, for weights that residents vote for */
  ranked: RankedItem[]
  /** all ranking questions over indices, for what residents say matters to them */
  ordered: RankedItem[]
}

/** One city by itself, before it is compared with others. */
export interface CityAnalysis {
  frame: CityFrame
  n: number
  effectiveN: number
  deff: number | null
  mark: Mark
  /** people behind the weights */
  totalWeight: number
  people: (ScoreEstimate | null)[]
  covariance: Float64Array
  objective: ObjectiveSide
  items: ItemReport[]
  /** one per ranked item of the plan */
  votes: RankedVotes[]
  /** null without answers */
  drivers: CityDrivers | null
  smileRate: Figure
  satisfaction: Figure
  senses: Record<'gain' | 'happiness' | 'security', Figure>
  /** share told how to answer, 0..1, before thresholds */
  toldHowToAnswer: number | null
  weighting: WeightingReport | null
  /** the weights themselves, for results by domain; null where nobody answered */
  weighed: CityWeighting | null
  warnings: string[]
}

/** Settles once what holds for all cities of a wave. @throws Refusal of `readIndexTree` */
export function planAnalysis(wave: WaveRecord, recipe: AnalysisRecipe): AnalysisPlan {
  const tree = wave.framework.content.nodes.map(({ code, parent, weight, peopleShare }) => ({
    code,
    parent,
    weight,
    ...(peopleShare === undefined ? {} : { peopleShare }),
  }))
  const nodes = secondLevelCodes(tree)
  const scored = new Set(['HEADLINE', ...nodes])
  const scaled = wave.questionnaire.content.items.flatMap((item) => scaledItem(item, scored) ?? [])
  const { weights } = recipe.index.scheme?.content ?? {}
  const voted = [weights?.first, weights?.second].some((rule) => rule?.method === 'residents')
  const ordered = rankedItems(wave)
  return { wave, recipe, tree, nodes, scaled, ordered, ranked: voted ? ordered : [] }
}

/**
 * Weighs and estimates one city.
 *
 * @throws Refusal of the weighting and the estimation
 */
export function analyseCity(sample: CitySample, columns: ResponseColumns, plan: AnalysisPlan): CityAnalysis {
  const { frame, rows } = sample
  const { wave, recipe, nodes, scaled } = plan
  const objective = objectiveSide(frame, wave.framework.content, nodes, wave.closesOn)
  if (rows.length === 0) return emptyCity(frame, objective, nodes.length)

  const weighed = weighSample(sample, columns, recipe.weighting)
  weighed.warnings.push(...oldMargins(frame, wave, recipe))
  const weighting = weightingReport(weighed, frame.design)
  const { weights, diagnostics } = weighed.weighting
  const estimates = estimateSample(rows, columns, weighed.weighting, scaled, nodes, recipe)
  const publishing: Publishing = { design: frame.design, thresholds: recipe.thresholds }
  const items = describeItems(columns, rows, weights, estimates, publishing)
  const scoreOf = (code: string | undefined) =>
    figureOf(code === undefined ? null : (estimates.items.get(code)?.score ?? null), 1, publishing)
  const sense = (name: 'gain' | 'happiness' | 'security') =>
    scoreOf(scaled.find(({ item }) => item.sense === name)?.item.code)
  const ordered = rankedVotes(rows, columns, weighed.weighting, plan.ordered, recipe)
  const { respondents, effectiveN, kishDesignEffect } = diagnostics
  return {
    frame,
    n: respondents,
    effectiveN,
    deff: kishDesignEffect,
    mark: markOf(respondents, effectiveN, publishing),
    totalWeight: weights.reduce((sum, weight) => sum + weight, 0),
    people: estimates.people,
    covariance: estimates.covariance,
    objective,
    items,
    votes: plan.ranked.length === 0 ? [] : ordered,
    drivers: {
      ...cityDrivers({ rows, columns, weighting: weighed.weighting, estimates }, scaled, nodes, recipe),
      stated: statedImportance(
        ordered,
        domainDegrees(weighed.weighting.units),
        recipe.estimation.confidenceLevel,
      ),
    },
    smileRate: figureOf(estimates.items.get('smile_greet_day')?.topTwo ?? null, 100, publishing),
    satisfaction: scoreOf('city_life_satisfaction'),
    senses: { gain: sense('gain'), happiness: sense('happiness'), security: sense('security') },
    toldHowToAnswer: toldShare(items),
    weighting,
    weighed: weighed.weighting,
    warnings: weighting.warnings,
  }
}

function emptyCity(frame: CityFrame, objective: ObjectiveSide, k: number): CityAnalysis {
  return {
    frame,
    n: 0,
    effectiveN: 0,
    deff: null,
    mark: 'none',
    totalWeight: 0,
    people: Array.from({ length: k }, () => null),
    covariance: new Float64Array(k * k).fill(NaN),
    objective,
    items: [],
    votes: [],
    drivers: null,
    smileRate: NO_FIGURE,
    satisfaction: NO_FIGURE,
    senses: { gain: NO_FIGURE, happiness: NO_FIGURE, security: NO_FIGURE },
    toldHowToAnswer: null,
    weighting: null,
    weighed: null,
    warnings: [],
  }
}

/** Among those who answered the item with yes or no. */
function toldShare(items: ItemReport[]): number | null {
  const options = items.find(({ code }) => code === 'told_how_to_answer')?.options ?? []
  const yes = options.find(({ value }) => value === 'yes')?.share ?? null
  const opinions = options.reduce((sum, { missing, share }) => sum + (missing ? 0 : (share ?? 0)), 0)
  return yes === null || opinions === 0 ? null : yes / opinions
}

function oldMargins({ margins }: CityFrame, wave: WaveRecord, { weighting }: AnalysisRecipe): string[] {
  const used = margins.filter(({ variable }) => weighting.margins.includes(variable))
  const oldest = used.map(({ referenceDate }) => referenceDate).sort()[0]
  if (oldest === undefined) return []
  const limit = `${Number(wave.closesOn.slice(0, 4)) - 3}${wave.closesOn.slice(4)}`
  return oldest < limit ? [warning('margins-old', oldest)] : []
}
