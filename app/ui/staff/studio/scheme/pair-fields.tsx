import { useTranslation } from 'react-i18next'

import { COMPARISONS } from '#app/survey/scheme/scheme-fields.ts'
import { pairsOf, type Family } from '#app/survey/scheme/scheme-tree.ts'

interface Props {
  family: Family
  fields: Record<string, string>
  nameOf: (code: string) => string
}

/** The pairs of a family, each compared once. Shown where pairwise comparison is the method. */
export function PairFields({ family, fields, nameOf }: Props) {
  const { t } = useTranslation('evaluator')
  return (
    <div className="for-ahp">
      {pairsOf(family).map((pair) => {
        const [a = '', b = ''] = pair.split(':')
        const id = `pair-${a}-${b}`
        return (
          <div key={pair} className="studio-pair">
            <label htmlFor={id}>{t('studio.pair.label', { a: nameOf(a), b: nameOf(b) })}</label>
            <select
              id={id}
              name={`pair.${pair}`}
              className="control"
              defaultValue={fields[`pair.${pair}`] ?? '1'}
            >
              {COMPARISONS.map((times) => (
                <option key={times} value={times}>
                  {times === 1
                    ? t('studio.pair.same')
                    : t('studio.pair.more', { name: nameOf(times > 0 ? a : b), times: Math.abs(times) })}
                </option>
              ))}
            </select>
          </div>
        )
      })}
    </div>
  )
}
