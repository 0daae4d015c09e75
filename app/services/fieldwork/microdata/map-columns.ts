import { refused, type Refused } from '#app/platform/refused.ts'
import type { ImportOptions } from './import-options.ts'
import type { ColumnMapping } from './read-microdata.ts'

/**
 * Settles which column holds what: what the options name, else the usual names.
 *
 * @param columns of the file
 * @returns refused with NO_AREA_COLUMN when nothing says where a respondent lives; columns that are named and
 *   missing are left to `readMicrodata`
 */
export function mapColumns(columns: string[], options: ImportOptions): ColumnMapping | Refused {
  const usual = (...names: string[]) => names.find((name) => columns.includes(name)) ?? null
  const area = options.area ?? usual('city', 'district')
  if (area === null) {
    return refused(
      'NO_AREA_COLUMN',
      'The file has no column city or district: name the column of the area.',
      {
        columns,
      },
    )
  }
  const { sex, ageGroup, education, district } = options
  return {
    area,
    wave: options.wave ?? usual('wave'),
    mode: options.mode ?? usual('mode'),
    weight: options.weight ?? null,
    stratum: options.stratum ?? null,
    margins: {
      ...(sex === undefined ? {} : { sex }),
      ...(ageGroup === undefined ? {} : { ageGroup }),
      ...(education === undefined ? {} : { education }),
      ...(district === undefined ? {} : { district }),
    },
  }
}

/** Margins that the mapped columns allow: sex and age together are one. */
export function marginsOf({ margins }: ColumnMapping): string[] {
  const { sex, ageGroup, education, district } = margins
  const crossed =
    sex && ageGroup ? ['sex_age_group'] : [...(sex ? ['sex'] : []), ...(ageGroup ? ['age_group'] : [])]
  return [...crossed, ...(education ? ['education'] : []), ...(district ? ['district'] : [])]
}
