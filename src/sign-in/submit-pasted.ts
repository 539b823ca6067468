/** Submits a pasted token at once. Without React, because the field is in the first paint. */

/** Only if the field holds just the pasted text; what was copied along with the token may have been removed already. */
export function submitPastedTokens(): void {
  let pasted = ''
  document.addEventListener('paste', ({ clipboardData }) => {
    pasted = clipboardData?.getData('text') ?? ''
  })
  // On the document, so that listeners of the field run first.
  document.addEventListener('input', ({ target }) => {
    const isField = target instanceof HTMLInputElement && target.matches('.field-token')
    const text = isField ? target.value.trim() : ''
    if (isField && pasted.includes(text) && /(^|\W)htx_\S{4}/.test(text))
      target.form?.requestSubmit()
    pasted = ''
  })
}
