/** The last resort: plain words in both languages and a reload, without anything that could fail again. */
import { Component, type ReactNode } from 'react'

export class RootBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    if (!this.state.failed) return this.props.children
    return (
      <main className="sign-in-frame">
        <div className="card sign-in-card flex flex-col gap-3" role="alert">
          <h1 className="sign-in-heading">Something went wrong</h1>
          <p>The dashboard has failed. Reload the page to start again.</p>
          <p lang="vi">Trang quản trị gặp lỗi. Hãy tải lại trang để bắt đầu lại.</p>
          <button type="button" className="self-start underline" onClick={() => location.reload()}>
            Reload · Tải lại
          </button>
        </div>
      </main>
    )
  }
}
