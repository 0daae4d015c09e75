import { z } from 'zod'

/** What a table of a wave shows: every choice stands in the address of its page. */
export const tableChoicesSchema = z.object({
  item: z.string().max(100).default(''),
  /** a classification of the respondents; see `listDomains` */
  by: z.string().max(100).default('city'),
  /** crossed with a second one */
  then: z.string().max(100).default(''),
  cities: z.array(z.string().max(20)).max(400).default([]),
  /** shares of the answers within each group, or of the groups within each answer */
  share: z.enum(['group', 'answer']).catch('group'),
  /** answers without opinion: among the answers, or left out */
  dontKnow: z.enum(['shown', 'left-out']).catch('shown'),
  /** means in pairs, each against all others, or whichever fits the number of groups */
  tests: z.enum(['fitting', 'pairs', 'rest']).catch('fitting'),
  correction: z.enum(['holm', 'benjamini-hochberg']).catch('holm'),
})
export type TableChoices = z.infer<typeof tableChoicesSchema>

/** Reads the choices of an address; what makes no sense there is its default. */
export function readTableChoices(search: URLSearchParams): TableChoices {
  const cities = search.getAll('city').filter((code) => code !== '')
  const parsed = tableChoicesSchema.safeParse({ ...Object.fromEntries(search), cities })
  return parsed.success ? parsed.data : tableChoicesSchema.parse({})
}

/** The same choices as a query, defaults left out. */
export function tableQuery({ cities, ...choices }: TableChoices): string {
  const usual = tableChoicesSchema.parse({})
  const search = new URLSearchParams(cities.map((code) => ['city', code]))
  for (const [name, value] of Object.entries(choices)) {
    if (value !== usual[name as keyof typeof choices]) search.set(name, value)
  }
  return search.toString()
}
