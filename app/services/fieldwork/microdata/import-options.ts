import { z } from 'zod'

const column = z.string().min(1)

/** How a microdata file is to be read and kept; columns are named as in the file. */
export const importOptionsSchema = z
  .object({
    /** default: `city` or `district`, whichever the file has */
    area: column,
    /** default: `wave` and `mode` where the file has them */
    wave: column,
    mode: column,
    /** final weight, people each respondent stands for; 1 without */
    weight: column,
    stratum: column,
    sex: column,
    ageGroup: column,
    education: column,
    district: column,
    /** whose answers may be read as a sample; open participation promises nothing */
    design: z.enum(['invited', 'open']),
    /** put before the value of the wave column; the whole id when there is none */
    prefix: z.string().regex(/^[a-z0-9](-?[a-z0-9])*$/, 'small letters, digits and single hyphens'),
    title: z.string().min(1),
    population: z.string().min(1),
    /** language tag of the interviews; `und` = not known */
    language: z.string().regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]+)*$/),
    opensOn: z.iso.date(),
    closesOn: z.iso.date(),
    questionnaire: z.string().regex(/^[a-z0-9](-?[a-z0-9])*$/, 'small letters, digits and single hyphens'),
    replace: z.boolean(),
    dryRun: z.boolean(),
  })
  .partial()
  .strict()
export type ImportOptions = z.infer<typeof importOptionsSchema>
