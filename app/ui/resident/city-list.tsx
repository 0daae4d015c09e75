import { useTranslation } from 'react-i18next'

import type { LocalText } from '#app/survey/item.ts'
import { useFormat } from '../format/use-format.ts'

interface OpenCity {
  code: string
  name: LocalText
  province: LocalText
  wave: string
}

/** Cities by province, each leading to its questions. */
export function CityList({ cities }: { cities: OpenCity[] }) {
  const { text } = useFormat()
  const provinces = new Map<string, OpenCity[]>()
  for (const city of cities) {
    const name = text(city.province)
    provinces.set(name, [...(provinces.get(name) ?? []), city])
  }
  return (
    <>
      {[...provinces].map(([province, own]) => (
        <section className="province" key={province}>
          <h3>{province}</h3>
          <CityLinks cities={own} />
        </section>
      ))}
    </>
  )
}

/** Cities in the order given; what was searched for stands out as rows. */
function CityLinks({ cities, name = 'cities' }: { cities: OpenCity[]; name?: 'cities' | 'found' }) {
  const { text } = useFormat()
  return (
    <ul className={name}>
      {cities.map((city) => (
        <li key={city.code}>
          <a href={`/s/${city.wave}/${city.code}`}>{text(city.name)}</a>
        </li>
      ))}
    </ul>
  )
}

interface SearchProps {
  query: string
  /** cities found; null when nothing was searched for */
  found: OpenCity[] | null
}

/** Finding one's city by name; works by reloading the page. */
export function CitySearch({ query, found }: SearchProps) {
  const { t } = useTranslation('resident')
  return (
    <>
      <form method="get" role="search" className="search">
        <label htmlFor="q">{t('start.searchLabel')}</label>
        <div className="search-row">
          <input id="q" name="q" type="search" defaultValue={query} autoComplete="off" spellCheck={false} />
          <button className="primary">{t('start.search')}</button>
        </div>
      </form>
      {found && (
        <div role="status">
          <p>{found.length ? t('start.found', { count: found.length }) : t('start.none', { query })}</p>
          {found.length > 0 && <CityLinks cities={found} name="found" />}
        </div>
      )}
    </>
  )
}
