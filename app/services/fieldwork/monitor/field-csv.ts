import { writeCsv, type CsvCell } from '#app/formats/csv.ts'
import type { FieldReport } from '#app/survey/wave/field-report.ts'
import type { OutcomeReport } from '#app/survey/wave/outcomes.ts'

const COLUMNS = ['part', 'name', 'category', 'answers', 'target', 'value', 'low', 'high']

/** The field monitor as one long table: what each line is says its first column; what is hidden stays empty. */
export function fieldCsv(report: FieldReport, outcomes: OutcomeReport): string {
  const rows: CsvCell[][] = []
  const line = (part: string, name: string, over: Partial<Record<string, CsvCell>> = {}) =>
    rows.push([part, name, ...COLUMNS.slice(2).map((column) => over[column] ?? null)])
  for (const { code, answers, effectiveN, forecast, ranked } of report.cities) {
    line('city', code, { category: ranked, answers, target: report.thresholds.ranked, value: effectiveN })
    if (forecast) {
      line('forecast', code, { value: forecast.effectiveN, low: forecast.low, high: forecast.high })
    }
  }
  for (const [variable, groups] of Object.entries(report.groups ?? {})) {
    for (const { category, answers, target, ratio } of groups) {
      line(variable, report.city?.code ?? '', { category, answers, target, value: ratio })
    }
  }
  for (const { district, cells } of report.heat ?? []) {
    for (const { sex, age, answers, target, ratio } of cells) {
      line('district_sex_age', district, { category: `${sex}:${age}`, answers, target, value: ratio })
    }
  }
  for (const { name, answers, medianMinutes, unanswered } of report.modes) {
    line('mode', name, { answers, value: medianMinutes })
    line('mode_unanswered', name, { value: unanswered })
  }
  for (const { mode, n, smileRate, satisfaction } of report.modesCompared?.lines ?? []) {
    line('mode_smile_rate', mode, { answers: n, value: smileRate })
    line('mode_satisfaction', mode, { answers: n, value: satisfaction })
  }
  for (const { name, answers, medianMinutes } of report.languages) {
    line('language', name, { answers, value: medianMinutes })
  }
  for (const { code, answers, told } of report.channels)
    line('channel', code ?? 'direct', { answers, value: told })
  for (const { hour, channel, answers, expected } of report.bursts) {
    line('burst', channel ?? 'direct', { category: hour, answers, target: expected })
  }
  for (const { item, visits } of report.breakOff.rows) line('break_off', item, { answers: visits })
  if (outcomes.invited) {
    const { counts, ineligible, opened } = outcomes.invited
    for (const [name, answers] of Object.entries({ ...counts, ineligible }))
      line('outcome', name, { answers })
    line('outcome', 'opened_without_answer', { answers: opened.used })
  }
  for (const [rate, value] of Object.entries(outcomes.invited?.rates ?? {})) line('rate', rate, { value })
  return writeCsv(COLUMNS, rows)
}
