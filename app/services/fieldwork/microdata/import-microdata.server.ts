import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import { deleteWave, findWaveOrigin } from '#app/data/fieldwork/imported-waves.server.ts'
import { listCities } from '#app/data/reference/cities.server.ts'
import { findLatestFramework } from '#app/data/reference/frameworks.server.ts'
import { findLatestQuestionnaire, insertQuestionnaire } from '#app/data/reference/questionnaires.server.ts'
import { readCsv } from '#app/formats/csv.ts'
import { contentHash } from '#app/platform/content-hash.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, refusedFile, type Refused } from '#app/platform/refused.ts'
import { questionnaireSchema } from '#app/survey/questionnaire/questionnaire.ts'
import { importOptionsSchema } from './import-options.ts'
import { mapColumns, marginsOf } from './map-columns.ts'
import { planWaves, type PlannedWave } from './plan-waves.ts'
import { CODEBOOK_COLUMNS, readCodebook } from './read-codebook.ts'
import { ignoredColumns, readMicrodata } from './read-microdata.ts'
import { areasOf, storeWave } from './store-wave.server.ts'
import { summariseItems, type ItemSummary } from './summarise-items.ts'

/** The two files of an import: answers, one line a respondent, and the codebook that says what they mean. */
export interface MicrodataFiles {
  name: string
  data: Uint8Array
  codebook: Uint8Array
}

export interface ImportedMicrodata {
  outcome: 'imported' | 'checked'
  waves: { id: string; responses: number; areas: string[] }[]
  items: ItemSummary[]
  ignoredColumns: string[]
}

/**
 * Brings existing microdata in as closed waves, all of a file or nothing.
 *
 * @param options as `importOptionsSchema` declares them
 * @returns unweighted summaries of what was read; refused with UNUSABLE_FILE (every problem with line and column), or
 *   with INVALID_OPTIONS, NO_FRAMEWORK, NO_AREA_COLUMN, the refusals of `planWaves`, WAVE_EXISTS (an import may be
 *   replaced when asked), WAVE_COLLECTED (residents' answers are never replaced) or WAVE_RELEASED
 */
export async function importMicrodata(
  db: Database,
  files: MicrodataFiles,
  options: unknown = {},
): Promise<ImportedMicrodata | Refused> {
  const chosen = importOptionsSchema.safeParse(options)
  if (!chosen.success) {
    const issues = chosen.error.issues.map(({ path, message }) => ({ option: path.join('.'), message }))
    return refused('INVALID_OPTIONS', 'The options do not fit.', { issues })
  }
  const framework = await findLatestFramework(db, 'SMILE')
  if (!framework) return refused('NO_FRAMEWORK', 'There is no framework SMILE to map the items to.')

  const codebook = readCsv(files.codebook, CODEBOOK_COLUMNS)
  if (codebook.problems.length > 0) return refusedFile('codebook', codebook.problems)
  const indexCodes = framework.content.nodes.filter(({ level }) => level === 'second').map(({ code }) => code)
  const { items, problems } = readCodebook(codebook.table, new Set(indexCodes))
  if (problems.length > 0) return refusedFile('codebook', problems)

  const data = readCsv(files.data)
  if (data.problems.length > 0) return refusedFile('data', data.problems)
  const mapping = mapColumns(data.table.columns, chosen.data)
  if ('outcome' in mapping) return mapping
  const microdata = readMicrodata(data.table, items, mapping)
  if (microdata.problems.length > 0) return refusedFile('data', microdata.problems)

  const waves = planWaves(microdata.rows, chosen.data)
  if ('outcome' in waves) return waves
  const inTheWay = await findInTheWay(db, waves, chosen.data.replace ?? false)
  if (inTheWay) return inTheWay

  const result: ImportedMicrodata = {
    outcome: chosen.data.dryRun ? 'checked' : 'imported',
    waves: waves.map((wave) => ({ id: wave.id, responses: wave.rows.length, areas: areasOf(wave) })),
    items: waves.flatMap(({ id, rows }) => summariseItems(id, rows, items)),
    ignoredColumns: ignoredColumns(data.table, items, mapping),
  }
  if (chosen.data.dryRun) return result

  const content = questionnaireSchema.parse({ title: { 'zh-CN': files.name, en: files.name }, items })
  const code = chosen.data.questionnaire ?? `import-${slug(files.name)}`
  const register = new Set((await listCities(db)).map((city) => city.code))
  const latest = await findLatestQuestionnaire(db, code)
  inOneTransaction(db, () => {
    for (const { id } of waves) deleteWave(db, id)
    const questionnaire =
      latest?.hash === contentHash(content)
        ? latest
        : insertQuestionnaire(db, {
            code,
            form: 'import',
            content,
            hash: contentHash(content),
            frozen: true,
          })
    const frame = {
      frameworkId: framework.id,
      questionnaireId: questionnaire.id,
      itemCount: items.length,
      margins: marginsOf(mapping),
      register,
    }
    for (const wave of waves) storeWave(db, wave, frame, chosen.data)
  })
  return result
}

async function findInTheWay(db: Database, waves: PlannedWave[], replace: boolean): Promise<Refused | null> {
  for (const { id } of waves) {
    const origin = await findWaveOrigin(db, id)
    if (origin === 'released') {
      return refused('WAVE_RELEASED', `The wave ${id} has been released and stays as it is.`, { id })
    }
    if (origin === 'collected') {
      return refused('WAVE_COLLECTED', `The wave ${id} was not made by an import and stays as it is.`, { id })
    }
    if (origin === 'imported' && !replace) {
      return refused('WAVE_EXISTS', `The wave ${id} was imported before; --replace takes its place.`, { id })
    }
  }
  return null
}

function slug(name: string): string {
  const plain = name
    .replace(/\.[^.]*$/, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return plain || 'microdata'
}
