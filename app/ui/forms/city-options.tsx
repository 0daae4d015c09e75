import { searchNames } from '#app/survey/cities/match-city.ts'
import type { LocalText } from '#app/survey/item.ts'
import { useFormat } from '#app/ui/format/use-format.ts'

interface Props {
  /** what the fields name in their `list` */
  id: string
  cities: readonly { code: string; name: LocalText }[]
}

/**
 * The cities that fields of a page suggest, once a page. A field takes them by `list` and, for the finder that knows
 * pinyin and its first letters, by `data-cities`: `go` sends the form when a city is taken.
 */
export function CityOptions({ id, cities }: Props) {
  const format = useFormat()
  return (
    <datalist id={id}>
      {cities.map((city) => (
        <option
          key={city.code}
          value={format.text(city.name)}
          label={format.language === 'en' ? city.name['zh-CN'] : city.name.en}
          data-names={searchNames(city)}
        />
      ))}
    </datalist>
  )
}
