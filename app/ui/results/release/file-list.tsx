import { Fragment } from 'react'

interface Props {
  files: { table: string; label: string; formats: string[] }[]
  /** address of a file in a format */
  addressOf: (table: string, format: string) => string
}

/** Files to download: a line for each table, a link for each format it can be had in. */
export function FileList({ files, addressOf }: Props) {
  return (
    <ul className="file-list formats">
      {files.map(({ table, label, formats }) => (
        <li key={table}>
          {label}:{' '}
          {formats.map((format, at) => (
            <Fragment key={format}>
              {at > 0 && ' · '}
              <a href={addressOf(table, format)} aria-label={`${label} (${format.toUpperCase()})`}>
                {format.toUpperCase()}
              </a>
            </Fragment>
          ))}
        </li>
      ))}
    </ul>
  )
}
