import { useFormat } from '#app/ui/format/use-format.ts'

import type { CityView } from './city-view.ts'

/** City, where the page is about one, wave and release code at the head of every printed page. */
export function PrintHeader({
  release,
  report,
}: Pick<CityView, 'release'> & Partial<Pick<CityView, 'report'>>) {
  const format = useFormat()
  const parts = [...(report ? [report.city.name] : []), release.summary.wave.title]
  return (
    <p className="print-header" aria-hidden="true">
      {[...parts.map(format.text), release.id].join(' · ')}
    </p>
  )
}
