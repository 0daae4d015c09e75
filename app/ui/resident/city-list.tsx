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
export function CityList({ cities, channel = null }: { cities: OpenCity[]; channel?: string | null }) {
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
          <CityLinks cities={own} channel={channel} />
        </section>
      ))}
    </>
  )
}

/** Cities in the order given; what was searched for stands out as rows. */
function CityLinks({
  cities,
  channel,
  name = 'cities',
}: {
  cities: OpenCity[]
  /** of the link that led here; goes on with the reader */
  channel: string | null
  name?: 'cities' | 'found'
}) {
  const query = channel === null ? '' : `?c=${encodeURIComponent(channel)}`
  const { text } = useFormat()
  return (
    <ul className={name}>
      {cities.map((city) => (
        <li key={city.code}>
          <a href={`/s/${city.wave}/${city.code}${query}`}>{text(city.name)}</a>
        </li>
      ))}
    </ul>
  )
}

interface SearchProps {
  query: string
  /** cities found; null when nothing was searched for */
  found: OpenCity[] | null
  channel?: string | null
}

/** Finding one's city by name; works by reloading the page. */
export function CitySearch({ query, found, channel = null }: SearchProps) {
  const { t } = useTranslation('resident')
  return (
    <>
      <form method="get" role="search" className="search">
        {channel !== null && <input type="hidden" name="c" value={channel} />}
        <label htmlFor="q">{t('start.searchLabel')}</label>
        <div className="search-row">
          <input id="q" name="q" type="search" defaultValue={query} autoComplete="off" spellCheck={false} />
          <button className="primary">{t('start.search')}</button>
        </div>
      </form>
      {found && (
        <div role="status">
          <p>{found.length ? t('start.found', { count: found.length }) : t('start.none', { query })}</p>
          {found.length > 0 && <CityLinks cities={found} channel={channel} name="found" />}
        </div>
      )}
    </>
  )
}
