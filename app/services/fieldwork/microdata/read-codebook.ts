import { cellReader } from '#app/formats/cells.ts'
import type { CsvTable, FileProblem } from '#app/formats/csv.ts'
import type { Item } from '#app/survey/item.ts'
import { readCodeList } from '#app/survey/questionnaire/scale-grammar.ts'

export const CODEBOOK_COLUMNS = ['column', 'label', 'scale', 'polarity', 'smile_code'] as const

const POLARITIES: Record<string, Item['polarity']> = { '+': 'positive', '-': 'negative', '': 'none' }

/**
 * Reads a codebook: one line for each column of the data that is an item. Optional columns: `label_zh`.
 *
 * @param indexCodes second-level indices of the framework; `headline`, `context` and a blank are always known
 * @returns items in the order of the file; problems BLANK, UNFIT_CODE, REPEATED_ROW, UNREADABLE_SCALE,
 *   UNKNOWN_POLARITY and UNKNOWN_INDEX, each with its line and column
 */
export function readCodebook(
  table: CsvTable,
  indexCodes: Set<string>,
): { items: Item[]; problems: FileProblem[] } {
  const problems: FileProblem[] = []
  const seen = new Set<string>()
  const items = table.rows.flatMap((line): Item[] => {
    const read = cellReader(line, problems)
    const code = read.text('column')
    const label = read.text('label')
    const scale = read.text('scale')
    const polarity = POLARITIES[line.cells.polarity ?? '']
    const dimension = dimensionOf(line.cells.smile_code ?? '', indexCodes)
    const list = readCodeList(scale)

    if (seen.has(code)) read.refuse('column', 'REPEATED_ROW', `${code} occurs more than once.`)
    seen.add(code)
    if (code && !/^[a-z][a-z0-9_]{0,63}$/i.test(code)) {
      const rule = 'a letter, then up to 63 letters, digits and underscores'
      read.refuse('column', 'UNFIT_CODE', `${code} cannot name an item: ${rule}.`)
    }
    if (scale && !list) {
      read.refuse(
        'scale',
        'UNREADABLE_SCALE',
        `"${scale}" is no list such as "1 poor .. 5 excellent; 9 don't know".`,
      )
    }
    if (!polarity) read.refuse('polarity', 'UNKNOWN_POLARITY', `${line.cells.polarity} is neither + nor -.`)
    if (!dimension) {
      read.refuse('smile_code', 'UNKNOWN_INDEX', `The framework has no index ${line.cells.smile_code}.`)
    }
    if (!list || !polarity || !dimension) return []
    const text = { 'zh-CN': line.cells.label_zh || label, en: label }
    return [
      {
        code,
        dimension,
        forms: [],
        type: 'single_choice',
        scale,
        text,
        short_label: text,
        options: list.options,
        // a list of names such as yes and no has no middle to score
        polarity: list.range ? polarity : 'none',
        required: false,
        notes: '',
      },
    ]
  })
  return { items, problems }
}

function dimensionOf(smileCode: string, indexCodes: Set<string>): string | null {
  const code = smileCode.toLowerCase()
  if (code === 'headline') return 'HEADLINE'
  if (code === '' || code === 'context') return 'USAGE'
  return indexCodes.has(smileCode) ? smileCode : null
}
