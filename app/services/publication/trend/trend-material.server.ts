import { findWave, type WaveRecord } from '#app/data/fieldwork/waves.server.ts'
import { findReleasedCity, findReleaseLine, type ReleasedCity } from '#app/data/results/releases.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { TrendSummary } from '#app/survey/trend/changes.ts'
import { measuresOf, type MeasureParts, type WaveTree } from '#app/survey/trend/measure-parts.ts'

/** All that the changes of a release are worked out from beside its own figures. */
export interface TrendMaterial {
  trend: TrendSummary
  wave: WaveRecord
  /** by earlier wave, in the order of the trend */
  earlier: {
    measures: MeasureParts[]
    /** a city of the earlier release in both its versions; null where it has none */
    read: (cityCode: string) => Promise<ReleasedCity | null>
  }[]
}

/**
 * Opens what a comparison needs: the questionnaires and trees of all waves, and the cities of the earlier releases one
 * by one. Earlier releases never change, so the same trend always gives the same changes.
 *
 * @throws Error when a release or wave that was compared with is not there any more
 */
export async function openTrend(db: Database, wave: WaveRecord, trend: TrendSummary): Promise<TrendMaterial> {
  const earlier: TrendMaterial['earlier'] = []
  for (const one of trend.since) {
    const before = await findWave(db, one.wave)
    if (!before || !findReleaseLine(db, one.release))
      throw new Error(`The release ${one.release} that was compared with is not there.`)
    earlier.push({
      measures: measuresOf(treeOf(before), treeOf(wave)),
      read: async (cityCode) => {
        const report = await findReleasedCity(db, one.release, cityCode, 'report')
        const evaluatorReport = await findReleasedCity(db, one.release, cityCode, 'evaluatorReport')
        return report && evaluatorReport ? { report, evaluatorReport } : null
      },
    })
  }
  return { trend, wave, earlier }
}

function treeOf({ questionnaire, framework }: WaveRecord): WaveTree {
  return { items: questionnaire.content.items, nodes: framework.content.nodes }
}
