import { readFileSync } from 'node:fs'

import { readCsv } from '#app/formats/csv.ts'
import { seededRandom, type RandomSource } from '#app/statistics/random.ts'
import type { FrameworkContent } from '#app/survey/framework.ts'
import type { Item, LocalText } from '#app/survey/item.ts'
import { OFFICIAL_RECIPE } from '#app/survey/wave/recipe.ts'
import type {
  CityIdentity,
  CityLine,
  CityReport,
  Figure,
  GroupLine,
  ItemReport,
  Mark,
  NodeReport,
  Place,
  ReleaseSummary,
} from '#app/survey/reports/report.ts'

const framework = JSON.parse(readFileSync('prisma/reference/framework.json', 'utf8')) as FrameworkContent
const bank = JSON.parse(readFileSync('prisma/reference/question-bank.json', 'utf8')) as { items: Item[] }
const register = readCsv(readFileSync('prisma/reference/cities.csv')).table.rows.map(({ cells }) => cells)

export interface MadeRelease {
  id: string
  publishedOn: string
  synthetic: boolean
  supersedes: string | null
  reason: null
  successor: null
  summary: ReleaseSummary
  reports: CityReport[]
}

/** A release of the first cities of the register: believable figures, the same for the same seed. */
export function drawRelease({ cities = 12, seed = 1 } = {}): MadeRelease {
  const random = seededRandom(seed)
  const reports = register.slice(0, cities).map((cells, index) => makeCity(identity(cells), index, random))
  place(reports, 'people')
  place(reports, 'blended')
  const lines = reports.map(lineOf)
  return {
    id: 'made-2026-r1',
    publishedOn: '2026-07-15',
    synthetic: true,
    supersedes: null,
    reason: null,
    successor: null,
    reports,
    summary: {
      wave: {
        id: 'made-2026',
        title: text('2026 年居民生活体验调查', "Residents' life survey 2026"),
        opensOn: '2026-05-01',
        closesOn: '2026-06-30',
        population: text(
          '居住满半年、15 岁及以上的居民',
          'Residents of half a year or more, aged 15 and over',
        ),
        synthetic: true,
        languages: ['zh-CN', 'en'],
      },
      questionnaire: { code: 'smile-short', version: 1, form: 'short' },
      framework: {
        code: 'SMILE',
        version: 1,
        status: framework.status,
        statusNote: framework.statusNote,
        nodes: framework.nodes.map(({ code, parent, level, name, weight, peopleShare }) => {
          return { code, parent, level, name, weight, peopleShare: peopleShare ?? null }
        }),
      },
      recipe: OFFICIAL_RECIPE,
      cities: lines,
      groups: [group('all', 'all', text('全部受访城市', 'All cities surveyed'), lines), ...byCluster(lines)],
      peopleShare: {
        people: { nominal: 1, effective: 1, variance: 1 },
        blended: { nominal: 0.56, effective: 0.68, variance: 0.41 },
      },
      counts: {
        responses: reports.reduce((sum, { n }) => sum + (n ?? 0), 0),
        cities: reports.length,
        ranked: lines.filter((line) => line.place.blended).length,
        flagged: { speeder: 12 },
        toldHowToAnswer: 0.02,
      },
      warnings: ['margins-old:2020-11-01 12'],
    },
  }
}

function text(zh: string, en: string): LocalText {
  return { 'zh-CN': zh, en }
}

/** A figure around a value, hidden when the mark says so. */
export function figure(value: number, se: number, n: number, mark: Mark = 'shown'): Figure {
  if (mark === 'hidden' || mark === 'evaluators' || mark === 'none') {
    return { value: null, se: null, low: null, high: null, n: null, effectiveN: null, deff: null, mark }
  }
  const [low, high] = [value - 1.96 * se, value + 1.96 * se]
  return { value, se, low, high, n, effectiveN: n / 1.5, deff: 1.5, mark }
}

function identity(cells: Record<string, string>): CityIdentity {
  return {
    code: cells['city_code'] ?? '',
    name: text(cells['name_zh'] ?? '', cells['name_en'] ?? ''),
    province: text(cells['province_zh'] ?? '', cells['province_en'] ?? ''),
    provinceCode: cells['province_code'] ?? '',
    adminLevel: cells['admin_level'] ?? '',
    cluster: cells['seed_cluster'] ?? '',
    population15Plus: Number(cells['population_2020']),
  }
}

