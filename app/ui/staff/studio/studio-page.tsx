import { useTranslation } from 'react-i18next'

import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextField } from '#app/ui/forms/text-field.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { ModelBasedNote } from '#app/ui/results/release/model-based-note.tsx'
import { SchemeControls } from './scheme/scheme-controls.tsx'
import { ScoreParts } from './score-parts.tsx'
import { SideSummary } from './side-summary.tsx'
import { StudioTable } from './studio-table.tsx'
import type { StudioView } from './studio-view.ts'
import { useStudioWords } from './use-studio-words.ts'

interface Props {
  view: StudioView
  /** addresses of the studio's script, its worker and its data */
  script: string
  worker: string
  data: string
}

/** The studio: choices on the left, what comes of them on the right, the official run always beside. */
export function StudioPage({ view, script, worker, data }: Props) {
  const { t } = useTranslation(['evaluator', 'common'])
  const format = useFormat()
  const words = useStudioWords(view)
  const { path, official, a, b, edition, report, saved, saving } = view
  const figures = 'figures' in a.result ? a.result.figures : null
  const parts = 'figures' in a.result ? a.result.parts : null
  return (
    <form
      id="studio"
      className="studio"
      method="post"
      action={`${path}#results`}
      data-data={data}
      data-worker={worker}
      noValidate
    >
      <div className="studio-controls">
        <h2>{t('studio.choices')}</h2>
        <div className="no-script-only">
          <SubmitButton name="intent" value="run">
            {t('studio.run')}
          </SubmitButton>
        </div>
        <fieldset className="studio-edition">
          <legend>{t('studio.edition')}</legend>
          {(['blended', 'people'] as const).map((one) => (
            <label key={one}>
              <input type="radio" name="edition" value={one} defaultChecked={one === edition} />
              {t(`common:edition.${one}`)}
            </label>
          ))}
        </fieldset>
        <SchemeControls view={view} figures={figures} words={words} />
        <details className="studio-fold" open={saving.problem !== null}>
          <summary>{t('studio.save.title')}</summary>
          <p className="small soft">{t('studio.save.reading')}</p>
          <TextField
            id="name"
            name="name"
            label={t('studio.save.name')}
            value={saving.name}
            error={saving.problem ?? undefined}
          />
          <SubmitButton name="intent" value="save" tone="quiet">
            {t('studio.save.submit')}
          </SubmitButton>
          <p className="small">
            <a href="/evaluator/schemes">{t('schemes.title')}</a>
          </p>
        </details>
        <p className="studio-brief">
          <a href="#results">{t('studio.results')}</a> <span data-of="a.brief" />
        </p>
      </div>
      <div className="studio-results" id="results">
        <h2>{t('studio.results')}</h2>
        <p className="small soft">
          {view.release
            ? t('studio.officialReleased', {
                release: view.release.id,
                date: format.date(view.release.publishedOn),
                name: official.name ?? t('waveScheme.ownOption'),
              })
            : t(official.name === null ? 'studio.officialOwn' : 'studio.officialNamed', {
                analysis: view.analysis.id,
                date: format.date(view.analysis.createdOn),
                name: official.name,
              })}
        </p>
        <div className="studio-sides">
          <SideSummary side="a" result={a.result} words={words} />
          {b && <SideSummary side="b" result={b.result} words={words} />}
        </div>
        <div className="button-row">
          <SubmitButton name="intent" value="keep" tone="quiet">
            {t('studio.keep')}
          </SubmitButton>
          {b && (
            <>
              <SubmitButton name="intent" value="swap" tone="quiet">
                {t('studio.swap')}
              </SubmitButton>
              <SubmitButton name="intent" value="drop" tone="quiet">
                {t('studio.drop')}
              </SubmitButton>
            </>
          )}
          <SubmitButton name="intent" value="reset" tone="quiet">
            {t('studio.reset')}
          </SubmitButton>
        </div>
        {saved.length > 0 && (
          <div className="studio-load">
            <label htmlFor="load">{t('studio.load')}</label>
            <select id="load" name="load" className="control">
              {saved.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
            <SubmitButton name="intent" value="load" tone="quiet">
              {t('studio.loadA')}
            </SubmitButton>
            <SubmitButton name="intent" value="load-b" tone="quiet">
              {t('studio.loadB')}
            </SubmitButton>
          </div>
        )}
        {report && parts && <ScoreParts view={view} report={report} parts={parts} />}
        {report && !parts && <p>{t('studio.parts.none', { city: format.text(report.city.name) })}</p>}
        {view.cities.some(({ design }) => design === 'open') && <ModelBasedNote />}
        <p className="small soft">{t('studio.tableReading', { level: format.share(view.level) })}</p>
        <StudioTable view={view} />
        <p className="small soft">{t('studio.errorReading')}</p>
      </div>
      <input type="hidden" name="other" value={b ? JSON.stringify(b.scheme) : ''} />
      <input type="hidden" name="city" value={report?.city.code ?? ''} />
      <script
        id="studio-words"
        type="application/json"
        dangerouslySetInnerHTML={{ __html: wordsJson(words.words) }}
      />
      <script src={script} defer />
    </form>
  )
}

/** JSON that cannot end the element it stands in. */
function wordsJson(words: unknown): string {
  return JSON.stringify(words).replaceAll('<', '\\u003c')
}
