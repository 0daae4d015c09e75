import type { ThemesView } from '#app/survey/quotes/themes-view.ts'

/** The query that shows the same question at the same place, and what is chosen there. */
export function themesQuery(
  { item, city }: Pick<ThemesView, 'item' | 'city'>,
  chosen: { theme: string; quote?: string },
): string {
  const query = new URLSearchParams({ item, ...(city === null ? {} : { city }), ...chosen })
  return `?${query.toString()}`
}
