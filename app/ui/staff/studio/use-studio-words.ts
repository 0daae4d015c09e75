import { useTranslation } from 'react-i18next'

import {
  comparisonsContradict,
  fill,
  peopleShareIsLow,
  refusalSentence,
  shiftSentences,
} from '#app/survey/scheme/studio-sentences.ts'
import type { StudioFigures, StudioRefusal } from '#app/survey/scheme/studio-figures.ts'

import { useFormat } from '#app/ui/format/use-format.ts'
import type { StudioView } from './studio-view.ts'

/** Refusals the studio has a sentence of its own for. */
const REFUSALS = [
  'generic',
  'NOT_POSITIVE_FOR_GEOMETRIC_MEAN',
  'NOT_POSITIVE_FOR_HARMONIC_MEAN',
  'LOG_WITH_GOALPOSTS',
  'INVALID_GOALPOSTS',
  'CONSTANT_INDICATOR',
  'CONSTANT_COLUMN',
  'REFERENCE_WITHOUT_FIGURE',
  'CHILDREN_WITHOUT_WEIGHTS',
  'NEGATIVE_WEIGHT',
  'NEGATIVE_PCA_WEIGHT',
  'TOO_FEW_UNITS',
  'IMPORTANCE_NOT_ASKED',
  'PEOPLE_SHARE_OUT_OF_RANGE',
  'UNKNOWN_FRAMEWORK',
]

/** Values that stand for themselves, so that a sentence can be filled later: `{moved}`. */
function open(...names: string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, `{${name}}`]))
}

/** The studio's changing sentences: for the server's page, and for the script that goes on from there. */
export function useStudioWords({
  nodes,
  indicators,
  cities,
}: Pick<StudioView, 'nodes' | 'indicators' | 'cities'>) {
  const { t } = useTranslation(['evaluator', 'common'])
  const format = useFormat()
  const names = Object.fromEntries([
    ...nodes.map(({ code, level, name }) => [
      code,
      level === 'index' ? format.text(name) : `${code} ${format.text(name)}`,
    ]),
    ...indicators.map(({ code, name }) => [code, format.text(name)]),
    ...cities.map(({ code, name }) => [code, format.text(name)]),
  ]) as Record<string, string>
  const words = {
    language: format.language,
    nodes: nodes.map(({ name: _name, ...node }) => node),
    indicators: indicators.map(({ code, low, high }) => ({ code, low, high })),
    names,
    unmoved: t('studio.unmoved', open('cities')),
    moved: t('studio.moved', open('cities', 'moved')),
    furthestUp: t('studio.furthestUp', open('city', 'places')),
    furthestDown: t('studio.furthestDown', open('city', 'places')),
    apart: t('studio.apart', open('apart')),
    shares: t('common:peopleShareNote.shares', open('nominal', 'effective', 'variance')),
    sharesWithoutVariance: t('common:peopleShareNote.sharesWithoutVariance', open('nominal', 'effective')),
    low: t('common:peopleShareNote.low'),
    ratio: t('studio.ratio', open('ratio')),
    ratioHigh: t('studio.ratioHigh', open('ratio')),
    spread: t('studio.spread', open('low', 'high')),
    error: t('studio.votes.error', open('error')),
    noScore: '–',
    places: t('studio.shiftHeading'),
    refusals: Object.fromEntries(
      REFUSALS.map((code) => [code, t(`studio.refusal.${code}`, open('message', 'node', 'city', 'parent'))]),
    ),
  }
  const nameOf = (code: string) => names[code] ?? code
  const percent = (value: number | null) => (value === null ? '' : format.share(value))
  return {
    words,
    nameOf,
    shiftOf: ({ shift }: StudioFigures) => format.sentences(...shiftSentences(shift, words, nameOf)),
    sharesOf: ({ peopleShare }: Pick<StudioFigures, 'peopleShare'>) =>
      fill(peopleShare.variance === null ? words.sharesWithoutVariance : words.shares, {
        nominal: percent(peopleShare.nominal),
        effective: percent(peopleShare.effective),
        variance: percent(peopleShare.variance),
      }),
    lowOf: ({ peopleShare }: Pick<StudioFigures, 'peopleShare'>) =>
      peopleShareIsLow(peopleShare) ? words.low : '',
    refusalOf: (refusal: StudioRefusal) => refusalSentence(refusal, words.refusals, nameOf),
    ratioOf: (ratio: number | undefined) =>
      ratio === undefined
        ? ''
        : fill(comparisonsContradict(ratio) ? words.ratioHigh : words.ratio, {
            ratio: format.decimal(ratio, 2),
          }),
    errorOf: (error: number | null | undefined) =>
      error == null ? '' : fill(words.error, { error: format.rate(error * 100) }),
    spreadOf: (spread: { min: number; max: number } | undefined) =>
      spread ? fill(words.spread, { low: format.share(spread.min), high: format.share(spread.max) }) : '',
  }
}