/** The last city is hidden, the one before is indicative, the one before that takes part openly. */
function makeCity(city: CityIdentity, index: number, random: RandomSource): CityReport {
  const kind = (['hidden', 'indicative', 'open'] as const)[2 - (index % 12) + 9]
  const n = kind === 'hidden' ? 6 : kind === 'indicative' ? 80 : 700 + random.integer(900)
  const mark: Mark = kind === 'hidden' ? 'hidden' : kind === 'indicative' ? 'indicative' : 'shown'
  const centre = 58 + 14 * random.uniform()
  const near = (spread: number, se: number) => figure(centre + spread * random.normal(), se, n, mark)
  const nodes = framework.nodes
    .filter(({ level }) => level !== 'index')
    .map(({ code, level, peopleShare }): NodeReport => {
      const objective = ['S1', 'M1', 'M2', 'I1', 'S2'].includes(code) ? null : 30 + 50 * random.uniform()
      return {
        code,
        level: level === 'first' ? 'first' : 'second',
        people: near(5, 1.1),
        objective,
        blended: near(4, 0.9),
        peopleShare: objective === null ? 1 : (peopleShare ?? 0.6),
        flag: objective === null ? 'objective-missing' : null,
        years: objective === null ? [] : [2019, 2020],
      }
    })
  return {
    city,
    design: kind === 'open' ? 'open' : 'invited',
    n: mark === 'hidden' ? null : n,
    effectiveN: mark === 'hidden' ? null : n / 1.5,
    deff: mark === 'hidden' ? null : 1.5,
    mark,
    index: { people: near(1, 0.7), blended: near(1, 0.6) },
    place: { people: null, blended: null },
    band: { people: null, blended: null },
    placeReason: kind === 'open' ? 'open-participation' : kind ? 'effective-n' : null,
    nodes,
    smileRate: near(3, 1.8),
    satisfaction: near(3, 1),
    senses: { gain: near(3, 1), happiness: near(3, 1), security: near(3, 1) },
    items: bank.items.filter(({ scale }) => scale).map((item) => makeItem(item, near(6, 1), mark, random)),
    objective: framework.indicators.map(({ code, name, node, unit, year }) => {
      const score = 100 * random.uniform()
      return {
        indicator: code,
        name,
        node,
        year,
        value: score / 4,
        unit,
        source: 'CN_CENSUS_2020_COUNTY',
        score,
        old: true,
      }
    }),
    weighting: null,
  }
}

function makeItem(item: Item, score: Figure, mark: Mark, random: RandomSource): ItemReport {
  const hidden = mark === 'hidden'
  const raw = item.options.map(({ missing }) => (missing ? 0.05 : 0.2 + random.uniform()))
  const total = raw.reduce((sum, one) => sum + one, 0)
  const share = (index: number) => (hidden ? null : (raw[index] ?? 0) / total)
  return {
    code: item.code,
    dimension: item.dimension,
    label: item.short_label,
    text: item.text,
    score,
    topTwo: score,
    dontKnow: share(item.options.findIndex(({ value }) => value === 99)),
    notApplicable: share(item.options.findIndex(({ value }) => value === 97)),
    options: item.options.map(({ value, label, missing = false }, index) => {
      return { value, label, missing, share: share(index) }
    }),
  }
}

/** Places by score in tiers of three; rank sets reach two places to either side. */
function place(reports: CityReport[], edition: 'people' | 'blended'): void {
  const ranked = reports
    .filter(({ placeReason }) => placeReason === null)
    .sort((a, b) => (b.index[edition].value ?? 0) - (a.index[edition].value ?? 0))
  ranked.forEach((report, index) => {
    const rank = index + 1
    const [low, high] = [Math.max(1, rank - 2), Math.min(ranked.length, rank + 2)]
    const tier = Math.floor(index / 3) + 1
    const made: Place = {
      rank,
      low,
      high,
      leagueLow: Math.max(1, low - 1),
      leagueHigh: Math.min(ranked.length, high + 1),
      of: ranked.length,
      tier,
      tierSize: Math.min(3, ranked.length - (tier - 1) * 3),
    }
    report.place[edition] = made
    report.band[edition] = rank <= Math.round(0.3 * ranked.length) ? 'SMILE+++' : 'SMILE++'
  })
}

function lineOf(report: CityReport): CityLine {
  const { city, design, mark, n, effectiveN, index, place, band, placeReason, smileRate, nodes } = report
  const first = Object.fromEntries(
    nodes
      .filter(({ level }) => level === 'first')
      .map(({ code, people, blended }) => [code, { people: people.value, blended: blended.value }]),
  )
  return { city, design, mark, n, effectiveN, index, place, band, placeReason, first, smileRate }
}

function byCluster(lines: CityLine[]): GroupLine[] {
  const clusters = [...new Set(lines.map(({ city }) => city.cluster))]
  return clusters.map((key) =>
    group(
      'cluster',
      key,
      text(`城市群 ${key}`, `Cluster ${key}`),
      lines.filter(({ city }) => city.cluster === key),
    ),
  )
}

function group(by: GroupLine['by'], key: string, label: LocalText, lines: CityLine[]): GroupLine {
  const both = (value: number) => ({
    people: figure(value, 0.3, 9000),
    blended: figure(value + 1, 0.3, 9000),
  })
  return {
    by,
    key,
    label,
    cities: lines.length,
    residents: both(64),
    plain: both(63),
    smileRate: figure(61, 0.5, 9000),
  }
}
