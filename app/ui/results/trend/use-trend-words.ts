import { useTranslation } from 'react-i18next'

import type { Break, Bridge } from '#app/survey/trend/breaks.ts'
import type { ChangeRow, ComparedWave, MeasureKey } from '#app/survey/trend/changes.ts'

import { useFormat } from '#app/ui/format/use-format.ts'

interface Names {
  /** the name of an index by its code */
  node: (code: string) => string
  /** the short label of an item by its code */
  item: (code: string) => string
}

/** Words for changes between waves: measures, verdicts, breaks and bridges. */
export function useTrendWords(names: Names) {
  const { t } = useTranslation('common')
  const format = useFormat()

  function measure({ measure: kind, code, edition }: MeasureKey): string {
    switch (kind) {
      case 'index':
        return t(`edition.${edition}`)
      case 'first_level':
      case 'second_level':
        return edition === 'people' ? names.node(code) : t('trend.blendedNode', { name: names.node(code) })
      case 'smile_rate':
        return t('city.smileRate')
      case 'satisfaction':
        return t('mood.satisfaction')
      case 'sense':
        return t(`mood.${code}`)
      case 'ladder':
        return t('trend.ladder')
      case 'item_score':
        return names.item(code)
    }
  }

  function value(row: MeasureKey, number: number): string {
    return row.measure === 'smile_rate' ? format.rate(number) : format.score(number)
  }

  /** "September 2025": when an earlier wave closed */
  function wave({ closesOn }: Pick<ComparedWave, 'closesOn'>): string {
    const day = new Date(`${closesOn}T00:00:00Z`)
    return day.toLocaleDateString(format.language, { year: 'numeric', month: 'long', timeZone: 'UTC' })
  }

  function named(code: string): string {
    const node = names.node(code)
    return node === code ? names.item(code) : node
  }

  /** a break in a few words: "Wording: Road safety (smile-short@1 → smile-short@2)" */
  function breakWords({ kind, covers, before, after, reason, on, late, origin, cities }: Break): string {
    const about = [
      ...(covers === null ? [] : [format.list(covers.map(named))]),
      ...(before !== null && after !== null && before !== after ? [`${before} → ${after}`] : []),
      ...(cities === null ? [] : [t('trend.citiesCovered', { count: cities.length })]),
      ...(reason === null ? [] : [format.text(reason)]),
      ...(origin === 'declared' && on !== null
        ? [t(late ? 'trend.declaredLate' : 'trend.declaredOn', { date: format.date(on) })]
        : []),
    ]
    return about.length === 0
      ? t(`trend.break.${kind}`)
      : t('trend.breakAbout', { kind: t(`trend.break.${kind}`), about: about.join(t('trend.comma')) })
  }

  function bridgeWords({ kind, by, covers, shift, se, reason, on, late }: Bridge): string {
    const about = [
      ...(covers === null ? [] : [format.list(covers.map(named))]),
      ...(shift === 0 && se === 0
        ? []
        : [t('trend.shift', { shift: format.signed(shift), se: format.decimal(se, 2) })]),
      format.text(reason),
      t(late ? 'trend.declaredLate' : 'trend.declaredOn', { date: format.date(on) }),
    ]
    return t('trend.bridgeAbout', {
      kind: t(`trend.break.${kind}`),
      by: t(`trend.bridge.${by}`),
      about: about.join(t('trend.comma')),
    })
  }

  /** the kinds of the breaks a row meets, each once */
  function breakKinds({ breaks }: Pick<ChangeRow, 'breaks'>, since: ComparedWave): string {
    const kinds = new Set(breaks.flatMap((at) => since.breaks[at]?.kind ?? []))
    return format.list([...kinds].map((kind) => t(`trend.break.${kind}`)))
  }

  /** what may be said of a change, as a sentence */
  function sentence(row: ChangeRow, since: ComparedWave): string {
    if (row.before === null || row.now === null) {
      return t(`trend.sentence.${row.verdict}`, { measure: measure(row), wave: wave(since) })
    }
    const said = t(`trend.sentence.${row.verdict}`, {
      measure: measure(row),
      wave: wave(since),
      now: value(row, row.now.value),
      before: value(row, row.before.value),
      difference: row.difference === null ? '' : format.score(Math.abs(row.difference)),
      low: row.low === null ? '' : format.signed(row.low),
      high: row.high === null ? '' : format.signed(row.high),
      breaks: breakKinds(row, since),
    })
    const parts =
      row.parts &&
      t('trend.parts', { scores: format.signed(row.parts.scores), method: format.signed(row.parts.method) })
    return format.sentences(said, parts ?? '')
  }

  return {
    measure,
    value,
    wave,
    signed: format.signed,
    breakWords,
    bridgeWords,
    breakKinds,
    sentence,
    verdict: ({ verdict }: Pick<ChangeRow, 'verdict'>) => t(`trend.verdict.${verdict}`),
  }
}

export type TrendWords = ReturnType<typeof useTrendWords>
