/** What is wrong with one field of a form, in the reader's language. */
export interface FieldError {
  /** id of the field's control, to which the summary leads */
  field: string
  message: string
}

/** The message of a field, if it has one. */
export function errorOf(errors: FieldError[], field: string): string | undefined {
  return errors.find((error) => error.field === field)?.message
}
