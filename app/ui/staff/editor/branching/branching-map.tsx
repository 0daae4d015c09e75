import { useTranslation } from 'react-i18next'

import type { Item } from '#app/survey/item.ts'
import { itemsOf } from '#app/survey/rules/condition.ts'
import { useFormat } from '#app/ui/format/use-format.ts'
import { itemPath, type EditorHead } from '#app/ui/staff/editor/editor-view.ts'
import { useConditionWords } from './use-condition-words.ts'

const ROW = 34
const LEFT = 96
const STEP = 12
const WIDTH = 420

/** Which question leads to which: arcs beside the questions that take part, and the same as a list to read. */
export function BranchingMap({ head, items }: { head: EditorHead; items: Item[] }) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const words = useConditionWords(items)
  const jumps = items.flatMap((item) =>
    (item.show_if ? itemsOf(item.show_if) : []).map((from) => ({ from, to: item.code })),
  )
  const named = new Set(jumps.flatMap(({ from, to }) => [from, to]))
  const shown = items.filter(({ code, screen_out }) => named.has(code) || screen_out)
  const rowOf = (code: string) => shown.findIndex((item) => item.code === code)
  const conditional = items.filter(({ show_if }) => show_if)
  const ending = items.filter(({ screen_out }) => screen_out)
  if (shown.length === 0) return <p>{t('questionnaires.branching.none')}</p>
  return (
    <>
      {jumps.length > 0 && (
        <svg
          className="editor-map"
          viewBox={`0 0 ${WIDTH} ${shown.length * ROW}`}
          role="img"
          aria-label={t('questionnaires.branching.mapLabel', { count: jumps.length })}
        >
          {jumps.map(({ from, to }) => {
            const [start, end] = [rowOf(from), rowOf(to)]
            if (start < 0) return null
            const [y1, y2] = [start * ROW + ROW / 2, end * ROW + ROW / 2]
            const reach = LEFT - Math.min(LEFT - 8, STEP * (1 + Math.abs(end - start)))
            return (
              <g
                key={`${from} ${to}`}
                className={end <= start ? 'editor-arc editor-arc-wrong' : 'editor-arc'}
              >
                <path d={`M ${LEFT} ${y1} C ${reach} ${y1}, ${reach} ${y2}, ${LEFT - 6} ${y2}`} />
                <path
                  d={`M ${LEFT - 6} ${y2 - 4} L ${LEFT} ${y2} L ${LEFT - 6} ${y2 + 4} Z`}
                  className="editor-arrow"
                />
              </g>
            )
          })}
          {shown.map(({ code, short_label, screen_out }, at) => (
            <text key={code} x={LEFT + 8} y={at * ROW + ROW / 2 + 5}>
              {`${items.findIndex((item) => item.code === code) + 1}. ${format.text(short_label) || code}`}
              {screen_out && ` · ${t('questionnaires.branching.ends')}`}
            </text>
          ))}
        </svg>
      )}
      <ul>
        {conditional.map(({ code, show_if }) => (
          <li key={code} id={`item-${code}`}>
            <a href={`?item=${encodeURIComponent(code)}#edit`}>{code}</a>
            {t('questionnaires.branching.line', { condition: words(show_if!) })}
          </li>
        ))}
        {ending.map(({ code, screen_out }) => (
          <li key={`${code} ends`}>
            <a href={itemPath(head.code, code)}>{code}</a>
            {t('questionnaires.branching.endsAt', {
              condition: words({ item: code, values: screen_out! }),
            })}
          </li>
        ))}
      </ul>
    </>
  )
}
