import { insertAudit } from '#app/data/accounts/audit.server.ts'
import { findWave, type WaveRecord } from '#app/data/fieldwork/waves.server.ts'
import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import { findScheme } from '#app/data/schemes/schemes.server.ts'
import { clearWaveScheme, setWaveScheme } from '#app/data/schemes/wave-schemes.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, type Refused } from '#app/platform/refused.ts'
import { goalpostsOf } from '#app/statistics/composite/editions/scheme/goalposts-of.ts'
import {
  LARGEST_CONSISTENCY_RATIO,
  weighSiblings,
} from '#app/statistics/composite/editions/scheme/weigh-siblings.ts'
import { Refusal } from '#app/statistics/refusal.ts'
import type { Scheme } from '#app/survey/scheme/scheme.ts'
import { familiesOf, LEVELS } from '#app/survey/scheme/scheme-tree.ts'
import { unaskedImportance, unaskedSentence } from '#app/survey/scheme/unasked-importance.ts'

export type ChooseOutcome = { outcome: 'chosen'; wave: string; scheme: string | null } | Refused

/**
 * Makes a saved scheme the official one of a draft wave; the wave keeps a copy. It is frozen when the wave opens, before
 * anybody can have seen a result.
 *
 * @param scheme id of a saved scheme; null for the framework's own
 * @param by name of the account, for the audit log
 * @returns refused with UNKNOWN_WAVE, SCHEME_FROZEN, UNKNOWN_SCHEME, SCHEME_OF_OTHER_FRAMEWORK,
 *   UNKNOWN_INDICATOR, INCONSISTENT_COMPARISONS, IMPORTANCE_NOT_ASKED, or a code of `weighSiblings` or `goalpostsOf`
 */
export async function chooseScheme(
  db: Database,
  { wave: waveId, scheme: id }: { wave: string; scheme: number | null },
  { by, at }: { by: string; at: Date },
): Promise<ChooseOutcome> {
  const wave = await findWave(db, waveId)
  if (!wave) return refused('UNKNOWN_WAVE', `There is no wave ${waveId}.`, { wave: waveId })
  if (wave.status !== 'draft') {
    return refused('SCHEME_FROZEN', `The official scheme of ${waveId} was frozen when it opened.`, {
      wave: waveId,
      status: wave.status,
    })
  }
  const scheme = id === null ? null : await findScheme(db, id)
  if (id !== null && !scheme) return refused('UNKNOWN_SCHEME', `There is no scheme ${id}.`, { scheme: id })
  const problem = scheme && problemOf(scheme.content, wave)
  if (problem) return problem

  inOneTransaction(db, () => {
    if (scheme) {
      const chosenOn = at.toISOString().slice(0, 10)
      setWaveScheme(db, waveId, { name: scheme.name, content: scheme.content, chosenBy: by, chosenOn })
    } else clearWaveScheme(db, waveId)
    const detail = scheme ? { scheme: scheme.name, hash: scheme.hash } : { scheme: 'framework' }
    insertAudit(db, { actor: by, action: 'scheme-chosen', subject: waveId, detail }, at)
  })
  return { outcome: 'chosen', wave: waveId, scheme: scheme?.name ?? null }
}

/** What stands against a scheme before there are any data. */
function problemOf(
  scheme: Scheme,
  { framework, questionnaire }: Pick<WaveRecord, 'framework' | 'questionnaire'>,
): Refused | null {
  const own = `${framework.code}@${framework.version}`
  if (scheme.framework !== own) {
    return refused(
      'SCHEME_OF_OTHER_FRAMEWORK',
      `The scheme is made for ${scheme.framework}, the wave for ${own}.`,
      {
        scheme: scheme.framework,
        wave: own,
      },
    )
  }
  const typed = scheme.normalisation.method === 'goalposts' ? (scheme.normalisation.goalposts ?? {}) : {}
  const { indicators } = framework.content
  const unknown = Object.keys(typed).find((code) => !indicators.some((one) => one.code === code))
  if (unknown !== undefined) {
    return refused('UNKNOWN_INDICATOR', `${own} has no indicator ${unknown}.`, { node: unknown })
  }
  const nodes = framework.content.nodes.map((node) => ({ ...node, peopleShare: node.peopleShare ?? null }))
  const unasked = unaskedImportance(scheme, nodes, questionnaire.content.items)
  if (unasked !== null) {
    const at = { node: unasked, questionnaire: questionnaire.id }
    return refused('IMPORTANCE_NOT_ASKED', unaskedSentence(questionnaire.id, unasked), at)
  }
  try {
    for (const indicator of indicators) goalpostsOf(indicator, scheme.normalisation)
    for (const level of LEVELS) {
      const rule = scheme.weights[level]
      if (rule.method === 'pca' || rule.method === 'residents') continue
      for (const { parent, children } of familiesOf(nodes, level)) {
        const kin = nodes.filter(({ code }) => children.includes(code))
        const found = weighSiblings({ parent, children: kin, scores: [], importance: null }, rule)
        if ((found.consistencyRatio ?? 0) <= LARGEST_CONSISTENCY_RATIO) continue
        return refused(
          'INCONSISTENT_COMPARISONS',
          `The comparisons below ${parent} contradict each other: consistency ratio ${found.consistencyRatio!.toFixed(3)}.`,
          { node: parent, ratio: found.consistencyRatio },
        )
      }
    }
  } catch (error) {
    if (error instanceof Refusal) return refused(error.code, error.message, error.at)
    throw error
  }
  return null
}
