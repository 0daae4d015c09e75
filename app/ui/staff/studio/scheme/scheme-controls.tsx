import { useTranslation } from 'react-i18next'

import { MEANS, NORMALISATIONS, TREATMENTS } from '#app/survey/scheme/scheme-fields.ts'
import type { StudioFigures } from '#app/survey/scheme/studio-figures.ts'

import { SelectField } from '#app/ui/forms/select-field.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { GoalpostTable } from './goalpost-table.tsx'
import { NumberSlider } from './number-slider.tsx'
import type { StudioView } from '#app/ui/staff/studio/studio-view.ts'
import type { useStudioWords } from '#app/ui/staff/studio/use-studio-words.ts'
import { WeightPanel } from './weight-panel.tsx'

interface Props {
  view: StudioView
  figures: StudioFigures | null
  words: ReturnType<typeof useStudioWords>
}

/** Every choice of a set-up. Parts that are seldom touched are folded. */
export function SchemeControls({ view, figures, words }: Props) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const { nodes, cities, frameworks, fields } = view
  const choices = (name: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: t(`studio.${name}.${value}`) }))
  const nodeName = (code: string) => format.text(nodes.find((node) => node.code === code)!.name)
  return (
    <>
      {frameworks.length > 1 ? (
        <SelectField
          id="framework"
          name="framework"
          label={t('studio.framework')}
          value={fields['framework']}
          options={frameworks.map((id) => ({ value: id, label: id }))}
        />
      ) : (
        <input type="hidden" name="framework" value={fields['framework']} />
      )}
      <WeightPanel level="first" nodes={nodes} fields={fields} figures={figures} {...words} />
      <details className="studio-fold">
        <summary>{t('studio.weights.second')}</summary>
        <WeightPanel level="second" nodes={nodes} fields={fields} figures={figures} {...words} />
      </details>
      <details className="studio-fold" open>
        <summary>{t('studio.lambda.title')}</summary>
        <fieldset>
          <legend className="sr-only">{t('studio.lambda.title')}</legend>
          <p className="small soft">{t('studio.lambda.reading')}</p>
          {nodes
            .filter(({ peopleShare }) => peopleShare !== null)
            .map(({ code }) => (
              <NumberSlider
                key={code}
                name={`share.${code}`}
                label={`${code} ${nodeName(code)}`}
                value={fields[`share.${code}`] ?? ''}
                max={100}
                step="any"
                sliderStep={5}
              >
                %
              </NumberSlider>
            ))}
        </fieldset>
      </details>
      <details className="studio-fold">
        <summary>{t('studio.objective.title')}</summary>
        <fieldset>
          <legend className="sr-only">{t('studio.objective.title')}</legend>
          <p className="small soft">{t('studio.objective.reading')}</p>
          <SelectField
            id="normalisation"
            name="normalisation"
            label={t('studio.objective.normalisation')}
            value={fields['normalisation']}
            options={choices('normalisation', NORMALISATIONS)}
          />
          <div className="for-reference">
            <SelectField
              id="reference"
              name="reference"
              label={t('studio.objective.reference')}
              value={fields['reference'] === '' ? cities[0]?.code : fields['reference']}
              options={cities.map(({ code, name }) => ({ value: code, label: format.text(name) }))}
            />
          </div>
          <GoalpostTable indicators={view.indicators} fields={fields} />
          <SelectField
            id="treatment"
            name="treatment"
            label={t('studio.objective.treatment')}
            value={fields['treatment']}
            options={choices('treatment', TREATMENTS)}
          />
          <input type="hidden" name="maxPoints" value={fields['maxPoints']} />
          <SelectField
            id="indicators"
            name="indicators"
            label={t('studio.objective.indicators')}
            value={fields['indicators']}
            options={choices('indicators', ['framework', 'equal'])}
          />
        </fieldset>
      </details>
      <details className="studio-fold">
        <summary>{t('studio.means.title')}</summary>
        <fieldset>
          <legend className="sr-only">{t('studio.means.title')}</legend>
          <p className="small soft">{t('studio.means.reading')}</p>
          {(['objective', 'first', 'index'] as const).map((level) => (
            <SelectField
              key={level}
              id={`mean-${level}`}
              name={`mean.${level}`}
              label={t(`studio.means.${level}`)}
              value={fields[`mean.${level}`]}
              options={choices('mean', MEANS)}
            />
          ))}
        </fieldset>
      </details>
    </>
  )
}
