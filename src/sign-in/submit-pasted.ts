/** A token that is pasted into the field for it is submitted at once. Without React: the first paint has such a field. */

/** Where the paste is all that the field holds; what it brought along beside the token may have been removed already. */
export function submitPastedTokens(): void {
  let pasted = ''
  document.addEventListener('paste', ({ clipboardData }) => {
    pasted = clipboardData?.getData('text') ?? ''
  })
  // On the document, so that the field has been read before.
  document.addEventListener('input', ({ target }) => {
    const isField = target instanceof HTMLInputElement && target.matches('.field-token')
    const text = isField ? target.value.trim() : ''
    if (isField && pasted.includes(text) && /(^|\W)htx_\S{4}/.test(text))
      target.form?.requestSubmit()
    pasted = ''
  })
}
