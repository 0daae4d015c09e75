import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * What axe finds in a page and the frames within it: the rule, and each place with what is wrong there. It runs in the
 * page itself and tells violations alone, which takes a third of the time of a run that is put together in a second
 * page.
 */
export async function barriersOf(page: Page): Promise<{ id: string; nodes: [string, string][] }[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] })
  const { violations } = await axe.withTags(RULES).analyze()
  return violations.map(({ id, nodes }) => ({
    id,
    nodes: nodes.map(({ html, failureSummary = '' }) => [html, failureSummary]),
  }))
}
