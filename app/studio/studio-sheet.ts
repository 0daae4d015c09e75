import { makeFormat, type Format } from '#app/ui/format/format.ts'
import type { StudioFigures, StudioPart, StudioRefusal } from '#app/survey/scheme/studio-figures.ts'
import {
  comparisonsContradict,
  fill,
  peopleShareIsLow,
  refusalSentence,
  shiftSentences,
  shiftText,
} from '#app/survey/scheme/studio-sentences.ts'
import type { StudioWords } from './words.ts'

type Side = 'a' | 'b'

/** Writes figures into the page the server has drawn: every changing piece carries `data-of`. */
export class StudioSheet {
  private readonly format: Format
  private readonly pieces = new Map<string, HTMLElement>()
  private readonly rows: { city: string; row: HTMLTableRowElement }[]

  constructor(private readonly words: StudioWords) {
    this.format = makeFormat(words.language)
    for (const piece of document.querySelectorAll<HTMLElement>('[data-of]'))
      this.pieces.set(piece.dataset['of']!, piece)
    this.rows = [...document.querySelectorAll<HTMLTableRowElement>('tr[data-city]')].map((row) => ({
      city: row.dataset['city']!,
      row,
    }))
  }

  refuse(side: Side, refusal: StudioRefusal): void {
    this.show(`${side}.refusal`, refusalSentence(refusal, this.words.refusals, this.nameOf))
    for (const piece of ['shift', 'shares', 'low', 'brief']) this.show(`${side}.${piece}`, '')
    for (const { city } of this.rows) {
      this.show(`${side}.${city}.score`, this.words.noScore)
      for (const piece of ['interval', 'set', 'shift']) this.show(`${side}.${city}.${piece}`, '')
    }
    if (side !== 'a') return
    this.showParts(false)
    for (const { code } of this.words.nodes) {
      this.show(`weight.${code}`, this.words.noScore)
      for (const piece of ['ratio', 'spread', 'error']) this.show(`${piece}.${code}`, '')
    }
  }

  show(name: string, text: string): void {
    const piece = this.pieces.get(name)
    if (!piece) return
    if (piece.textContent !== text) piece.textContent = text
    if (piece.dataset['optional'] !== undefined) piece.hidden = text === ''
  }

  figures(side: Side, figures: StudioFigures): void {
    this.show(`${side}.refusal`, '')
    const { format, words } = this
    for (const { city, score, low, high, place, shift } of figures.cities) {
      const at = `${side}.${city}`
      this.show(`${at}.score`, score === null ? words.noScore : format.score(score))
      this.show(`${at}.interval`, low === null || high === null ? '' : format.interval(low, high))
      this.show(`${at}.set`, place ? format.range(place.low, place.high) : words.noScore)
      this.show(`${at}.shift`, shiftText(shift))
    }
    const sentences = shiftSentences(figures.shift, words, this.nameOf)
    this.show(`${side}.shift`, format.sentences(...sentences))
    this.show(`${side}.brief`, sentences[0] ?? '')
    this.shares(side, figures.peopleShare)
    if (side !== 'a') return
    this.sort(figures)
    this.weights(figures)
  }

  /** The waterfall of one city: numbers and the lengths of its bars. */
  parts(parts: StudioPart[]): void {
    const { format } = this
    this.showParts(true)
    let start = 0
    for (const { code, kind, score, weight, contribution } of parts) {
      const at = `part.${kind}.${code}`
      this.show(`${at}.score`, score === null ? this.words.noScore : format.score(score))
      this.show(`${at}.weight`, format.rate(weight * 100))
      this.show(`${at}.contribution`, format.decimal(contribution, 2))
      if (kind === 'people') this.items(code, contribution)
      if (kind !== 'first') continue
      const bar = document.querySelector<SVGRectElement>(`[data-bar="${CSS.escape(code)}"]`)
      bar?.setAttribute('x', String(start))
      bar?.setAttribute('width', String(Math.max(0, contribution)))
      this.show(`bar.${code}`, format.decimal(contribution, 1))
      start += contribution
    }
    document.querySelector('[data-bar-total]')?.setAttribute('width', String(start))
    this.show('bar.total', format.score(start))
  }

  private showParts(shown: boolean): void {
    const section = document.querySelector<HTMLElement>('section[aria-labelledby="parts"]')
    if (section) section.hidden = !shown
  }

  /** The items behind a people score share its points by their scores; what is left comes from partly filled answers. */
  private items(node: string, contribution: number): void {
    const rows = [...document.querySelectorAll<HTMLElement>(`[data-item-of="${CSS.escape(node)}"]`)]
    const whole = Number(rows[0]?.dataset['whole'])
    for (const row of rows) {
      const share = Number(row.dataset['points'])
      const cell = row.querySelector('[data-item-contribution]')
      if (cell) cell.textContent = this.format.decimal(whole === 0 ? 0 : (contribution * share) / whole, 2)
    }
  }

  private shares(side: Side, share: StudioFigures['peopleShare']): void {
    const { format, words } = this
    const percent = (value: number | null) => (value === null ? '' : format.share(value))
    const values = {
      nominal: percent(share.nominal),
      effective: percent(share.effective),
      variance: percent(share.variance),
    }
    this.show(
      `${side}.shares`,
      fill(share.variance === null ? words.sharesWithoutVariance : words.shares, values),
    )
    this.show(`${side}.low`, peopleShareIsLow(share) ? words.low : '')
  }

  private weights({ weights, ratios, spreads, errors }: StudioFigures): void {
    const { format, words } = this
    for (const [code, share] of Object.entries(weights)) this.show(`weight.${code}`, format.rate(share * 100))
    for (const { code } of words.nodes) {
      const ratio = ratios[code]
      const high = comparisonsContradict(ratio)
      const sentence = high ? words.ratioHigh : words.ratio
      this.pieces.get(`ratio.${code}`)?.classList.toggle('is-high', high)
      this.show(
        `ratio.${code}`,
        ratio === undefined ? '' : fill(sentence, { ratio: format.decimal(ratio, 2) }),
      )
      const spread = spreads[code]
      const range = spread && { low: format.share(spread.min), high: format.share(spread.max) }
      this.show(`spread.${code}`, range ? fill(words.spread, range) : '')
      const error = errors[code] ?? null
      this.show(`error.${code}`, error === null ? '' : fill(words.error, { error: format.rate(error * 100) }))
    }
  }

  /** Rows in the order of the set-up's ranks; cities without a place follow by score. */
  private sort({ cities }: StudioFigures): void {
    const order = new Map(
      cities.map(({ city, place, score }) => [city, place ? place.rank : 1e6 - (score ?? 0)]),
    )
    const sorted = this.rows.toSorted((x, y) => (order.get(x.city) ?? 2e6) - (order.get(y.city) ?? 2e6))
    if (sorted.every(({ row }, at) => row === this.rows[at]?.row)) return
    this.rows.splice(0, this.rows.length, ...sorted)
    this.rows[0]?.row.parentElement?.append(...this.rows.map(({ row }) => row))
  }

  private readonly nameOf = (code: string): string => this.words.names[code] ?? code
}
