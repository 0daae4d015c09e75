import {
  firstSentence,
  stabilitySentences,
  tierWords,
  type OwnWords,
} from '#app/survey/own-weights/own-sentences.ts'
import type { OwnBasis, OwnLine, OwnRanking, OwnWeights } from '#app/survey/own-weights/own-weights.ts'
import { fill } from '#app/survey/scheme/studio-sentences.ts'
import { makeFormat, type Format } from '#app/ui/format/format.ts'

/** Writes a reader's own ranking into the page that the server has drawn. */
export class OwnSheet {
  private readonly format: Format
  private readonly table = document.querySelector<HTMLTableElement>('.own-table')
  private readonly rows = new Map<string, HTMLTableRowElement>()

  constructor(
    language: 'zh-CN' | 'en',
    private readonly words: OwnWords,
  ) {
    this.format = makeFormat(language)
    for (const row of this.table?.querySelectorAll<HTMLTableRowElement>('tr[data-city]') ?? [])
      this.rows.set(row.dataset['city'] ?? '', row)
  }

  problem(problem: OwnWeights['problem']): void {
    const piece = this.piece('problem')
    if (!piece) return
    piece.hidden = problem === null
    write(piece, problem === null ? '' : this.words.problem[problem])
  }

  /** What each weight is of all of them. */
  shares(letters: OwnBasis['letters'], weights: readonly number[]): void {
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    letters.forEach(({ code }, at) =>
      write(this.piece(`share.${code}`), this.format.rate((100 * (weights[at] ?? 0)) / total)),
    )
  }

  /** Every link that leads to this page again carries the weights; editions and languages stay those of the link. */
  address(address: string): void {
    this.piece('link')?.setAttribute('href', address)
    for (const link of document.querySelectorAll<HTMLAnchorElement>('.switch a, a[rel="alternate"]')) {
      const own = new URL(link.href).searchParams
      const changed = new URL(address, location.href)
      for (const name of ['edition', 'lang']) {
        const value = own.get(name)
        if (value !== null) changed.searchParams.set(name, value)
      }
      link.href = changed.pathname + changed.search
    }
  }

  ranking(ranking: OwnRanking): void {
    const { format, words } = this
    const writing = { fill, list: format.list, range: format.range, share: format.share }
    write(this.piece('finding'), firstSentence(ranking, words, writing))
    stabilitySentences(ranking, words, writing).forEach((sentence, at) =>
      write(this.piece(`stable.${at}`), sentence),
    )
    this.tiers(ranking.lines)
  }

  /** A body per tier, each under its line; cities without a place in the last. */
  private tiers(lines: OwnLine[]): void {
    const bodies: HTMLTableSectionElement[] = []
    for (const tier of new Set(lines.map((line) => line.tier))) {
      const body = document.createElement('tbody')
      const own = lines.filter((line) => line.tier === tier)
      body.append(this.head(tier, own.length), ...own.flatMap((line) => this.row(line)))
      bodies.push(body)
    }
    for (const body of [...(this.table?.tBodies ?? [])]) body.remove()
    this.table?.append(...bodies)
  }

  private head(tier: number | null, size: number): HTMLTableRowElement {
    const head = document.createElement('tr')
    const cell = document.createElement('th')
    head.className = 'tier'
    cell.scope = 'rowgroup'
    cell.colSpan = this.table?.tHead?.rows[0]?.cells.length ?? 1
    if (tier === null) cell.textContent = this.words.noPlace
    else {
      const { name, meaning } = tierWords(tier, size, this.words, fill)
      const strong = document.createElement('strong')
      strong.textContent = name
      cell.append(strong, ` ${meaning}`)
    }
    head.append(cell)
    return head
  }

  private row({ code, score, low, high, set }: OwnLine): HTMLTableRowElement[] {
    const { format } = this
    const row = this.rows.get(code)
    if (!row) return []
    write(row.querySelector('[data-cell="set"]'), set ? format.range(set.low, set.high) : '–')
    write(row.querySelector('[data-cell="score"]'), score === null ? '–' : format.score(score))
    const interval = low === null || high === null ? '' : format.interval(low, high)
    write(row.querySelector('[data-cell="interval"]'), interval)
    return [row]
  }

  private piece(name: string): HTMLElement | null {
    return document.querySelector<HTMLElement>(`[data-own="${CSS.escape(name)}"]`)
  }
}

function write(piece: Element | null, text: string): void {
  if (piece && piece.textContent !== text) piece.textContent = text
}
