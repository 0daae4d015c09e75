import { useTranslation } from 'react-i18next'

import type { MethodCard } from '#app/survey/reports/report.ts'

import { useFormat } from '#app/ui/format/use-format.ts'
import { useCityWords } from '#app/ui/results/city/use-city-words.ts'
import { useNodeNames } from '#app/ui/results/release/use-node-names.ts'
import { useThemeWords } from '#app/ui/results/themes/use-theme-words.ts'
import { useTrendWords } from '#app/ui/results/trend/use-trend-words.ts'
import type { OfficialView } from '../official-view.ts'

/** The answers of the sheet for the press, in the order of the questions. */
export function usePressAnswers(view: OfficialView, card: MethodCard): { key: string; text: string }[] {
  const { t } = useTranslation('official')
  const format = useFormat()
  const words = useCityWords(view)
  const trend = useTrendWords({ node: useNodeNames(view.release), item: (code) => code })
  const written = useThemeWords()
  const { report, release, decision } = view
  const entry = (key: string) => {
    const found = card.entries.find((one) => one.key === key)
    return found ? format.text(found.text) : ''
  }
  return [
    { key: 'who', text: format.sentences(entry('sponsor'), entry('population')) },
    { key: 'how', text: format.sentences(t(`press.design.${report.design}`), entry('mode'), entry('dates')) },
    { key: 'many', text: many() },
    { key: 'result', text: words.answer('blended') },
    { key: 'sure', text: sure() },
    { key: 'first', text: isFirst() },
    { key: 'better', text: better() },
    { key: 'peers', text: peers() },
    ...themes(),
    { key: 'weighted', text: entry('weighting') },
    { key: 'files', text: t('press.files', { id: release.id, date: format.date(release.publishedOn) }) },
  ]

  function many(): string {
    if (report.n === null || report.effectiveN === null)
      return words.why(report.mark) ?? t('press.manyHidden')
    return t('press.many', {
      n: format.count(report.n),
      effectiveN: format.count(report.effectiveN),
      name: words.name,
    })
  }

  function sure(): string {
    const { low, high } = report.index.blended
    if (low === null || high === null) return t('press.sureNone')
    return t(`press.sure.${report.design}`, {
      low: format.score(low),
      high: format.score(high),
      level: format.share(release.summary.recipe.estimation.confidenceLevel),
    })
  }

  /** may the city be called first? only where its set of places holds nothing else */
  function isFirst(): string {
    const place = report.place.blended
    if (!place) return format.sentences(t('press.first.unplaced'), words.noPlace())
    if (place.low > 1) return format.sentences(t('press.first.no'), words.places(place))
    if (place.high > 1)
      return format.sentences(t('press.first.shared'), words.places(place), words.tier(place))
    return t('press.first.yes', { of: format.count(place.of) })
  }

  function better(): string {
    const since = release.summary.trend?.since[0]
    const row = report.changes?.[0]?.rows.find(
      ({ measure, edition }) => measure === 'index' && edition === 'people',
    )
    if (!since || !row) return t('press.betterNone')
    const may = row.verdict === 'up' || row.verdict === 'down' ? row.verdict : 'no'
    return format.sentences(t(`press.better.${may}`), trend.sentence(row, since))
  }

  /** of all cities together: a city's own themes and sentences are for its office alone */
  function themes(): { key: string; text: string }[] {
    const told = (release.summary.themes ?? []).filter(({ themes: found }) => found.length > 0)
    if (told.length === 0) return []
    const sentences = told.map(({ text, themes: found }) =>
      t('press.themes', {
        cities: format.count(release.summary.counts.cities),
        question: format.text(text),
        themes: written.most(found),
      }),
    )
    return [{ key: 'themes', text: format.sentences(...sentences, t('press.themesWhole')) }]
  }

  function peers(): string {
    const rows = decision.peers?.measures.find(({ key }) => key === 'index')?.rows ?? []
    if (rows.length === 0) return t('peers.none')
    if (report.design === 'open') return t('press.peersOpen')
    const named = (verdict: string) =>
      rows
        .filter((row) => row.verdict === verdict)
        .map(({ city }) => format.text(decision.peers!.cities.find(({ code }) => code === city)!.name))
    const [ahead, behind, alike] = [named('above'), named('below'), named('not-clear')]
    return format.sentences(
      ahead.length > 0 ? t('press.ahead', { names: format.list(ahead) }) : '',
      behind.length > 0 ? t('press.behind', { names: format.list(behind) }) : '',
      alike.length > 0 ? t('press.alike', { names: format.list(alike) }) : '',
    )
  }
}
