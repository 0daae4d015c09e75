import { useTranslation } from 'react-i18next'

import { VOTES, WEIGHT_METHODS } from '#app/survey/scheme/scheme-fields.ts'
import { comparisonsContradict } from '#app/survey/scheme/studio-sentences.ts'
import { familiesOf, type SchemeLevel } from '#app/survey/scheme/scheme-tree.ts'
import type { StudioFigures } from '#app/survey/scheme/studio-figures.ts'

import { SelectField } from '#app/ui/forms/select-field.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { BudgetTable } from './budget-table.tsx'
import { NumberSlider } from './number-slider.tsx'
import { PairFields } from './pair-fields.tsx'
import type { NamedNode } from '#app/ui/staff/studio/studio-view.ts'

interface Props {
  level: SchemeLevel
  nodes: NamedNode[]
  fields: Record<string, string>
  figures: StudioFigures | null
  ratioOf: (ratio: number | undefined) => string
  spreadOf: (spread: { min: number; max: number } | undefined) => string
  errorOf: (error: number | null | undefined) => string
}

/** The weights of one level: the method, what it asks for, and the share it gives to each index. */
export function WeightPanel({ level, nodes, fields, figures, ratioOf, spreadOf, errorOf }: Props) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const families = familiesOf(nodes, level)
  const nameOf = (code: string) => format.text(nodes.find((node) => node.code === code)!.name)
  return (
    <fieldset className={`studio-weights weights-${level}`}>
      <legend>{t(`studio.weights.${level}`)}</legend>
      <SelectField
        id={level}
        name={level}
        label={t('studio.method')}
        value={fields[level]}
        options={WEIGHT_METHODS[level].map((method) => ({
          value: method,
          label: t(`studio.weightMethod.${method}`),
        }))}
      />
      <div className="for-residents">
        <SelectField
          id={`votes-${level}`}
          name={`votes.${level}`}
          label={t('studio.votes.label')}
          value={fields[`votes.${level}`]}
          options={VOTES.map((rule) => ({ value: rule, label: t(`studio.votes.${rule}`) }))}
        />
        <p className="small soft">{t('studio.votes.reading')}</p>
      </div>
      {families.map((family) => (
        <div key={family.parent} className="studio-family">
          {level === 'second' && <h3>{`${family.parent} ${nameOf(family.parent)}`}</h3>}
          {family.children.map((code) => (
            <NumberSlider
              key={code}
              name={`weight.${code}`}
              label={`${code} ${nameOf(code)}`}
              value={fields[`weight.${code}`] ?? ''}
              max={100}
              step="any"
              sliderStep={1}
            >
              <span data-of={`weight.${code}`}>
                {figures ? format.rate((figures.weights[code] ?? 0) * 100) : '–'}
              </span>
              <span
                className="studio-spread"
                data-of={`spread.${code}`}
                data-optional=""
                hidden={!figures?.spreads[code]}
              >
                {spreadOf(figures?.spreads[code])}
              </span>
              <span
                className="studio-spread"
                data-of={`error.${code}`}
                data-optional=""
                hidden={figures?.errors[code] == null}
              >
                {errorOf(figures?.errors[code])}
              </span>
            </NumberSlider>
          ))}
          <PairFields family={family} fields={fields} nameOf={nameOf} />
          <p
            className={
              comparisonsContradict(figures?.ratios[family.parent])
                ? 'studio-finding is-high'
                : 'studio-finding'
            }
            data-of={`ratio.${family.parent}`}
            data-optional=""
            hidden={figures?.ratios[family.parent] === undefined}
          >
            {ratioOf(figures?.ratios[family.parent])}
          </p>
        </div>
      ))}
      <BudgetTable level={level} families={families} fields={fields} nameOf={nameOf} />
    </fieldset>
  )
}
