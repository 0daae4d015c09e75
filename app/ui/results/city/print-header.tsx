import { useFormat } from '#app/ui/format/use-format.ts'

import type { CityView } from './city-view.ts'

/** City, wave and release code at the head of every printed page. */
export function PrintHeader({ release, report }: CityView) {
  const format = useFormat()
  return (
    <p className="print-header" aria-hidden="true">
      {[format.text(report.city.name), format.text(release.summary.wave.title), release.id].join(' · ')}
    </p>
  )
}
