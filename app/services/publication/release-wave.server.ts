import { insertAudit } from '#app/data/accounts/audit.server.ts'
import { hashResponses } from '#app/data/fieldwork/responses/response-hash.server.ts'
import { findWave, type WaveRecord } from '#app/data/fieldwork/waves.server.ts'
import {
  findAnalysis,
  listAnalyses,
  type AnalysisHashes,
  type AnalysisRecord,
} from '#app/data/results/analyses.server.ts'
import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import { hashInputs, readAnalysisInputs } from '#app/data/results/analysis-inputs.server.ts'
import { settleProposal } from '#app/data/results/release-proposals.server.ts'
import { insertRelease } from '#app/data/results/releases.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, type Refused } from '#app/platform/refused.ts'
import type { LocalText } from '#app/survey/item.ts'
import type { Disclosure } from '#app/survey/wave/disclosure.ts'
import { buildAudited, type OnAudit } from './build-audited.server.ts'
import type { ReleaseContent } from './build-release.server.ts'
import { settledAlready } from './proposal/settled-already.ts'
import { sayDisclosure } from './disclosure/say-disclosure.ts'

export interface ReleaseRequest {
  /** who takes responsibility, for the audit log */
  confirmedBy: string
  /** what it was put forward by, where a second person confirms */
  proposal?: { id: number; proposedBy: string }
  /** why it takes the place of an earlier release of the wave */
  reason?: LocalText | null
  /** YYYY-MM-DD */
  publishedOn: string
  /** moment for the audit log; now by default */
  at?: Date
  onAudit?: OnAudit
}

/** Most disclosures that are listed one by one; the count tells of the others. */
const MOST_DISCLOSURES = 100

export type ReleaseOutcome =
  | {
      outcome: 'released'
      releaseId: string
      waveId: string
      analysisId: string
      supersedes: string | null
      confirmedBy: string
    }
  | Refused

/**
 * Turns an analysis into an immutable release with the thresholds applied, its method card and its receipt.
 * Declined while the wave is in the field, when anything the analysis was made from has changed since, and while
 * something hidden could be worked out from it: from all its tables together, or from them and an earlier release.
 *
 * @param id of an analysis, or of a wave: then its newest analysis
 */
export async function releaseWave(
  db: Database,
  id: string,
  request: ReleaseRequest,
): Promise<ReleaseOutcome> {
  const prepared = await prepareRelease(db, id, request.onAudit)
  if ('outcome' in prepared) return prepared
  const { wave, analysis, content } = prepared
  const { confirmedBy, proposal, reason = null, publishedOn, at = new Date() } = request
  const stored = inOneTransaction(db, () => {
    if (proposal && !settleProposal(db, proposal.id, { state: 'confirmed', by: confirmedBy, at })) return null
    const { synthetic } = wave
    const inserted = insertRelease(db, {
      waveId: wave.id,
      analysisId: analysis.id,
      publishedOn,
      synthetic,
      reason,
      proposedBy: proposal?.proposedBy ?? null,
      confirmedBy,
      ...content,
    })
    const detail = { wave: wave.id, analysis: analysis.id, results: content.receipt.results }
    insertAudit(db, { actor: confirmedBy, action: 'release-made', subject: inserted.id, detail }, at)
    return inserted
  })
  if (!stored) return settledAlready(proposal?.id ?? 0)
  const { id: releaseId, supersedes } = stored
  return { outcome: 'released', releaseId, waveId: wave.id, analysisId: analysis.id, supersedes, confirmedBy }
}

/** What would be released of a wave or an analysis, or why nothing can be; stores nothing. */
export async function prepareRelease(
  db: Database,
  id: string,
  onAudit?: OnAudit,
): Promise<{ wave: WaveRecord; analysis: AnalysisRecord; content: ReleaseContent } | Refused> {
  const analysis = await findAnalysis(db, (await findWave(db, id)) ? (listAnalyses(db, id)[0]?.id ?? '') : id)
  const wave = await findWave(db, analysis?.waveId ?? id)
  if (!wave) return refused('UNKNOWN_WAVE', `There is no wave or analysis ${id}.`, { wave: id })
  if (!analysis)
    return refused('NOT_ANALYSED', `The wave ${wave.id} has not been analysed.`, { wave: wave.id })
  if (wave.status !== 'closed') {
    return refused('WAVE_NOT_CLOSED', `The wave ${wave.id} is not closed; nothing is published before.`, {
      wave: wave.id,
      status: wave.status,
    })
  }
  const changed = await changedParts(db, wave, analysis.hashes)
  if (changed.length > 0) {
    return refused(
      'ANALYSIS_OUT_OF_DATE',
      `The analysis ${analysis.id} was made from other inputs than are stored now; analyse the wave again.`,
      { analysis: analysis.id, parts: changed },
    )
  }
  const audited = await buildAudited(db, wave, analysis, onAudit)
  if ('outcome' in audited) return audited
  const { content, disclosures } = audited
  return disclosures.length > 0 ? refuseDisclosures(disclosures) : { wave, analysis, content }
}

function refuseDisclosures(disclosures: Disclosure[]): Refused {
  const [first] = disclosures
  const others = disclosures.length > 1 ? ` (${disclosures.length - 1} more)` : ''
  const message = `Hidden figures could be worked out from this release. ${first ? sayDisclosure(first) : ''}${others}`
  const listed = disclosures.slice(0, MOST_DISCLOSURES)
  return refused('DISCLOSURE', message, { disclosures: listed, count: disclosures.length })
}

/** Which of the inputs are no longer what the analysis was made from. */
async function changedParts(db: Database, wave: WaveRecord, hashes: AnalysisHashes): Promise<string[]> {
  const now = hashInputs(wave, await readAnalysisInputs(db, wave))
  const parts = (Object.keys(now) as (keyof typeof now)[]).filter((part) => now[part] !== hashes[part])
  const responses = await hashResponses(db, wave.id)
  return responses.hash === hashes.responses.hash ? parts : ['responses', ...parts]
}
