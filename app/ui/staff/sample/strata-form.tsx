import { useTranslation } from 'react-i18next'

import { MOST_TYPED } from '#app/survey/wave/invited/sample-frame.ts'
import type { CitySample } from '#app/survey/wave/invited/sample-view.ts'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextField } from '#app/ui/forms/text-field.tsx'
import { DataTable } from '#app/ui/tables/data-table.tsx'

const BLANK_ROWS = 4
const COLUMNS = ['stratum', 'label', 'population', 'invitations'] as const

interface TypedProps {
  city: CitySample
  /** what was typed and declined; null before anything was tried */
  typed: string | null
  merge: boolean | undefined
}

/** The strata of a city to be typed in, with some rows more than there are; very many come as a file. */
export function StrataForm({ city, typed, merge }: TypedProps) {
  const { t } = useTranslation('sample')
  if (city.strata.length > MOST_TYPED) return null
  const rows = typed === null ? city.strata.map(cellsOf) : cellsOfText(typed)
  const blank = Array.from({ length: BLANK_ROWS }, () => COLUMNS.map(() => ''))
  return (
    <details className="sample-part" open={typed !== null || city.strata.length === 0}>
      <summary>{t('type.title')}</summary>
      <p>{t('type.lead')}</p>
      <form method="post" encType="multipart/form-data">
        <input type="hidden" name="city" value={city.code} />
        <DataTable label={t('type.title')} className="sample-entry">
          <thead>
            <tr>
              <th scope="col">{t('type.row')}</th>
              {COLUMNS.map((column) => (
                <th scope="col" key={column}>
                  {t(`column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...rows, ...blank].map((cells, row) => (
              <tr key={row}>
                <th scope="row">{row + 1}</th>
                {COLUMNS.map((column, at) => (
                  <td key={column} data-label={t(`column.${column}`)}>
                    <input
                      className="control"
                      name={`${column}-${row}`}
                      defaultValue={cells[at]}
                      aria-label={t('type.cell', { row: row + 1, column: t(`column.${column}`) })}
                      inputMode={at > 1 ? 'numeric' : undefined}
                      autoComplete="off"
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </DataTable>
        <MergeBox id="merge-typed" ticked={typed !== null && merge} />
        <SubmitButton name="step" value="type">
          {t('type.submit')}
        </SubmitButton>
      </form>
    </details>
  )
}

interface ImportProps {
  city: string
  /** what was pasted and declined; null before anything was tried */
  tried: string | null
  merge: boolean | undefined
}

/** A frame summary as a file, or pasted. */
export function ImportForm({ city, tried, merge }: ImportProps) {
  const { t } = useTranslation('sample')
  return (
    <details className="sample-part" open={tried !== null}>
      <summary>{t('import.title')}</summary>
      <p>{t('import.lead')}</p>
      <form method="post" encType="multipart/form-data">
        <input type="hidden" name="city" value={city} />
        <div className="field">
          <label htmlFor="frame-file">{t('import.file')}</label>
          <input className="control" type="file" id="frame-file" name="file" accept=".csv,text/csv" />
        </div>
        <TextField
          id="frame"
          label={t('import.paste')}
          hint={t('import.hint')}
          rows={6}
          value={tried ?? ''}
        />
        <MergeBox id="merge-file" ticked={tried !== null && merge} />
        <SubmitButton name="step" value="import">
          {t('import.submit')}
        </SubmitButton>
      </form>
    </details>
  )
}

function MergeBox({ id, ticked }: { id: string; ticked: boolean | undefined }) {
  const { t } = useTranslation('sample')
  return (
    <div className="check">
      <input
        type="checkbox"
        id={id}
        name="merge"
        value="yes"
        defaultChecked={ticked}
        aria-describedby={`${id}-hint`}
      />
      <label htmlFor={id}>
        {t('merge.label')}
        <span className="field-hint block" id={`${id}-hint`}>
          {t('merge.hint')}
        </span>
      </label>
    </div>
  )
}

function cellsOf({ code, label, population, invited }: CitySample['strata'][number]): string[] {
  return [code, label, String(population), String(invited)]
}

/** The cells as they were typed, from the summary that was made of them; what needed quotes keeps its commas. */
function cellsOfText(text: string): string[][] {
  const [, ...lines] = text.trim().split(/\r?\n/)
  return lines.map((line) =>
    (line.match(/("([^"]|"")*"|[^,]*)(,|$)/g) ?? [])
      .map((cell) =>
        cell
          .replace(/,$/, '')
          .replace(/^"(.*)"$/, '$1')
          .replaceAll('""', '"'),
      )
      .slice(1, COLUMNS.length + 1),
  )
}
