/** Something of an XLSForm that a questionnaire has no place for, or that was read otherwise than it was meant. */
export interface NotCarried {
  sheet: string
  /** counted from 1, the header among them */
  row: number
  /** the header, as it stands in the file; empty for a whole row or sheet */
  column: string
  /** what stands in the cell */
  value: string
  what: NotCarriedReason
}

/** Key of the sentence that says what became of it. */
export type NotCarriedReason =
  | 'sheet'
  | 'type'
  | 'column'
  | 'language'
  | 'setting'
  | 'expression'
  | 'constraint'
  | 'required'
  | 'parameter'
  | 'media'
  /** an answer or value put into a text */
  | 'reference'
  /** bold, headings, colours */
  | 'styling'
  | 'groupLabel'
  | 'repeat'
  | 'noteAsHint'
  /** no question follows that could lead with it */
  | 'noteAtEnd'
  | 'renamed'
  | 'disabled'
  | 'noType'
  | 'noList'
