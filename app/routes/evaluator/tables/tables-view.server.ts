import type { Database } from '#app/platform/database/database.server.ts'
import { openWeighedWave } from '#app/services/analysis/tables/kept/kept-waves.server.ts'
import { answersSeen, listDomains } from '#app/services/analysis/tables/list-domains.ts'
import { makeTable, type TableOutcome } from '#app/services/analysis/tables/make-table.server.ts'
import type { WeighedWave } from '#app/services/analysis/tables/kept/weigh-wave.server.ts'
import type { TableChoices } from '#app/survey/workbench/table-choices.ts'
import type { TableOffer } from '#app/ui/staff/tables/table-form.tsx'
import type { Refused } from '#app/platform/refused.ts'

export type TablesView =
  | { state: 'reading'; seconds: number }
  | { state: 'refused'; error: Refused['error'] }
  | { state: 'ready'; offer: TableOffer; choices: TableChoices; made: TableOutcome }

/** The page of tables of a wave: what can be chosen, and the table of what is chosen. */
export async function tablesView(
  db: Database,
  wave: { id: string; responses: number },
  choices: TableChoices,
): Promise<TablesView> {
  const kept = await openWeighedWave(db, wave.id, wave.responses)
  if (kept.outcome === 'reading') return { state: 'reading', seconds: kept.seconds }
  if (kept.outcome === 'refused') return { state: 'refused', error: kept.error }
  const { weighed } = kept
  const offer = offerOf(weighed)
  const fitting = fit(offer, choices)
  return { state: 'ready', offer, choices: fitting, made: await makeTable(db, weighed, fitting) }
}

function offerOf(weighed: WeighedWave): TableOffer {
  return {
    items: weighed.columns.answers
      .filter(({ kind, codes }) => kind === 'list' || answersSeen(codes) > 0)
      .map(({ item }) => ({ code: item.code, label: item.short_label })),
    domains: listDomains(weighed),
    cities: weighed.cities.map(({ frame }) => ({ code: frame.identity.code, name: frame.identity.name })),
  }
}

/** Without a choice: the smile question, by the first grouping there is; cities the wave does not have are left out. */
function fit({ items, domains, cities }: TableOffer, choices: TableChoices): TableChoices {
  const usual = items.find(({ code }) => code === 'smile_greet_day') ?? items[0]
  const isOffered = domains.some(({ key }) => key === choices.by)
  return {
    ...choices,
    item: choices.item === '' ? (usual?.code ?? '') : choices.item,
    by: choices.by === 'city' && !isOffered ? (domains[0]?.key ?? choices.by) : choices.by,
    cities: choices.cities.filter((code) => cities.some((city) => city.code === code)),
  }
}
