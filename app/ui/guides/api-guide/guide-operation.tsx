import { useTranslation } from 'react-i18next'

import { DataTable } from '#app/ui/tables/data-table.tsx'
import { CodeWords } from './code-words.tsx'

interface Field {
  name: string
  values: string
  required: boolean
  meaning: string
}

/** What a program can ask, as the guide shows it. */
export interface Operation {
  id: string
  method: string
  path: string
  summary: string
  description: string
  parameters: (Field & { place: 'path' | 'query' })[]
  body: Field[]
  answers: { status: string; meaning: string; media: string[] }[]
  scope: { name: string; optional: boolean } | null
  example: string
}

/** One operation: its address, what it takes, what it answers, and a line to try it with. */
export function GuideOperation({ operation }: { operation: Operation }) {
  const { t } = useTranslation('api')
  const { id, method, path, summary, description, parameters, body, answers, scope, example } = operation
  return (
    <section aria-labelledby={id} className="api-operation">
      <h3 id={id}>{summary}</h3>
      <p className="api-address">
        <span className="api-method">{method}</span> <code>{path}</code>
      </p>
      <p>
        <CodeWords text={description} />
      </p>
      {scope && <p>{t(scope.optional ? 'scopeOptional' : 'scope', { scope: scope.name })}</p>}
      {parameters.length > 0 && (
        <FieldTable label={t('heading.parameters')} of={summary} fields={parameters} />
      )}
      {body.length > 0 && <FieldTable label={t('heading.body')} of={summary} fields={body} />}
      <AnswerTable of={summary} answers={answers} />
      <h4>{t('heading.example')}</h4>
      <pre className="api-example">
        <code>{example}</code>
      </pre>
    </section>
  )
}

interface FieldTableProps {
  label: string
  of: string
  fields: (Field & { place?: 'path' | 'query' })[]
}

function FieldTable({ label, of, fields }: FieldTableProps) {
  const { t } = useTranslation('api')
  return (
    <>
      <h4>{label}</h4>
      <DataTable label={`${of}: ${label}`} className="api-table">
        <thead>
          <tr>
            <th scope="col">{t('heading.name')}</th>
            <th scope="col">{t('heading.values')}</th>
            <th scope="col">{t('heading.meaning')}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map(({ name, place, required, values, meaning }) => (
            <tr key={name}>
              <th scope="row">
                <code>{name}</code>
                <span className="api-note">
                  {[place && t(`place.${place}`), required && t('required')].filter(Boolean).join(' · ')}
                </span>
              </th>
              <td>
                <code>{values}</code>
              </td>
              <td>
                <CodeWords text={meaning} />
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </>
  )
}

function AnswerTable({ of, answers }: { of: string; answers: Operation['answers'] }) {
  const { t } = useTranslation('api')
  return (
    <>
      <h4>{t('heading.answers')}</h4>
      <DataTable label={`${of}: ${t('heading.answers')}`} className="api-table">
        <thead>
          <tr>
            <th scope="col">{t('heading.status')}</th>
            <th scope="col">{t('heading.meaning')}</th>
            <th scope="col">{t('heading.media')}</th>
          </tr>
        </thead>
        <tbody>
          {answers.map(({ status, meaning, media }) => (
            <tr key={status}>
              <th scope="row">{status}</th>
              <td>
                <CodeWords text={meaning} />
              </td>
              <td>
                <code>{media.join(', ')}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </>
  )
}
