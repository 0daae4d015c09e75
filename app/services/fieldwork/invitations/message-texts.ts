import { writeCsv } from '#app/formats/csv.ts'
import type { InvitationLine } from './invitation-file.ts'

/** Ways to send invitations by a gateway of the sender's own. */
export const MESSAGE_KINDS = ['sms', 'wechat'] as const
export type MessageKind = (typeof MESSAGE_KINDS)[number]

/** Stands in a template where the link goes. */
export const LINK_MARK = '{link}'

/**
 * The messages of a file of invitations, for the sender's own gateway: a CSV with number, code, text and the number of
 * SMS it takes, or a text with one WeChat message a paragraph.
 *
 * @param template with `{link}` where the link goes
 */
export function messageTexts(kind: MessageKind, lines: InvitationLine[], template: string): string {
  const texts = lines.map((line) => ({ line, text: template.replaceAll(LINK_MARK, line.link) }))
  if (kind === 'wechat') return texts.map(({ text }) => `${text}\n`).join('\n')
  return writeCsv(
    ['number', 'batch', 'city', 'code', 'text', 'parts'],
    texts.map(({ line, text }) => [line.number, line.batch, line.city, line.code, text, smsParts(text)]),
  )
}

const WIDE = { alone: 70, joined: 67 }
const NARROW = { alone: 160, joined: 153 }

/**
 * How many SMS a text takes: 160 signs of ASCII or 70 of any other alone, 153 or 67 each when joined.
 *
 * Source: 3GPP TS 23.038 and 23.040; ASCII stands for the default alphabet, whose few other signs count as wide here.
 */
function smsParts(text: string): number {
  const { alone, joined } = /^[\n\r\x20-\x7e]*$/.test(text) ? NARROW : WIDE
  return text.length <= alone ? 1 : Math.ceil(text.length / joined)
}
