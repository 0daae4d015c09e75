import { z } from 'zod'

import { conditionSchema, itemSchema, localTextSchema } from '#app/survey/questionnaire/questionnaire.ts'
import { DRAWS } from '#app/survey/rules/present.ts'
import { ENTERED_MODES } from '#app/survey/wave/modes.ts'

/**
 * What the interface for machines takes and gives. A `describe` names the words under `field` of locales/…/api.json.
 */

const day = z.iso.date()
const answer = z.union([z.number(), z.string(), z.array(z.union([z.number(), z.string()]))])

/** The envelope of an answer; what each answer may be is said by the questionnaire. */
const responsePost = z
  .object({
    submissionId: z.uuid().describe('submissionId'),
    city: z
      .string()
      .regex(/^[0-9A-Za-z_-]{1,32}$/)
      .describe('city'),
    language: z
      .string()
      .regex(/^[\x21-\x7e]{1,64}$/)
      .describe('language'),
    noticeVersion: z
      .string()
      .regex(/^[\x21-\x7e]{1,64}$/)
      .describe('noticeVersion'),
    consent: z.literal(true).describe('consent'),
    answers: z.record(z.string(), answer).describe('answers'),
    ticket: z.string().nullable().optional().describe('ticket'),
    channel: z
      .string()
      .regex(/^[a-z0-9_-]{1,32}$/i)
      .nullable()
      .optional()
      .describe('channel'),
    seconds: z.number().nonnegative().nullable().optional().describe('seconds'),
    draw: z
      .int()
      .min(0)
      .max(DRAWS - 1)
      .nullable()
      .optional()
      .describe('draw'),
    mode: z
      .enum(['web', ...ENTERED_MODES])
      .optional()
      .describe('mode'),
    work: z
      .string()
      .regex(/^\d{1,15}$/)
      .nullable()
      .optional()
      .describe('work'),
  })
  .describe('responsePost')

const taken = z.object({ withdrawalCode: z.string().describe('withdrawalCode'), wave: z.string() })

const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe('detail'),
    code: z.string().describe('code'),
    issues: z
      .array(z.object({ item: z.string(), code: z.string(), message: z.string() }))
      .optional()
      .describe('issues'),
  })
  .describe('problem')

const waveList = z.object({
  waves: z.array(
    z.object({
      id: z.string(),
      title: localTextSchema,
      opensOn: day,
      closesOn: day,
      languages: z.array(z.string()),
      cities: z.array(z.string()).describe('cityCodes'),
    }),
  ),
})

const questionnaire = z.object({
  version: z.string().describe('questionnaireVersion'),
  noticeVersion: z.string(),
  items: z.array(itemSchema).describe('items'),
  split: z
    .object({
      blocks: z.array(z.object({ code: z.string(), items: z.array(z.string()) })),
      asked: z.int(),
    })
    .optional()
    .describe('split'),
})

const ticketKeys = z.object({
  keys: z.array(
    z.object({
      id: z.string().describe('keyId'),
      stratum: z.string(),
      publicKey: z.string().describe('publicKey'),
      invitations: z.int(),
    }),
  ),
})

const ticketRequest = z
  .object({
    city: z.string().max(32).describe('city'),
    code: z.string().max(64).describe('invitationCode'),
    blinded: z.string().max(512).optional().describe('blinded'),
  })
  .describe('ticketRequest')

const signedTicket = z.object({
  key: z.string().describe('keyId'),
  signature: z.string().optional().describe('signature'),
})

const releaseList = z.object({
  releases: z.array(
    z.object({
      id: z.string(),
      wave: z.string(),
      publishedOn: day,
      synthetic: z.boolean().describe('synthetic'),
      supersedes: z.string().nullable().describe('supersedes'),
      reason: localTextSchema.nullable().describe('reason'),
      links: z.record(z.string(), z.string()).describe('links'),
    }),
  ),
  next: z.string().nullable().describe('next'),
})

const table = z.object({
  columns: z.array(z.string()),
  rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()]))),
})

/** By the name each has in the document. */
export const API_SCHEMAS = {
  ResponsePost: responsePost,
  Taken: taken,
  Problem: problem,
  WaveList: waveList,
  Questionnaire: questionnaire,
  TicketKeys: ticketKeys,
  TicketRequest: ticketRequest,
  SignedTicket: signedTicket,
  ReleaseList: releaseList,
  Table: table,
  Item: itemSchema,
  Condition: conditionSchema,
  Text: localTextSchema,
} as const
export type ApiSchemaName = keyof typeof API_SCHEMAS
