import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findAnalysis } from '#app/data/results/analyses.server.ts'
import { findWave, insertWave, setWaveStatus } from '#app/data/fieldwork/waves.server.ts'
import { insertResponses } from '#app/data/fieldwork/responses/responses.server.ts'
import { analyseWave } from '#app/services/analysis/run/analyse-wave.server.ts'
import { recipeForWave } from '#app/services/analysis/run/recipe-for-wave.ts'
import { makeClosedWave, RANKED } from '#tests/support/records/analysed-wave.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'

let db: TestDatabase

beforeAll(async () => {
  db = await openTestDatabase('reference')
})
afterAll(() => db.remove())

describe('analyseWave on request', () => {
  it('leaves flagged responses out and says so', async () => {
    const wave = await makeClosedWave(db, {
      id: 'hasty',
      cities: [{ code: RANKED, responses: 200 }],
      change: (row, at) => (at % 20 === 0 ? { ...row, seconds: 5 } : row),
    })
    const kept = await analyseWave(db, wave)
    const left = await analyseWave(db, wave, undefined, { flagged: 'excluded' })
    if (kept.outcome !== 'analysed' || left.outcome !== 'analysed') throw new Error('refused')
    expect(kept.counts).toMatchObject({ responses: 200, flagged: { speeder: 10 } })
    const conspicuous = db.columns
      .prepare('SELECT count(DISTINCT "responseId") FROM "QualityFlag" WHERE "waveId" = ?')
      .pluck()
      .get(wave) as number
    expect(conspicuous).toBeGreaterThanOrEqual(10)
    expect(left.counts).toMatchObject({ responses: 200 - conspicuous, flagged: { speeder: 10 } })
    expect(left.warnings).toContain(`flagged-left-out:${conspicuous}`)
    expect((await findAnalysis(db, left.analysisId))!.hashes.responses).toEqual(
      (await findAnalysis(db, kept.analysisId))!.hashes.responses,
    )
  })

  it('takes answers without an invitation in an invited city for another design', async () => {
    const wave = await makeClosedWave(db, {
      id: 'walk-ins',
      cities: [{ code: RANKED, responses: 150 }],
      change: (row, at) => (at < 30 ? { ...row, stratum: null } : row),
    })
    const outcome = await analyseWave(db, wave)
    expect(outcome).toMatchObject({ outcome: 'analysed', counts: { responses: 120 } })
    expect(outcome.outcome === 'analysed' && outcome.warnings).toContain('without-invitation:30')
  })

  it('analyses areas that are not in the register with the weights they came with', async () => {
    const model = (await findWave(
      db,
      await makeClosedWave(db, { id: 'model', cities: [{ code: RANKED, responses: 0 }] }),
    ))!
    insertWave(db, {
      ...model,
      id: 'areas',
      frameworkId: model.framework.id,
      questionnaireId: model.questionnaire.id,
      cities: [{ code: 'CD1', design: 'open', label: { 'zh-CN': '一区', en: 'District one' } }],
    })
    const answers = (score: number) =>
      JSON.stringify({ smile_greet_day: score, city_life_satisfaction: score })
    const row = {
      waveId: 'areas',
      cityCode: 'CD1',
      stratum: null,
      day: '2026-03-01',
      language: 'en',
      mode: 'mail',
      channel: 'import',
      noticeVersion: '1',
      questionnaire: 'smile-short@1',
      sex: null,
      ageGroup: null,
      education: null,
      district: null,
      seconds: null,
    }
    insertResponses(
      db,
      Array.from({ length: 40 }, (_, at) => ({
        ...row,
        id: `area-${at}`,
        baseWeight: at < 20 ? 3 : 1,
        answers: answers(at < 20 ? 5 : 1),
      })),
    )
    setWaveStatus(db, 'areas', 'closed')
    const outcome = await analyseWave(db, 'areas')
    if (outcome.outcome !== 'analysed') throw new Error(JSON.stringify(outcome))
    expect(outcome.warnings).toContain('not-adjusted:1')
    expect(outcome.warnings).toContain('margin-without-figures:education 1')
    const [report] = (await findAnalysis(db, outcome.analysisId))!.cities
    expect(report?.city).toMatchObject({ name: { en: 'District one' }, population15Plus: null })
    expect(report?.satisfaction.value).toBeCloseTo(75, 10)
    expect(report?.smileRate).toMatchObject({ n: 40, mark: 'indicative' })
    expect(report?.index.people).toMatchObject({ value: null, mark: 'none' })
  })

  it('refuses a wave that does not exist, has no answers, or has answers outside its options', async () => {
    expect(await analyseWave(db, 'nowhere')).toMatchObject({
      outcome: 'refused',
      error: { code: 'UNKNOWN_WAVE', at: { wave: 'nowhere' } },
    })
    await makeClosedWave(db, { id: 'silent', cities: [{ code: RANKED, responses: 0 }] })
    expect(await analyseWave(db, 'silent')).toMatchObject({ error: { code: 'NO_RESPONSES' } })
    await makeClosedWave(db, {
      id: 'altered',
      cities: [{ code: RANKED, responses: 20 }],
      change: (row, at) => (at === 3 ? { ...row, answers: '{"smile_greet_day":6}' } : row),
    })
    expect(await analyseWave(db, 'altered')).toMatchObject({
      outcome: 'refused',
      error: { code: 'VALUE_OUTSIDE_OPTIONS', at: { item: 'smile_greet_day', responses: 1 } },
    })
  })

  it('returns what the statistics refuse, with the city', async () => {
    const wave = await makeClosedWave(db, {
      id: 'negative',
      cities: [{ code: RANKED, responses: 20 }],
      change: (row, at) => (at === 0 ? { ...row, baseWeight: -1 } : row),
    })
    expect(await analyseWave(db, wave)).toMatchObject({
      outcome: 'refused',
      error: { code: 'NEGATIVE_WEIGHT', at: { city: RANKED } },
    })
  })

  it('takes the recipe it is given', async () => {
    const usual = await analyseWave(
      db,
      await makeClosedWave(db, { cities: [{ code: RANKED, responses: 150 }] }),
    )
    const recipe = recipeForWave((await findWave(db, 'made-2026'))!)
    const plain = { ...recipe, weighting: { ...recipe.weighting, margins: ['education'] } }
    const outcome = await analyseWave(db, 'made-2026', plain)
    if (outcome.outcome !== 'analysed' || usual.outcome !== 'analysed') throw new Error('refused')
    const stored = (await findAnalysis(db, outcome.analysisId))!
    expect(stored.recipe.weighting.margins).toEqual(['education'])
    expect(stored.cities[0]?.weighting?.margins.map(({ variable }) => variable)).toEqual(['education'])
    expect(stored.hashes.recipe).not.toBe((await findAnalysis(db, usual.analysisId))!.hashes.recipe)
  })
})
