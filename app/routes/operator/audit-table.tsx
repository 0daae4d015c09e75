import { useTranslation } from 'react-i18next'

import { useFormat } from '#app/ui/format/use-format.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'

import { useClockTime } from '#app/ui/format/use-clock-time.ts'

type Detail = Record<string, string | number | boolean | string[]>

interface Props {
  lines: { id: number; at: Date; actor: string; action: string; subject: string; detail: Detail }[]
}

/** Lines of the audit log, latest first. */
export function AuditTable({ lines }: Props) {
  const { t } = useTranslation('operator')
  const clockTime = useClockTime()
  return (
    <DataTable label={t('audit.title')} className="ruled">
      <thead>
        <tr>
          <th scope="col">{t('audit.at')}</th>
          <th scope="col">{t('audit.actor')}</th>
          <th scope="col">{t('audit.what')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ id, at, actor, action, subject, detail }) => (
          <tr key={id}>
            <td className="nowrap">
              <time dateTime={at.toISOString()}>{clockTime(at)}</time>
            </td>
            <td className="nowrap">
              {actor === 'command-line' ? t('audit.commandLine') : actor || t('audit.nobody')}
            </td>
            <td>
              {t(`audit.action.${action}`)}
              {subject !== actor && ` ${subject || t('audit.unknown')}`}
              <DetailText detail={detail} />
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}

function DetailText({ detail }: { detail: Detail }) {
  const { t, i18n } = useTranslation('operator')
  const { list } = useFormat()
  // codes have words; names, files and counts stand for themselves
  const inWords = (group: 'key' | 'value', code: string) => {
    const key = `audit.${group}.${code}`
    return i18n.exists(key, { ns: 'operator' }) ? t(key) : code
  }
  const parts = Object.entries(detail).flatMap(([key, value]) => {
    const said = Array.isArray(value) ? list(value) : inWords('value', String(value))
    return said === '' ? [] : inWords('key', key) + t('audit.colon') + said
  })
  return parts.length > 0 && <span className="beneath">{parts.join(t('audit.between'))}</span>
}
