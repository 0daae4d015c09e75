import { useTranslation } from 'react-i18next'

import { useFormat } from '#app/ui/format/use-format.ts'

import type { ReleaseView } from './release-view.ts'

type Node = ReleaseView['summary']['framework']['nodes'][number]

/** Five first-level indices with their second-level indices and the share of residents' answers in each. */
export function FrameworkTree({ nodes }: { nodes: Node[] }) {
  const { t } = useTranslation('public')
  const format = useFormat()
  return (
    <ul className="framework-tree">
      {nodes
        .filter(({ level }) => level === 'first')
        .map((first) => (
          <li key={first.code}>
            <span className={`letter-chip letter-${first.code}`}>{first.code}</span>{' '}
            <strong>{format.text(first.name)}</strong>
            <ul>
              {nodes
                .filter(({ parent }) => parent === first.code)
                .map(({ code, name, peopleShare }) => (
                  <li key={code}>
                    {format.text(name)} <span className="soft small">{code}</span>
                    {peopleShare !== null && (
                      <span className="soft small">
                        {' '}
                        · {t('method.framework.peopleShare', { share: format.share(peopleShare) })}
                      </span>
                    )}
                  </li>
                ))}
            </ul>
          </li>
        ))}
    </ul>
  )
}
