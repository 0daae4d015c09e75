import type { CityRecord } from '#app/data/reference/cities.server.ts'
import type { DistrictRow } from '#app/data/reference/register.server.ts'
import { cellReader } from '#app/formats/cells.ts'
import type { CsvTable, FileProblem } from '#app/formats/csv.ts'

export const CITY_COLUMNS = [
  'city_code',
  'name_zh',
  'name_en',
  'province_code',
  'province_zh',
  'province_en',
  'admin_level',
  'seed_cluster',
  'national_cluster_zh',
  'national_cluster_en',
  'cluster_core_codes',
  'lat',
  'lon',
  'population_2020',
  'population_source',
  'population_other',
  'seed_rank_2021_2022',
  'global_smile_rank_2022_2023',
] as const

export const DISTRICT_COLUMNS = [
  'city_code',
  'district_code',
  'name_zh',
  'type',
  'population',
  'population_15plus',
] as const

/** Boundaries and figures of the districts are those of the 2020 census. */
const DISTRICTS_VALID_FROM = '2020-11-01'

/** Reads the register of cities; residents of 15 and over come from the margins. */
export function parseCities(table: CsvTable): {
  rows: Omit<CityRecord, 'population15Plus'>[]
  problems: FileProblem[]
} {
  const problems: FileProblem[] = []
  const rows = table.rows.map((line) => {
    const read = cellReader(line, problems)
    return {
      code: read.text('city_code'),
      nameZh: read.text('name_zh'),
      nameEn: read.text('name_en'),
      provinceCode: read.text('province_code'),
      provinceZh: read.text('province_zh'),
      provinceEn: read.text('province_en'),
      adminLevel: read.text('admin_level'),
      cluster: read.text('seed_cluster'),
      nationalClusterZh: line.cells.national_cluster_zh ?? '',
      nationalClusterEn: line.cells.national_cluster_en ?? '',
      clusterCoreCodes: (line.cells.cluster_core_codes ?? '').replaceAll('|', ' '),
      latitude: read.number('lat', { min: -90, max: 90 }),
      longitude: read.number('lon', { min: -180, max: 180 }),
      population:
        read.numberOrNull('population_2020', { min: 1, integer: true }) ??
        read.numberOrNull('population_other', { min: 1, integer: true }),
      populationSource: line.cells.population_source ?? '',
      seedRank: read.numberOrNull('seed_rank_2021_2022', { min: 1, integer: true }),
      globalRank: read.numberOrNull('global_smile_rank_2022_2023', { min: 1, integer: true }),
    }
  })
  return { rows, problems }
}

/** Reads the districts and counties of the cities. */
export function parseDistricts(table: CsvTable): { rows: DistrictRow[]; problems: FileProblem[] } {
  const problems: FileProblem[] = []
  const rows = table.rows.map((line) => {
    const read = cellReader(line, problems)
    return {
      cityCode: read.text('city_code'),
      code: read.text('district_code'),
      nameZh: read.text('name_zh'),
      type: read.text('type'),
      population: read.numberOrNull('population', { min: 0, integer: true }),
      population15Plus: read.numberOrNull('population_15plus', { min: 0, integer: true }),
      validFrom: DISTRICTS_VALID_FROM,
      validTo: null,
    }
  })
  return { rows, problems }
}
