/** Margins whose categories have an order, so that a thin one merges with its neighbour. */
const ORDERED = new Set(['age_group', 'sex_age_group', 'education', 'education_6plus'])

const EDUCATION = [
  'no_schooling',
  'primary',
  'junior_secondary',
  'junior_or_below',
  'senior_secondary',
  'junior_college',
  'bachelor',
  'postgraduate',
  'bachelor_plus',
]

export function isOrdered(variable: string): boolean {
  return ORDERED.has(variable)
}

/**
 * The categories of a margin so that neighbours belong together. Age groups crossed with sex go up for one sex and
 * down for the other: the oldest of both meet, the youngest and the oldest never do.
 */
export function inCategoryOrder<Row extends { category: string }>(variable: string, rows: Row[]): Row[] {
  const byName = rows.toSorted((a, b) => (a.category < b.category ? -1 : 1))
  if (variable.startsWith('education')) {
    return byName.sort((a, b) => EDUCATION.indexOf(a.category) - EDUCATION.indexOf(b.category))
  }
  if (variable !== 'sex_age_group') return byName
  const sexes = [...new Set(byName.map(({ category }) => sexOf(category)))]
  return sexes.flatMap((sex, at) => {
    const group = byName.filter(({ category }) => sexOf(category) === sex)
    return at % 2 === 0 ? group : group.reverse()
  })
}

function sexOf(category: string): string {
  return category.split(':')[0] ?? ''
}
