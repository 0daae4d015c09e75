/** Where to go on after the step, what is still to be confirmed, or why it was not taken. */
export type StepResult =
  | { to: string }
  | { missing: string[] }
  | { error: { code: string; message: string; at: Record<string, unknown> } }
