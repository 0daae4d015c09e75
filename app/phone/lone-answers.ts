/**
 * Keeps answers apart that cannot be given together: one that stands alone clears the others, and any other clears it.
 *
 * @param changed the field that was just changed
 */
export function keepLoneAnswers(form: HTMLFormElement, changed: EventTarget | null): void {
  if (!(changed instanceof HTMLInputElement) || changed.name !== 'answer') return
  const isBox = changed.type === 'checkbox'
  if (isBox ? !changed.checked : changed.value.trim() === '') return
  const alone = isLone(changed)
  for (const field of Array.from(form.querySelectorAll<HTMLInputElement>('input[name="answer"]'))) {
    if (field === changed || !(alone || isLone(field))) continue
    if (field.type === 'checkbox') field.checked = false
    else field.value = ''
  }
}

function isLone(field: HTMLInputElement): boolean {
  return field.dataset['lone'] !== undefined
}
