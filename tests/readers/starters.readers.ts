import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { exportMicrodata } from '#app/services/analysis/export/export-microdata.server.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { makeReleasedWave } from '#tests/support/records/released-wave.ts'
import { isThere, ReadingFolder, runReader } from './reading.ts'

const folder = new ReadingFolder()
let db: TestDatabase
let release: string
/** so many that a standard error is within some per cent of that of endlessly many */
const REPLICATES = 400
beforeAll(async () => {
  db = await openTestDatabase('reference')
  release = await makeReleasedWave(db)
  for (const format of ['csv', 'r', 'python']) {
    await save(format)
    await save(format, REPLICATES)
  }
})
afterAll(() => db.remove())

async function save(format: string, replicates = 0) {
  const file = await exportMicrodata(db, release, { format, actor: 'x', language: 'en', replicates })
  if (file.outcome === 'refused') throw new Error(file.error.message)
  const pieces: Buffer[] = []
  for await (const chunk of file.chunks) pieces.push(Buffer.from(chunk as string))
  folder.write(file.fileName, Buffer.concat(pieces))
}

/**
 * Lines such as `Hangzhou: Walk after dark (score): 61.250000 (se 1.200000), published 61.250000 (se 1.190000)`.
 *
 * @returns the standard errors that were computed and published
 */
function check(printed: string): [computed: number, published: number][] {
  const lines = printed.trim().split('\n')
  expect(lines).toHaveLength(3)
  return lines.map((line) => {
    const [, mean, se, published, publishedSe] =
      /: (\d+\.\d{6})(?: \(se (\S+)\))?, published (\d+\.\d{6}) \(se (\S+)\)$/.exec(line)!
    expect(mean).toBe(published)
    return [Number(se), Number(publishedSe)]
  })
}

/** Errors of the replicates are the published ones within four of their own standard errors, and alike in any program. */
function checkErrors(pairs: [number, number][]) {
  for (const [se, published] of pairs) {
    expect(Math.abs(se / published - 1)).toBeLessThan(4 / Math.sqrt(2 * REPLICATES))
  }
}

const withReplicates = () => `${release}-microdata-${REPLICATES}-replicates`

describe.runIf(isThere('r-cran-survey'))('the starter script in R', () => {
  it('reproduces three published numbers with the package survey', () => {
    check(runReader('Rscript', [`${release}-microdata.R`], folder.path))
  })

  it('reproduces them and their standard errors from the replicate weights', () => {
    checkErrors(check(runReader('Rscript', [`${withReplicates()}.R`], folder.path)))
  })

  it('finds the population of the full weights in every replicate', () => {
    const script = `
      d <- read.csv("${withReplicates()}.csv", colClasses = c(city = "character"), na.strings = "")
      d <- d[!is.na(d$weight) & d$city == "330100", ]
      sums <- colSums(d[, paste0("rw_", 1:${REPLICATES})])
      cat(sprintf("%.9f", max(abs(sums / sum(d$weight) - 1))))`
    expect(Number(runReader('Rscript', ['-e', script], folder.path))).toBeLessThan(1e-6)
  })
})

describe.runIf(isThere('python3-pandas'))('the starter script in Python', () => {
  it('reproduces three published numbers with pandas', () => {
    check(runReader('/usr/bin/python3', [`${release}-microdata.py`], folder.path))
  })

  it('reproduces them and their standard errors from the replicate weights', () => {
    checkErrors(check(runReader('/usr/bin/python3', [`${withReplicates()}.py`], folder.path)))
  })
})
