/** A failure when nothing more can be loaded: plain text in both languages, and a reload button. */
export function PlainFailure() {
  return (
    <div className="flex flex-col gap-3">
      <h1 className="sign-in-heading">Something went wrong</h1>
      <p>The dashboard has failed. Reload the page to start again.</p>
      <p lang="vi">Trang quản trị gặp lỗi. Hãy tải lại trang để bắt đầu lại.</p>
      <button type="button" className="self-start underline" onClick={() => location.reload()}>
        Reload · Tải lại
      </button>
    </div>
  )
}
